package nl.polder.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How statements are voted on together: for each pair of statements j, k, over the participants who voted on both,
 *
 * <pre>  N_jk = how many      S_j|k = Σ v_j      P_jk = Σ v_j v_k </pre>
 *
 * <p>All integers, so the order of votes, threads and shards does not matter: sums kept vote by vote equal sums rebuilt from the
 * votes, bit for bit, and sums of disjoint participants add up. The covariance that principal components need follows from
 * them alone ({@link DenseCovariance}), for any set of moderated-out statements.
 *
 * <p>Of each unordered pair {@code j <= k} four ints lie side by side (N, S_j|k, S_k|j, P): 8 bytes x C². A statement has a
 * slot, in order of its first appearance; slots are never given back. Not safe between threads.
 */
public final class CoVotes {
    /** Above this many statements the sums cost more than they save: iterate over the votes. */
    public static final int STATEMENTS_MAX = 3_000;

    /** Rows after which the packed 16-bit counters of {@link Packed} could overflow. */
    private static final int PACKED_ROWS_MAX = 32_767;

    private final Map<Integer, Integer> slotById = new HashMap<>();
    private int[] idBySlot = new int[16];
    private int slots;
    private int[] sums = new int[0];

    /** Sums of nobody. */
    public CoVotes() {}

    /** Rebuilt from votes. */
    public static CoVotes of(VoteMatrix votes, int threads) {
        try (Parallel parallel = new Parallel(threads)) {
            return of(votes, parallel);
        }
    }

    static CoVotes of(VoteMatrix votes, Parallel parallel) {
        CoVotes all = new CoVotes();
        all.sums = new int[at(0, votes.statements())];
        for (int c = 0; c < votes.statements(); c++) {
            all.slot(votes.statementId(c));
        }
        AtomicInteger nextChunk = new AtomicInteger();
        int chunks = Parallel.chunks(votes.participants());
        parallel.forEach(Math.min(parallel.threads(), Math.max(1, chunks)), worker -> {
            Packed packed = new Packed(votes);
            for (int chunk = nextChunk.getAndIncrement(); chunk < chunks; chunk = nextChunk.getAndIncrement()) {
                packed.add(Parallel.chunkStart(chunk), Parallel.chunkEnd(chunk, votes.participants()), all.sums);
            }
            packed.flush(all.sums);
        });
        return all;
    }

    /** Number of statements that ever had a vote here. */
    public int statements() {
        return slots;
    }

    /** The slot of a statement, made when it is new. */
    public int slot(int statementId) {
        Integer known = slotById.get(statementId);
        if (known != null) {
            return known;
        }
        if (slots == idBySlot.length) {
            idBySlot = Arrays.copyOf(idBySlot, slots * 2);
        }
        idBySlot[slots] = statementId;
        slotById.put(statementId, slots);
        slots++;
        int needed = at(0, slots);
        if (needed > sums.length) {
            int roomy = slots + slots / 8;
            sums = Arrays.copyOf(sums, at(0, roomy));
        }
        return slots - 1;
    }

    /** The slot of a statement, -1 when nobody ever voted on it. */
    public int findSlot(int statementId) {
        Integer slot = slotById.get(statementId);
        return slot == null ? -1 : slot;
    }

    /** The statement in a slot. */
    public int statementId(int slot) {
        return idBySlot[slot];
    }

    /** Where the four sums of a pair begin; {@code low <= high}. */
    private static int at(int low, int high) {
        return 4 * (high * (high + 1) / 2 + low);
    }

