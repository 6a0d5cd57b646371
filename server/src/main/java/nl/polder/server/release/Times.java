package nl.polder.server.release;

import java.util.Arrays;

/** All votes by their moment: who is alone in a stretch of time. */
final class Times {
    private static final long PERSON = (1L << 24) - 1;

    private final Rows rows;
    /** Second and person of every vote, ascending. */
    private final long[] sorted;

    Times(Rows rows) {
        if (rows.people() > PERSON) {
            throw new IllegalArgumentException("more people than " + PERSON);
        }
        this.rows = rows;
        sorted = new long[(int) rows.votes()];
        int at = 0;
        for (int person = 0; person < rows.people(); person++) {
            for (int place = 0; place < rows.votesOf(person); place++) {
                sorted[at++] = ((long) rows.secondOf(person, place) << 24) | person;
            }
        }
        Arrays.sort(sorted);
    }

    /** Mean over people of the share of their votes in a stretch in which nobody else voted; 0 without people. */
    double singledOut(int stretchSeconds) {
        double sum = 0;
        int from = 0;
        while (from < sorted.length) {
            long stretch = stretch(from, stretchSeconds);
            boolean alone = true;
            int to = from;
            while (to < sorted.length && stretch(to, stretchSeconds) == stretch) {
                alone &= person(to) == person(from);
                to++;
            }
            sum += alone ? (double) (to - from) / rows.votesOf(person(from)) : 0;
            from = to;
        }
        return rows.people() == 0 ? 0 : sum / rows.people();
    }

    private long stretch(int at, int seconds) {
        return Math.floorDiv(sorted[at] >> 24, seconds);
    }

    private int person(int at) {
        return (int) (sorted[at] & PERSON);
    }
}
