package nl.polder.clustering;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix: Householder reflections to tridiagonal form, then implicit QL steps with Wilkinson's
 * shift (Golub and Van Loan, "Matrix Computations", sections 8.3.1 and 8.3.3). A fixed order of operations, square roots only.
 *
 * @param values length m, descending
 * @param vectors {@code vectors[i]} belongs to {@code values[i]}, length 1
 */
record SymmetricEigen(double[] values, double[][] vectors) {
    /** Three steps a value are usual. */
    private static final int STEPS_MAX = 60;

    private static final double EPSILON = 0x1.0p-52;

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
        for (int first = 0; first < size; first++) {
            diagonalise(diagonal, beside, vectors, first);
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

    /** Implicit QL steps until the element beside diagonal[first] is negligible. */
    private static void diagonalise(double[] diagonal, double[] beside, double[][] vectors, int first) {
        for (int step = 0; step < STEPS_MAX; step++) {
            int last = first;
            while (last < diagonal.length - 1
                    && Math.abs(beside[last]) > EPSILON * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))) {
                last++;
            }
            if (last == first) {
                return;
            }
            chase(diagonal, beside, vectors, first, last);
        }
    }

    /** One step on the block first..last: a rotation with the shift at its end, and the bulge chased back to its begin. */
    private static void chase(double[] diagonal, double[] beside, double[][] vectors, int first, int last) {
        double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        double root = Math.sqrt(half * half + 1);
        double g = diagonal[last] - diagonal[first] + beside[first] / (half + Math.copySign(root, half));
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
            turn(vectors[i], vectors[i + 1], cos, sin);
        }
        diagonal[first] -= shift;
        beside[first] = g;
        beside[last] = 0;
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
