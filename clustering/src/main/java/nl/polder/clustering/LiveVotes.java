package nl.polder.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The votes of one conversation, kept current vote by vote together with their {@link CoVotes}. A vote costs as much as its
 * participant has other votes, under a microsecond. Invariant: {@link #sums} equals the sums rebuilt from {@link #snapshot}.
 * Beyond {@link CoVotes#STATEMENTS_MAX} statements the sums are given up and only the votes are kept. Not safe between threads.
 */
public final class LiveVotes {
    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Integer, Integer> slotById = new HashMap<>();
    private int[] idBySlot = new int[16];
    private int[] votesBySlot = new int[16];
    private @Nullable CoVotes sums = new CoVotes();
    private int votes;

    /** One participant's votes, in order of casting. */
    private static final class Row {
        private int[] slots = new int[8];
        private byte[] values = new byte[8];
        private int size;

        int find(int slot) {
            for (int i = 0; i < size; i++) {
                if (slots[i] == slot) {
                    return i;
                }
            }
            return -1;
        }

        void append(int slot, int value) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size + (size >> 1));
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            slots[size] = slot;
            values[size++] = (byte) value;
        }

        /** Moves the vote at a place to the end, so that the others come first. */
        void moveLast(int place) {
            int slot = slots[place];
            byte value = values[place];
            slots[place] = slots[size - 1];
            values[place] = values[size - 1];
            slots[size - 1] = slot;
            values[size - 1] = value;
        }
    }

    /** Votes that count now. */
    public int votes() {
        return votes;
    }

    /**
     * The sums of all votes that count now; empty when there are too many statements. They change with the next vote: an analysis on another
     * thread needs a {@link CoVotes#copy}.
     */
    public Optional<CoVotes> sums() {
        return Optional.ofNullable(sums);
    }

    private int slot(int statementId) {
        Integer known = slotById.get(statementId);
        if (known != null) {
            return known;
        }
        int slot = slotById.size();
        if (slot == idBySlot.length) {
            idBySlot = Arrays.copyOf(idBySlot, slot * 2);
            votesBySlot = Arrays.copyOf(votesBySlot, slot * 2);
        }
        idBySlot[slot] = statementId;
        slotById.put(statementId, slot);
        if (slot == CoVotes.STATEMENTS_MAX) {
            sums = null;
        }
        if (sums != null) {
            // The sums give out the same numbers, for they see the same statements in the same order.
            sums.slot(statementId);
        }
        return slot;
    }

    /**
     * Takes in a vote; a second vote on the same statement replaces the first.
     *
     * @param value +1 agree, 0 pass, -1 disagree
     */
    public void cast(int participantId, int statementId, int value) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("a vote is -1, 0 or 1, not " + value);
        }
        Row row = rows.computeIfAbsent(participantId, id -> new Row());
        int slot = slot(statementId);
        int place = row.find(slot);
        if (place < 0) {
            if (sums != null) {
                sums.add(row.slots, row.values, row.size, slot, value);
            }
            row.append(slot, value);
            count(slot, 1);
        } else if (row.values[place] != value) {
            row.moveLast(place);
            if (sums != null) {
                sums.change(row.slots, row.values, row.size - 1, slot, row.values[row.size - 1], value);
            }
            row.values[row.size - 1] = (byte) value;
        }
    }

    private void count(int slot, int difference) {
        votesBySlot[slot] += difference;
        votes += difference;
    }

    /** Withdraws a vote; nothing happens when there is none. */
    public void undo(int participantId, int statementId) {
        Row row = rows.get(participantId);
        Integer slot = slotById.get(statementId);
        int place = row == null || slot == null ? -1 : row.find(slot);
        if (row != null && place >= 0) {
            row.moveLast(place);
            removeLast(row);
        }
    }

    /** Erases a participant: all votes are withdrawn. */
    public void forget(int participantId) {
        Row row = rows.remove(participantId);
        while (row != null && row.size > 0) {
            removeLast(row);
        }
    }

    private void removeLast(Row row) {
        row.size--;
        int slot = row.slots[row.size];
        if (sums != null) {
            sums.remove(row.slots, row.values, row.size, slot, row.values[row.size]);
        }
        count(slot, -1);
    }

    /** The matrix of the votes that count now, in the order of {@link VoteMatrixBuilder}. */
    public VoteMatrix snapshot() {
        int[] columnOfSlot = new int[slotById.size()];
        int[] statementIds = columns(columnOfSlot);
        long[] order = new long[rows.size()];
        int people = 0;
        for (Map.Entry<Integer, Row> entry : rows.entrySet()) {
            Row row = entry.getValue();
            int lowest = Integer.MAX_VALUE;
            for (int i = 0; i < row.size; i++) {
                lowest = Math.min(lowest, columnOfSlot[row.slots[i]]);
            }
            if (row.size > 0) {
                order[people++] = (long) lowest << 32 | entry.getKey();
            }
        }
        Arrays.sort(order, 0, people);
        return matrix(Arrays.copyOf(order, people), statementIds, columnOfSlot);
    }

    private VoteMatrix matrix(long[] order, int[] statementIds, int[] columnOfSlot) {
        int[] participantIds = new int[order.length];
        int[] rowStart = new int[order.length + 1];
        VoteMatrix.Entries entries = new VoteMatrix.Entries(statementIds.length, votes);
        long[] sorted = new long[statementIds.length];
        for (int r = 0, at = 0; r < order.length; r++) {
            participantIds[r] = (int) order[r];
            Row row = rows.get(participantIds[r]);
            int size = row == null ? 0 : row.size;
            for (int i = 0; row != null && i < size; i++) {
                sorted[i] = (long) columnOfSlot[row.slots[i]] << 8 | row.values[i] + 1;
            }
            Arrays.sort(sorted, 0, size);
            for (int i = 0; i < size; i++) {
                entries.set(at++, (int) (sorted[i] >> 8), (byte) ((sorted[i] & 0xFF) - 1));
            }
            rowStart[r + 1] = at;
        }
        return entries.matrix(participantIds, statementIds, rowStart);
    }

    /** Ids of the statements with a vote, ascending; fills in the column of each slot. */
    private int[] columns(int[] columnOfSlot) {
        long[] idAndSlot = new long[columnOfSlot.length];
        int count = 0;
        for (int s = 0; s < columnOfSlot.length; s++) {
            if (votesBySlot[s] > 0) {
                idAndSlot[count++] = (long) idBySlot[s] << 32 | s;
            }
        }
        Arrays.sort(idAndSlot, 0, count);
        int[] ids = new int[count];
        for (int c = 0; c < count; c++) {
            ids[c] = (int) (idAndSlot[c] >> 32);
            columnOfSlot[(int) idAndSlot[c]] = c;
        }
        return ids;
    }
}
