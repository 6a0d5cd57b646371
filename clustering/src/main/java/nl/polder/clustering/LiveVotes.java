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

    /** One participant's votes, by ascending statement id: the order of a matrix's row. */
    private static final class Row {
        private int[] slots = new int[8];
        private byte[] values = new byte[8];
        private int size;

        /** Where the vote on a statement stands, or -1 - place where it would have to stand. */
        int find(int statementId, int[] idBySlot) {
            int low = 0;
            int high = size - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int id = idBySlot[slots[middle]];
                if (id == statementId) {
                    return middle;
                }
                if (id < statementId) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -1 - low;
        }

        void insert(int place, int slot, int value) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size + (size >> 1));
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            System.arraycopy(slots, place, slots, place + 1, size - place);
            System.arraycopy(values, place, values, place + 1, size - place);
            slots[place] = slot;
            values[place] = (byte) value;
            size++;
        }

        void delete(int place) {
            size--;
            System.arraycopy(slots, place + 1, slots, place, size - place);
            System.arraycopy(values, place + 1, values, place, size - place);
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
        int place = row.find(statementId, idBySlot);
        if (place < 0) {
            if (sums != null) {
                sums.add(row.slots, row.values, row.size, slot, value);
            }
            row.insert(-1 - place, slot, value);
            count(slot, 1);
        } else if (row.values[place] != value) {
            if (sums != null) {
                sums.change(row.slots, row.values, row.size, place, value);
            }
            row.values[place] = (byte) value;
        }
    }

    private void count(int slot, int difference) {
        votesBySlot[slot] += difference;
        votes += difference;
    }

    /** Withdraws a vote; nothing happens when there is none. */
    public void undo(int participantId, int statementId) {
        Row row = rows.get(participantId);
        int place = row == null ? -1 : row.find(statementId, idBySlot);
        if (row != null && place >= 0) {
            remove(row, place);
        }
    }

    /** Erases a participant: all votes are withdrawn. */
    public void forget(int participantId) {
        Row row = rows.remove(participantId);
        while (row != null && row.size > 0) {
            remove(row, row.size - 1);
        }
    }

    private void remove(Row row, int place) {
        int slot = row.slots[place];
        int value = row.values[place];
        row.delete(place);
        if (sums != null) {
            sums.remove(row.slots, row.values, row.size, slot, value);
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
            if (row.size > 0) {
                order[people++] = (long) columnOfSlot[row.slots[0]] << 32 | entry.getKey();
            }
        }
        Arrays.sort(order, 0, people);
        return matrix(Arrays.copyOf(order, people), statementIds, columnOfSlot);
    }

    private VoteMatrix matrix(long[] order, int[] statementIds, int[] columnOfSlot) {
        int[] participantIds = new int[order.length];
        int[] rowStart = new int[order.length + 1];
        VoteMatrix.Entries entries = new VoteMatrix.Entries(statementIds.length, votes);
        for (int r = 0, at = 0; r < order.length; r++) {
            participantIds[r] = (int) order[r];
            Row row = rows.get(participantIds[r]);
            if (row != null) {
                entries.set(at, row.slots, columnOfSlot, row.values, row.size);
                at += row.size;
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
