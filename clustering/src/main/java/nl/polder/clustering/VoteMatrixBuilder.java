package nl.polder.clustering;

import java.util.Arrays;

/**
 * Collects vote events in any order and makes a {@link VoteMatrix} of them.
 *
 * <p>The last event of a (participant, statement) wins: the latest time, among equal times the one added last. Rows and columns
 * come in the order of Polis's full recompute (polis-math section 2): columns ascending by id; rows: those who voted on the lowest
 * statement ascending by id, then the newcomers of the next statement, and so on. A participant or a statement without any vote
 * left has no row or column. Holds 17 bytes an event. Not safe between threads.
 */
public final class VoteMatrixBuilder {
    /** Stands for "withdrawn" among the values; never reaches a matrix. */
    private static final byte UNDONE = 2;

    private int[] participants = new int[1024];
    private int[] statements = new int[1024];
    private byte[] values = new byte[1024];
    private long[] times = new long[1024];
    private int events;

    /**
     * Adds one vote.
     *
     * @param value +1 agree, 0 pass, -1 disagree
     * @param timeMillis only compared with the times of other events, so any unit will do
     * @throws IllegalArgumentException for another value or a negative id
     */
    public VoteMatrixBuilder add(int participantId, int statementId, int value, long timeMillis) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("a vote is -1, 0 or 1, not " + value + " (participant " + participantId
                    + ", statement " + statementId + ")");
        }
        append(participantId, statementId, (byte) value, timeMillis);
        return this;
    }

    /** Adds the withdrawal of a vote: if it is the last event of its pair, the cell is unseen. */
    public VoteMatrixBuilder undo(int participantId, int statementId, long timeMillis) {
        append(participantId, statementId, UNDONE, timeMillis);
        return this;
    }

    private void append(int participantId, int statementId, byte value, long timeMillis) {
        if (participantId < 0 || statementId < 0) {
            throw new IllegalArgumentException(
                    "ids are counted from 0: participant " + participantId + ", statement " + statementId);
        }
        if (events == participants.length) {
            grow();
        }
        participants[events] = participantId;
        statements[events] = statementId;
        values[events] = value;
        times[events] = timeMillis;
        events++;
    }

    private void grow() {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, events + (events >> 1) + 16L);
        if (capacity == events) {
            throw new IllegalStateException("more than " + events + " vote events do not fit in one matrix");
        }
        participants = Arrays.copyOf(participants, capacity);
        statements = Arrays.copyOf(statements, capacity);
        values = Arrays.copyOf(values, capacity);
        times = Arrays.copyOf(times, capacity);
    }

    /** What was added and is not in the matrix, and why. */
    public record Report(int events, int votes, int replaced, int withdrawn) {
        /** In one sentence, for logs and for the importer's report. */
        public String sentence() {
            return events + " events give " + votes + " votes; " + replaced + " were replaced by a later one, "
                    + withdrawn + " were withdrawn.";
        }
    }

    /** A matrix and the account of how it came about. */
    public record Built(VoteMatrix matrix, Report report) {}

    /** The matrix of all events so far. */
    public VoteMatrix build() {
        return buildWithReport().matrix();
    }

    /** The matrix of all events so far, and what was left out of it. */
    public Built buildWithReport() {
        int[] people = distinctSorted(participants);
        int[] ids = distinctSorted(statements);
        int[] winners = winners(people, ids);
        int votes = 0;
        for (int e : winners) {
            winners[votes] = e;
            votes += values[e] == UNDONE ? 0 : 1;
        }
        Report report = new Report(events, votes, events - winners.length, winners.length - votes);
        return new Built(matrix(Arrays.copyOf(winners, votes)), report);
    }

    /** The last event of every (participant, statement), ascending by (participant id, statement id). */
    private int[] winners(int[] people, int[] ids) {
        int[] order = new int[events];
        Arrays.setAll(order, e -> e);
        order = stableSort(order, statements, ids);
        order = stableSort(order, participants, people);
        int count = 0;
        for (int i = 0; i < events; i++) {
            int event = order[i];
            int last = count == 0 ? -1 : order[count - 1];
            boolean samePair =
                    last >= 0 && participants[last] == participants[event] && statements[last] == statements[event];
            if (!samePair) {
                order[count++] = event;
            } else if (times[event] >= times[last]) {
                order[count - 1] = event;
            }
        }
        return Arrays.copyOf(order, count);
    }

    private VoteMatrix matrix(int[] winners) {
        int[] ids = distinctSorted(gather(statements, winners));
        int[] rowOrder = rowOrder(winners);
        int[] starts = new int[rowOrder.length + 1];
        int[] people = new int[rowOrder.length];
        VoteMatrix.Entries entries = new VoteMatrix.Entries(ids.length, winners.length);
        int at = 0;
        for (int r = 0; r < rowOrder.length; r++) {
            people[r] = participants[winners[rowOrder[r]]];
            for (int i = rowOrder[r]; i < winners.length && participants[winners[i]] == people[r]; i++) {
                entries.set(at++, Arrays.binarySearch(ids, statements[winners[i]]), values[winners[i]]);
            }
            starts[r + 1] = at;
        }
        return entries.matrix(people, ids, starts);
    }

    /** For every row in its final order, where its first winner stands: by (its lowest statement id, participant id). */
    private int[] rowOrder(int[] winners) {
        int[] first = new int[winners.length];
        int rows = 0;
        for (int i = 0; i < winners.length; i++) {
            if (i == 0 || participants[winners[i]] != participants[winners[i - 1]]) {
                first[rows++] = i;
            }
        }
        long[] keys = new long[rows];
        for (int r = 0; r < rows; r++) {
            keys[r] = ((long) statements[winners[first[r]]] << 32) | r;
        }
        Arrays.sort(keys);
        int[] ordered = new int[rows];
        Arrays.setAll(ordered, r -> first[(int) keys[r]]);
        return ordered;
    }

    private int[] distinctSorted(int[] ids) {
        int[] sorted = Arrays.copyOf(ids, Math.min(ids.length, events));
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static int[] gather(int[] from, int[] at) {
        int[] gathered = new int[at.length];
        Arrays.setAll(gathered, i -> from[at[i]]);
        return gathered;
    }

    /** Counting sort of events by one id; keeps the order of equal ones. */
    private static int[] stableSort(int[] order, int[] ids, int[] distinct) {
        int[] rank = new int[order.length];
        int[] start = new int[distinct.length + 1];
        for (int i = 0; i < order.length; i++) {
            rank[i] = Arrays.binarySearch(distinct, ids[order[i]]);
            start[rank[i] + 1]++;
        }
        for (int d = 0; d < distinct.length; d++) {
            start[d + 1] += start[d];
        }
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[start[rank[i]]++] = order[i];
        }
        return sorted;
    }
}
