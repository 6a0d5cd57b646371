package nl.polder.server.analysis;

import java.util.Arrays;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.ParticipantResults;
import nl.polder.clustering.StatementResult;
import nl.polder.clustering.VoteMatrix;

/**
 * The plane of the map: the two principal components of an analysis, scaled so that nearly everybody lies between -1 and 1, with
 * the signs that readers saw before. Places one person's votes on it in the same way as everybody's.
 */
final class Plane {
    private static final double INSIDE = 0.98;

    private final double scaleX;
    private final double scaleY;

    private Plane(double scaleX, double scaleY) {
        this.scaleX = scaleX;
        this.scaleY = scaleY;
    }

    /**
     * @param signX 1 or -1, what the first axis is multiplied by
     * @param signY likewise the second
     */
    static Plane of(ParticipantResults people, int signX, int signY) {
        double[] distances = new double[people.size()];
        int count = 0;
        for (int row = 0; row < people.size(); row++) {
            if (people.isIncluded(row)) {
                distances[count++] = Math.max(Math.abs(people.x(row)), Math.abs(people.y(row)));
            }
        }
        double[] sorted = Arrays.copyOf(distances, count);
        Arrays.sort(sorted);
        double farthest = count == 0 ? 0 : sorted[(int) Math.floor(INSIDE * (count - 1))];
        double scale = farthest > 0 ? 1 / farthest : 1;
        return new Plane(signX * scale, signY * scale);
    }

    double scaleX() {
        return scaleX;
    }

    double scaleY() {
        return scaleY;
    }

    double x(double polisX) {
        return within(polisX * scaleX);
    }

    double y(double polisY) {
        return within(polisY * scaleY);
    }

    private static double within(double coordinate) {
        return Math.max(-1, Math.min(1, coordinate));
    }

    /**
     * Share of the differences between people (variance of the mean-filled votes) that each axis shows.
     *
     * @return two shares, 0 to 1; zeros when nobody differs
     */
    static double[] variation(VoteMatrix votes, Analysis analysis) {
        double total = 0;
        double[] shown = new double[2];
        for (int row = 0; row < votes.participants(); row++) {
            double first = 0;
            double second = 0;
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                StatementResult statement = analysis.statements().get(votes.statementAt(i));
                double centred = statement.excluded() ? 0 : votes.valueAt(i) - statement.mean();
                total += centred * centred;
                first += centred * statement.loading1();
                second += centred * statement.loading2();
            }
            shown[0] += first * first;
            shown[1] += second * second;
        }
        return total > 0 ? new double[] {shown[0] / total, shown[1] / total} : new double[2];
    }
}
