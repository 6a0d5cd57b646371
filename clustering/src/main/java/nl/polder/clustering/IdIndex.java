package nl.polder.clustering;

import java.util.Arrays;
import java.util.OptionalInt;

/** Finds the position of an id in a list of distinct ids: binary search over a sorted copy, 8 bytes an id. */
public final class IdIndex {
    private final long[] idAndPosition;

    private IdIndex(long[] idAndPosition) {
        this.idAndPosition = idAndPosition;
    }

    /** Of ids of any sign in any order; with repeats the lowest position is found. */
    static IdIndex of(int[] ids) {
        long[] keys = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            keys[i] = ((long) ids[i] << 32) | i;
        }
        Arrays.sort(keys);
        return new IdIndex(keys);
    }

    /** Position of an id, empty when it is not in the list. */
    public OptionalInt find(int id) {
        int at = Arrays.binarySearch(idAndPosition, (long) id << 32);
        int first = at >= 0 ? at : -at - 1;
        boolean found = first < idAndPosition.length && (int) (idAndPosition[first] >> 32) == id;
        return found ? OptionalInt.of((int) idAndPosition[first]) : OptionalInt.empty();
    }
}
