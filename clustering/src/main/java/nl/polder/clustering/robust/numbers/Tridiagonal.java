package nl.polder.clustering.robust.numbers;

/** Eigenvalues of a symmetric tridiagonal matrix by the implicit QL method (Bowdler et al. 1968). */
final class Tridiagonal {
    private Tridiagonal() {}

    /**
     * @param d diagonal, k numbers; becomes the eigenvalues, unordered
     * @param e e[i] couples i and i + 1; the last is ignored; destroyed
     * @param rows any number of rows of k numbers that are rotated along: rows of the identity become rows of the matrix
     *     of eigenvectors
     */
    static void eigen(double[] d, double[] e, double[][] rows) {
        int k = d.length;
        e[k - 1] = 0;
        for (int l = 0; l < k; l++) {
            for (int round = 0; round < 100; round++) {
                int m = l;
                while (m < k - 1 && Math.abs(e[m]) > 1e-16 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
                    m++;
                }
                if (m == l) {
                    break;
                }
                sweep(d, e, rows, l, m);
            }
        }
    }

    private static void sweep(double[] d, double[] e, double[][] rows, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.sqrt(g * g + 1);
        g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            double t = (d[i] - g) * s + 2 * c * b;
            p = s * t;
            d[i + 1] = g + p;
            g = c * t - b;
            for (double[] row : rows) {
                double kept = row[i + 1];
                row[i + 1] = s * row[i] + c * kept;
                row[i] = c * row[i] - s * kept;
            }
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
