package nl.polder.clustering;

/**
 * Positions in the plane of the principal components (polis-math sections 5.2 and 5.5), sign agree = +1.
 *
 * <pre>  participant: sqrt(C / max(1, m)) · Σ over voted (v_j − c_j) · loading_j      m = votes, C = all statements
 *   statement:   sqrt(C) · (1 − c_j) · loading_j                                   as if its only vote were "agree" </pre>
 *
 * <p>An excluded statement counts as a voted cell of everybody, so that m = excluded + votes on the others. The factor pushes people with few
 * votes outward, to where they would be if their other votes looked like these.
 */
final class Projection {
    private Projection() {}

    /** Positions of all rows. */
    static Points participants(
            VoteMatrix votes, PrincipalComponents components, boolean[] excluded, Parallel parallel) {
        int rows = votes.participants();
        double[] x = new double[rows];
        double[] y = new double[rows];
        if (!components.isFlat()) {
            int zeroed = count(excluded);
            // Terms of a row, (v − c)·loading, for each vote value: one look-up a vote.
            double[] terms = terms(components, excluded);
            parallel.forEach(Parallel.chunks(rows), chunk -> {
                int end = Parallel.chunkEnd(chunk, rows);
                for (int row = Parallel.chunkStart(chunk); row < end; row++) {
                    place(votes, row, terms, zeroed, excluded, x, y);
                }
            });
        }
        return new Points(x, y);
    }

    private static void place(
            VoteMatrix votes, int row, double[] terms, int zeroed, boolean[] excluded, double[] x, double[] y) {
        double sumX = 0;
        double sumY = 0;
        int ordinary = 0;
        for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
            int column = votes.statementAt(i);
            int at = 6 * column + 2 * (votes.valueAt(i) + 1);
            sumX += terms[at];
            sumY += terms[at + 1];
            ordinary += excluded[column] ? 0 : 1;
        }
        double scale = Math.sqrt((double) excluded.length / Math.max(1, ordinary + zeroed));
        x[row] = scale * sumX;
        y[row] = scale * sumY;
    }

    private static double[] terms(PrincipalComponents components, boolean[] excluded) {
        double[] terms = new double[6 * excluded.length];
        for (int c = 0; c < excluded.length; c++) {
            for (int value = -1; value <= 1 && !excluded[c]; value++) {
                double difference = value - components.centre()[c];
                terms[6 * c + 2 * (value + 1)] = difference * components.first()[c];
                terms[6 * c + 2 * (value + 1) + 1] = difference * components.second()[c];
            }
        }
        return terms;
    }

    /** Positions of all statements. */
    static Points statements(PrincipalComponents components) {
        int size = components.centre().length;
        double[] x = new double[size];
        double[] y = new double[size];
        double scale = Math.sqrt(size);
        for (int c = 0; c < size && !components.isFlat(); c++) {
            x[c] = scale * (1 - components.centre()[c]) * components.first()[c];
            y[c] = scale * (1 - components.centre()[c]) * components.second()[c];
        }
        return new Points(x, y);
    }

    static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }
}
