package nl.polder.clustering;

/**
 * Eigenvalues of a symmetric tridiagonal matrix by implicit QL steps with Wilkinson's shift (Bowdler, Martin, Reinsch and Wilkinson 1968; Golub and
 * Van Loan, "Matrix Computations", section 8.3.3). A fixed order of operations, square roots only.
 */
public final class Tridiagonal {
    /** Three steps a value are usual. */
    private static final int STEPS_MAX = 100;

    private static final double NEGLIGIBLE = 1e-16;

    private Tridiagonal() {}

    /** Told of every rotation, so that eigenvectors can be rotated along. */
    @FunctionalInterface
    public interface Rotation {
        /** The new i is cos · (old i) − sin · (old i + 1), the new i + 1 is sin · (old i) + cos · (old i + 1). */
        void turn(int i, double cos, double sin);
    }

    /**
     * @param diagonal m numbers, at least one; becomes the eigenvalues, unordered
     * @param beside {@code beside[i]} couples i and i + 1; the last is ignored; destroyed
     * @param rotation applied to the vectors of the identity gives the eigenvectors
     */
    public static void eigen(double[] diagonal, double[] beside, Rotation rotation) {
        beside[diagonal.length - 1] = 0;
        for (int first = 0; first < diagonal.length; first++) {
            for (int step = 0; step < STEPS_MAX; step++) {
                int last = first;
                while (last < diagonal.length - 1
                        && Math.abs(beside[last])
                                > NEGLIGIBLE * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))) {
                    last++;
                }
                if (last == first) {
                    break;
                }
                chase(diagonal, beside, rotation, first, last);
            }
        }
    }

    /** One step on the block first..last: a rotation with the shift at its end, and the bulge chased back to its begin. */
    private static void chase(double[] diagonal, double[] beside, Rotation rotation, int first, int last) {
        double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        double root = Math.sqrt(half * half + 1);
        double g = diagonal[last] - diagonal[first] + beside[first] / (half + (half >= 0 ? root : -root));
        double sin = 1;
        double cos = 1;
        double shift = 0;
        for (int i = last - 1; i >= first; i--) {
            double f = sin * beside[i];
            double b = cos * beside[i];
            double length = Math.sqrt(f * f + g * g);
            beside[i + 1] = length;
            if (length == 0) {
                diagonal[i + 1] -= shift;
                beside[last] = 0;
                return;
            }
            sin = f / length;
            cos = g / length;
            g = diagonal[i + 1] - shift;
            double r = (diagonal[i] - g) * sin + 2 * cos * b;
            shift = sin * r;
            diagonal[i + 1] = g + shift;
            g = cos * r - b;
            rotation.turn(i, cos, sin);
        }
        diagonal[first] -= shift;
        beside[first] = g;
        beside[last] = 0;
    }
}
