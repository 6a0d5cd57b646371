package nl.polder.clustering;

import java.util.List;

/** Arithmetic on vectors, each sum in a fixed order. */
final class Vectors {
    private Vectors() {}

    /** Four interleaved partial sums: the processor need not wait for the last addition, and the order is still fixed. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** {@code into += factor * other}. */
    static void addScaled(double[] into, double[] other, double factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * other[i];
        }
    }

    /** Σ factors[i] · vectors[i] over the first {@code factors.length} vectors, of which there is at least one. */
    static double[] combine(List<double[]> vectors, double[] factors) {
        double[] sum = new double[vectors.getFirst().length];
        for (int i = 0; i < factors.length; i++) {
            addScaled(sum, vectors.get(i), factors[i]);
        }
        return sum;
    }

    /**
     * Takes the directions of an orthonormal basis out of a vector (twice, for rounding) and makes its length 1.
     *
     * @return false when nothing but rounding is left
     */
    static boolean orthonormalise(double[] vector, List<double[]> basis) {
        double before = length(vector);
        for (int pass = 0; pass < 2; pass++) {
            for (double[] direction : basis) {
                addScaled(vector, direction, -dot(vector, direction));
            }
        }
        double after = length(vector);
        if (!(after > 1e-10 * before) || after == 0) {
            return false;
        }
        // Once more on the shortened vector: what rounding left is now small beside it.
        scale(vector, 1 / after);
        for (double[] direction : basis) {
            addScaled(vector, direction, -dot(vector, direction));
        }
        scale(vector, 1 / length(vector));
        return true;
    }

    static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
