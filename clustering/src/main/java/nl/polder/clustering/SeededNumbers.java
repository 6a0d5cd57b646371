package nl.polder.clustering;

/**
 * Reproducible random numbers: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"), written
 * out so that no Java version can change them.
 */
final class SeededNumbers {
    private long state;

    SeededNumbers(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [-0.5, 0.5), so that a start is not biased towards "everybody alike". */
    double[] vector(int size) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = nextDouble() - 0.5;
        }
        return numbers;
    }
}
