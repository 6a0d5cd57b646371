package nl.polder.clustering;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix: Householder reflections to tridiagonal form (Golub and Van Loan, "Matrix
 * Computations", section 8.3.1), then {@link Tridiagonal}. A fixed order of operations, square roots only.
 *
 * @param values length m, descending
 * @param vectors {@code vectors[i]} belongs to {@code values[i]}, length 1
 */
record SymmetricEigen(double[] values, double[][] vectors) {
    static SymmetricEigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] a = new double[size][];
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        for (int k = 0; k < size - 2; k++) {
            reflect(a, vectors, k);
        }
        double[] diagonal = new double[size];
        double[] beside = new double[size];
        for (int i = 0; i < size; i++) {
            diagonal[i] = a[i][i];
            beside[i] = i + 1 < size ? a[i + 1][i] : 0;
        }
        if (size > 0) {
            Tridiagonal.eigen(diagonal, beside, (i, cos, sin) -> turn(vectors[i], vectors[i + 1], cos, sin));
        }
        return sorted(diagonal, vectors);
    }

    /** Clears column k below the subdiagonal: A ← HAH with H = I − 2vvᵀ, and rows of {@code vectors} ← H · rows. */
    private static void reflect(double[][] a, double[][] vectors, int k) {
        int size = a.length;
        double[] v = new double[size];
        double squares = 0;
        for (int i = k + 1; i < size; i++) {
            v[i] = a[i][k];
            squares += v[i] * v[i];
        }
        double rest = squares - v[k + 1] * v[k + 1];
        if (rest == 0) {
            return;
        }
        v[k + 1] += Math.copySign(Math.sqrt(squares), v[k + 1]);
        Vectors.scale(v, 1 / Math.sqrt(rest + v[k + 1] * v[k + 1]));
        double[] w = new double[size];
        for (int i = k; i < size; i++) {
            w[i] = Vectors.dot(a[i], v);
        }
        Vectors.addScaled(w, v, -Vectors.dot(v, w));
        for (int i = k; i < size; i++) {
            Vectors.addScaled(a[i], w, -2 * v[i]);
            Vectors.addScaled(a[i], v, -2 * w[i]);
        }
        double[] along = new double[size];
        for (int i = k + 1; i < size; i++) {
            Vectors.addScaled(along, vectors[i], v[i]);
        }
        for (int i = k + 1; i < size; i++) {
            Vectors.addScaled(vectors[i], along, -2 * v[i]);
        }
    }

    private static void turn(double[] p, double[] q, double cos, double sin) {
        for (int i = 0; i < p.length; i++) {
            double atP = p[i];
            double atQ = q[i];
            q[i] = sin * atP + cos * atQ;
            p[i] = cos * atP - sin * atQ;
        }
    }

    private static SymmetricEigen sorted(double[] diagonal, double[][] vectors) {
        int size = diagonal.length;
        double[] values = new double[size];
        double[][] ordered = new double[size][];
        boolean[] taken = new boolean[size];
        for (int rank = 0; rank < size; rank++) {
            int best = -1;
            for (int i = 0; i < size; i++) {
                if (!taken[i] && (best < 0 || diagonal[i] > diagonal[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            values[rank] = diagonal[best];
            ordered[rank] = vectors[best];
        }
        return new SymmetricEigen(values, ordered);
    }
}
