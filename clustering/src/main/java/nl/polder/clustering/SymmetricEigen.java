package nl.polder.clustering;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, "Matrix Computations",
 * section 8.5). Exact to rounding, in a fixed order of operations. Eigenvalues descend.
 *
 * @param values length m
 * @param vectors {@code vectors[i]} belongs to {@code values[i]}, length 1
 */
record SymmetricEigen(double[] values, double[][] vectors) {
    /** Far more than the 6 to 10 sweeps that are ever needed. */
    private static final int SWEEPS_MAX = 60;

    static SymmetricEigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] a = new double[size][];
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        double total = squares(a, true);
        for (int sweep = 0; sweep < SWEEPS_MAX && squares(a, false) > 1e-32 * total; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    if (a[p][q] != 0) {
                        rotate(a, vectors, p, q);
                    }
                }
            }
        }
        return sorted(a, vectors);
    }

    private static double squares(double[][] a, boolean diagonalToo) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += i == j && !diagonalToo ? 0 : a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    /** Turns the plane of p and q so that a[p][q] becomes 0; vectors are kept as rows. */
    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        turn(a[p], a[q], cos, sin);
        for (double[] row : a) {
            double atP = row[p];
            double atQ = row[q];
            row[p] = cos * atP - sin * atQ;
            row[q] = sin * atP + cos * atQ;
        }
        turn(vectors[p], vectors[q], cos, sin);
    }

    private static void turn(double[] p, double[] q, double cos, double sin) {
        for (int i = 0; i < p.length; i++) {
            double atP = p[i];
            double atQ = q[i];
            p[i] = cos * atP - sin * atQ;
            q[i] = sin * atP + cos * atQ;
        }
    }

    private static SymmetricEigen sorted(double[][] a, double[][] vectors) {
        int size = a.length;
        double[] values = new double[size];
        double[][] ordered = new double[size][];
        boolean[] taken = new boolean[size];
        for (int rank = 0; rank < size; rank++) {
            int best = -1;
            for (int i = 0; i < size; i++) {
                if (!taken[i] && (best < 0 || a[i][i] > a[best][best])) {
                    best = i;
                }
            }
            taken[best] = true;
            values[rank] = a[best][best];
            ordered[rank] = vectors[best];
        }
        return new SymmetricEigen(values, ordered);
    }
}
