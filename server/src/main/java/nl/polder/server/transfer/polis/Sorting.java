package nl.polder.server.transfer.polis;

/** Sorting of indices without boxing them. */
final class Sorting {

    private Sorting() {}

    /** How two indices compare; never 0 for two different ones, so that the order is total. */
    @FunctionalInterface
    interface IndexOrder {
        int compare(int a, int b);
    }

    /** The indices 0 … count−1 in this order (merge sort, count·log count comparisons, twice the memory of the result). */
    static int[] indices(int count, IndexOrder order) {
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = i;
        }
        int[] other = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int from = 0; from < count; from += 2 * width) {
                merge(sorted, other, from, Math.min(from + width, count), Math.min(from + 2 * width, count), order);
            }
            int[] swap = sorted;
            sorted = other;
            other = swap;
        }
        return sorted;
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, IndexOrder order) {
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && order.compare(from[left], from[right]) <= 0);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
