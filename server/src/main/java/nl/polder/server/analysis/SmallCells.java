package nl.polder.server.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What of a number in parts may be shown (privacy tier T1). A part of fewer than {@value #SMALLEST} people is kept back; so are
 * further parts, smallest first, until those kept back hold {@value #SMALLEST} people together and are at least two, because one
 * alone is the whole less the others.
 */
public final class SmallCells {
    static final int SMALLEST = 10;

    private SmallCells() {}

    /**
     * Which parts are kept back.
     *
     * @param sizes people in each part; the parts together are a number that is shown
     */
    public static boolean[] keptBack(int[] sizes) {
        boolean[] kept = new boolean[sizes.length];
        int count = 0;
        int people = 0;
        int[] bySize = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt(g -> sizes[g]))
                .mapToInt(g -> g)
                .toArray();
        boolean anySmall = Arrays.stream(sizes).anyMatch(size -> size < SMALLEST);
        for (int g : bySize) {
            boolean hidden = count >= 2 && people >= SMALLEST;
            if (sizes[g] < SMALLEST || (anySmall && !hidden)) {
                kept[g] = true;
                count++;
                people += sizes[g];
            }
        }
        return kept;
    }
}
