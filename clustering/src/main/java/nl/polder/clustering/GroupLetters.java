package nl.polder.clustering;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which letter each group gets: the assignment under which most people keep the letter they had. Groups without a past, and all
 * groups of a first version, take the lowest free letters, the largest first.
 */
public final class GroupLetters {
    /** A to F. */
    public static final int MAX = 6;

    private final int[] bySize;
    private final int[][] overlap;
    private final int[] letterOf;
    private final int[] best;
    private int bestKept = -1;

    private GroupLetters(int[] sizes, int[][] overlap) {
        this.bySize = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer g) -> -sizes[g]).thenComparing(g -> g))
                .mapToInt(g -> g)
                .toArray();
        this.overlap = overlap;
        this.letterOf = new int[sizes.length];
        this.best = new int[sizes.length];
    }

    /**
     * @param sizes people per group, at most {@value #MAX} groups
     * @param overlap per group and letter, how many of its people had that letter
     * @return the number of a letter per group, 0 = A
     */
    public static int[] assign(int[] sizes, int[][] overlap) {
        if (sizes.length > MAX) {
            throw new IllegalArgumentException(sizes.length + " groups for " + MAX + " letters");
        }
        var letters = new GroupLetters(sizes, overlap);
        letters.tryFrom(0, 0, 0);
        return letters.best;
    }

    /** All assignments (at most 720), lowest letters to the largest groups first, so that the first of the best wins a tie. */
    private void tryFrom(int place, int taken, int kept) {
        if (place == bySize.length) {
            if (kept > bestKept) {
                bestKept = kept;
                System.arraycopy(letterOf, 0, best, 0, best.length);
            }
            return;
        }
        int group = bySize[place];
        for (int letter = 0; letter < MAX; letter++) {
            if ((taken & 1 << letter) == 0) {
                letterOf[group] = letter;
                tryFrom(place + 1, taken | 1 << letter, kept + overlap[group][letter]);
            }
        }
    }
}
