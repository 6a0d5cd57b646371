package nl.polder.clustering.robust.numbers;

/**
 * A random stream named by (seed, step, index), so that steps can run in any order and on any number of threads.
 * SplitMix64 (Steele, Lea and Flood 2014): 64 bits of state, passes BigCrush, integer arithmetic only.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    /** A stream for one step and index under a seed. */
    public RandomStream(long seed, int step, long index) {
        state = mix(mix(mix(seed + GOLDEN) + step * GOLDEN) + index * GOLDEN);
    }

    /** The finalizer of SplitMix64: a bijection of 64 bits that spreads every bit over all. */
    public static long mix(long bits) {
        long a = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** 64 random bits. */
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 … bound − 1 (multiply-shift; bias below bound / 2^32). */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** The first {@code count} of a random permutation of 0 … {@code of} − 1, in ascending order. */
    public int[] draw(int count, int of) {
        int[] all = new int[of];
        for (int i = 0; i < of; i++) {
            all[i] = i;
        }
        for (int i = 0; i < count; i++) {
            int j = i + nextInt(of - i);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        int[] drawn = java.util.Arrays.copyOf(all, count);
        java.util.Arrays.sort(drawn);
        return drawn;
    }
}
