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
     * Takes the directions of an orthonormal basis out of a vector and makes its length 1; again while that shortened it to less than half, because
     * what rounding left is then no longer small beside it (Parlett, "The Symmetric Eigenvalue Problem", chapter 6: twice is enough).
     *
     * @return false when nothing but rounding is left
     */
    static boolean orthonormalise(double[] vector, List<double[]> basis) {
        double first = length(vector);
        double before;
        double after = first;
        do {
            before = after;
            for (double[] direction : basis) {
                addScaled(vector, direction, -dot(vector, direction));
            }
            after = length(vector);
            if (!(after > 1e-10 * first)) {
                return false;
            }
        } while (after < before / 2);
        scale(vector, 1 / after);
        return true;
    }

    static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