    /**
     * One participant's vote comes in ({@code sign} +1) or is taken away (-1).
     *
     * @param otherSlots slots of the participant's other votes; must not contain {@code slot}
     * @param otherValues their values
     * @param others how many of the two arrays count
     */
    private void apply(int[] otherSlots, byte[] otherValues, int others, int slot, int value, int sign) {
        for (int i = 0; i < others; i++) {
            int other = otherSlots[i];
            int u = otherValues[i];
            boolean isHigher = slot > other;
            int base = isHigher ? at(other, slot) : at(slot, other);
            sums[base] += sign;
            sums[base + 1] += sign * (isHigher ? u : value);
            sums[base + 2] += sign * (isHigher ? value : u);
            sums[base + 3] += sign * u * value;
        }
        int diagonal = at(slot, slot);
        sums[diagonal] += sign;
        sums[diagonal + 1] += sign * value;
        sums[diagonal + 2] += sign * value;
        sums[diagonal + 3] += sign * value * value;
    }

    /** A participant votes on a statement for the first time; see {@link LiveVotes}, which keeps the rows. */
    void add(int[] otherSlots, byte[] otherValues, int others, int slot, int value) {
        apply(otherSlots, otherValues, others, slot, value, 1);
    }

    /** A participant's vote is withdrawn. */
    void remove(int[] otherSlots, byte[] otherValues, int others, int slot, int value) {
        apply(otherSlots, otherValues, others, slot, value, -1);
    }

    /**
     * A participant changes a vote.
     *
     * @param itsSlots slots of all the participant's votes
     * @param values their values, the changed one still the old
     * @param size how many of the two arrays count
     * @param place of the changed one
     */
    void change(int[] itsSlots, byte[] values, int size, int place, int to) {
        int slot = itsSlots[place];
        int from = values[place];
        int difference = to - from;
        for (int i = 0; i < size; i++) {
            int other = itsSlots[i];
            boolean isHigher = slot > other;
            int base = isHigher ? at(other, slot) : at(slot, other);
            if (i != place) {
                sums[base + (isHigher ? 2 : 1)] += difference;
                sums[base + 3] += difference * values[i];
            }
        }
        int diagonal = at(slot, slot);
        sums[diagonal + 1] += difference;
        sums[diagonal + 2] += difference;
        sums[diagonal + 3] += to * to - from * from;
    }

    /** The same sums, which no later vote changes: 8 bytes x C². */
    public CoVotes copy() {
        CoVotes copy = new CoVotes();
        copy.slotById.putAll(slotById);
        copy.idBySlot = idBySlot.clone();
        copy.slots = slots;
        copy.sums = Arrays.copyOf(sums, at(0, slots));
        return copy;
    }

    /** Adds the sums of other participants (another shard); nobody may be in both. */
    public void merge(CoVotes others) {
        int[] slotOf = new int[others.slots];
        for (int s = 0; s < others.slots; s++) {
            slotOf[s] = slot(others.idBySlot[s]);
        }
        for (int high = 0; high < others.slots; high++) {
            for (int low = 0; low <= high; low++) {
                int from = at(low, high);
                boolean sameOrder = slotOf[low] <= slotOf[high];
                int to = sameOrder ? at(slotOf[low], slotOf[high]) : at(slotOf[high], slotOf[low]);
                sums[to] += others.sums[from];
                sums[to + 1] += others.sums[from + (sameOrder ? 1 : 2)];
                sums[to + 2] += others.sums[from + (sameOrder ? 2 : 1)];
                sums[to + 3] += others.sums[from + 3];
            }
        }
    }

    /** How many voted on both slots. */
    public int both(int j, int k) {
        return sums[at(Math.min(j, k), Math.max(j, k))];
    }

    /** Sum of the votes on j by those who also voted on k. */
    public int sum(int j, int k) {
        return sums[at(Math.min(j, k), Math.max(j, k)) + (j <= k ? 1 : 2)];
    }

    /** Sum of products of the votes on j and k by those who voted on both. */
    public int product(int j, int k) {
        return sums[at(Math.min(j, k), Math.max(j, k)) + 3];
    }

    /**
     * Sum of (v_j − meanJ)(v_k − meanK) over those who voted on both. The last bit may depend on which slot is called j.
     */
    double centredProduct(int j, int k, double meanJ, double meanK) {
        boolean isOrdered = j <= k;
        int pair = isOrdered ? at(j, k) : at(k, j);
        int sumJ = sums[pair + (isOrdered ? 1 : 2)];
        int sumK = sums[pair + (isOrdered ? 2 : 1)];
        return sums[pair + 3] - meanK * sumJ - meanJ * sumK + meanJ * meanK * sums[pair];
    }

    /** Votes of everybody on a slot. */
    public Tally tally(int slot) {
        int square = product(slot, slot);
        int sum = sum(slot, slot);
        return new Tally((square + sum) / 2, (square - sum) / 2, both(slot, slot));
    }

    /** Equal for every pair of statements; slots without votes do not matter. */
    public boolean sameSums(CoVotes other) {
        return covers(other) && other.covers(this);
    }

    private boolean covers(CoVotes other) {
        for (int j = 0; j < slots; j++) {
            int oj = other.findSlot(idBySlot[j]);
            for (int k = 0; k < slots; k++) {
                int ok = other.findSlot(idBySlot[k]);
                boolean known = oj >= 0 && ok >= 0;
                if (both(j, k) != (known ? other.both(oj, ok) : 0)
                        || sum(j, k) != (known ? other.sum(oj, ok) : 0)
                        || product(j, k) != (known ? other.product(oj, ok) : 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CoVotes that && sameSums(that);
    }

    @Override
    public int hashCode() {
        long votes = 0;
        for (int s = 0; s < slots; s++) {
            votes += both(s, s);
        }
        return Long.hashCode(votes);
    }

    /**
     * Sums of many rows at once: the four sums of a pair as 16-bit fields of one long, each vote shifted by one so that nothing is
     * negative; one addition per pair instead of four.
     */
    private static final class Packed {
        private final VoteMatrix votes;
        private final long[] pairs;
        private final int[] slots;
        private final long[] shifted;
        private int rows;

        Packed(VoteMatrix votes) {
            this.votes = votes;
            this.pairs = new long[at(0, votes.statements()) / 4];
            this.slots = new int[votes.statements()];
            this.shifted = new long[votes.statements()];
        }

        void add(int firstRow, int endRow, int[] into) {
            for (int row = firstRow; row < endRow; row++) {
                if (rows == PACKED_ROWS_MAX) {
                    flush(into);
                }
                addRow(row);
                rows++;
            }
        }

        private void addRow(int row) {
            int start = votes.rowStart(row);
            int size = votes.rowSize(row);
            for (int i = 0; i < size; i++) {
                slots[i] = votes.statementAt(start + i);
                shifted[i] = votes.valueAt(start + i) + 1;
            }
            for (int i = 0; i < size; i++) {
                int base = slots[i] * (slots[i] + 1) / 2;
                long value = shifted[i] - 1;
                // The four fields for another vote u: 1, u + 1, value + 1, u·value + 1. They grow evenly with u from
                // those of u = -1.
                long lowest = 1L | (value + 1) << 32 | (1 - value) << 48;
                long step = (1L << 16) + (value << 48);
                for (int j = 0; j <= i; j++) {
                    pairs[base + slots[j]] += lowest + step * shifted[j];
                }
            }
        }

        void flush(int[] into) {
            synchronized (into) {
                for (int p = 0; p < pairs.length; p++) {
                    long fields = pairs[p];
                    if (fields != 0) {
                        int both = (int) (fields & 0xFFFF);
                        into[4 * p] += both;
                        into[4 * p + 1] += (int) (fields >>> 16 & 0xFFFF) - both;
                        into[4 * p + 2] += (int) (fields >>> 32 & 0xFFFF) - both;
                        into[4 * p + 3] += (int) (fields >>> 48) - both;
                    }
                }
            }
            Arrays.fill(pairs, 0);
            rows = 0;
        }
    }
}
