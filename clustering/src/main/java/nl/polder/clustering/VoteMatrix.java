package nl.polder.clustering;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Who voted what: participants x statements, agree = +1, pass = 0, disagree = -1, or unseen (no entry).
 *
 * <p>Stored by participant (compressed sparse rows): 16-bit statement index (32-bit above 65 535 statements) and 8-bit value,
 * 3 bytes a vote, plus 4 bytes a participant. Entries of a row are in ascending statement index. This class and {@link Columns}
 * are the only ones that know the layout.
 *
 * <p>Statement ids ascend with their index. The order of rows is the caller's; {@link VoteMatrixBuilder} gives the order that
 * Polis's full recompute gives (polis-math section 2), which k-means depends on. Immutable, safe between threads.
 */
public final class VoteMatrix {
    /** Most statements whose index fits in 16 bits. */
    static final int NARROW_STATEMENTS_MAX = 1 << 16;

    private final int[] participantIds;
    private final int[] statementIds;
    private final int[] rowStart;
    private final char @Nullable [] narrow;
    private final int @Nullable [] wide;
    private final byte[] values;

    /** Takes ownership of the arrays; exactly one of narrow and wide is given. */
    VoteMatrix(
            int[] participantIds,
            int[] statementIds,
            int[] rowStart,
            char @Nullable [] narrow,
            int @Nullable [] wide,
            byte[] values) {
        this.participantIds = participantIds;
        this.statementIds = statementIds;
        this.rowStart = rowStart;
        this.narrow = narrow;
        this.wide = wide;
        this.values = values;
    }

    /** Number of participants with at least one vote (rows). */
    public int participants() {
        return participantIds.length;
    }

    /** Number of statements with at least one vote (columns). */
    public int statements() {
        return statementIds.length;
    }

    /** Number of votes (entries); passes count, unseen cells do not. */
    public int votes() {
        return values.length;
    }

    /** First entry of a row; entries of row p are {@code rowStart(p) <= i < rowEnd(p)}. */
    public int rowStart(int row) {
        return rowStart[row];
    }

    /** One past the last entry of a row. */
    public int rowEnd(int row) {
        return rowStart[row + 1];
    }

    /** Number of votes of a participant. */
    public int rowSize(int row) {
        return rowStart[row + 1] - rowStart[row];
    }

    /** Statement index (column) of an entry. */
    public int statementAt(int entry) {
        return narrow != null ? narrow[entry] : wideAt(entry);
    }

    private int wideAt(int entry) {
        int[] indexes = wide;
        if (indexes == null) {
            throw new IllegalStateException("a vote matrix without statement indexes");
        }
        return indexes[entry];
    }

    /** Value of an entry: +1 agree, 0 pass, -1 disagree. */
    public int valueAt(int entry) {
        return values[entry];
    }

    /** Id of the participant in a row. */
    public int participantId(int row) {
        return participantIds[row];
    }

    /** Id of the statement in a column; ascending. */
    public int statementId(int column) {
        return statementIds[column];
    }

    /** Ids of all rows, a copy. */
    public int[] participantIds() {
        return participantIds.clone();
    }

    /** Ids of all columns, a copy, ascending. */
    public int[] statementIds() {
        return statementIds.clone();
    }

    /** Column of a statement id, empty when nobody voted on it. */
    public OptionalInt findColumn(int statementId) {
        int at = Arrays.binarySearch(statementIds, statementId);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /** Rows by participant id; built on every call (O(P log P)), keep it. */
    public IdIndex participantIndex() {
        return IdIndex.of(participantIds);
    }

    /** Votes by statement; built on every call (8 bytes a vote), keep it. */
    public Columns columns() {
        return Columns.of(this);
    }

    /**
     * The same votes for some rows and columns only.
     *
     * @param rows row numbers in the order wanted; repeats allowed (a drawn sample)
     * @param columns column numbers, strictly ascending
     * @return rows without any vote left stay as empty rows
     * @throws IllegalArgumentException if columns do not ascend
     */
    public VoteMatrix select(int[] rows, int[] columns) {
        int[] newColumn = newColumns(columns);
        int[] starts = new int[rows.length + 1];
        for (int r = 0; r < rows.length; r++) {
            int kept = 0;
            for (int i = rowStart(rows[r]); i < rowEnd(rows[r]); i++) {
                kept += newColumn[statementAt(i)] >= 0 ? 1 : 0;
            }
            starts[r + 1] = Math.addExact(starts[r], kept);
        }
        Entries entries = new Entries(columns.length, starts[rows.length]);
        int[] people = new int[rows.length];
        for (int r = 0, at = 0; r < rows.length; r++) {
            people[r] = participantIds[rows[r]];
            for (int i = rowStart(rows[r]); i < rowEnd(rows[r]); i++) {
                int column = newColumn[statementAt(i)];
                if (column >= 0) {
                    entries.set(at++, column, values[i]);
                }
            }
        }
        int[] statements = new int[columns.length];
        Arrays.setAll(statements, c -> statementIds[columns[c]]);
        return entries.matrix(people, statements, starts);
    }

    /** All rows of some columns. */
    public VoteMatrix selectColumns(int[] columns) {
        int[] rows = new int[participants()];
        Arrays.setAll(rows, r -> r);
        return select(rows, columns);
    }

    /** All columns of some rows. */
    public VoteMatrix selectRows(int[] rows) {
        int[] columns = new int[statements()];
        Arrays.setAll(columns, c -> c);
        return select(rows, columns);
    }

    private int[] newColumns(int[] columns) {
        int[] newColumn = new int[statements()];
        Arrays.fill(newColumn, -1);
        for (int c = 0; c < columns.length; c++) {
            if (c > 0 && columns[c] <= columns[c - 1]) {
                throw new IllegalArgumentException("columns must ascend: " + columns[c - 1] + " before " + columns[c]);
            }
            newColumn[columns[c]] = c;
        }
        return newColumn;
    }

    /** The entries of a matrix being filled; chooses the width of the statement index. */
    static final class Entries {
        private final char @Nullable [] narrow;
        private final int @Nullable [] wide;
        private final byte[] values;

        Entries(int statements, int votes) {
            this.narrow = statements <= NARROW_STATEMENTS_MAX ? new char[votes] : null;
            this.wide = statements <= NARROW_STATEMENTS_MAX ? null : new int[votes];
            this.values = new byte[votes];
        }

        void set(int entry, int column, byte value) {
            if (narrow != null) {
                narrow[entry] = (char) column;
            } else if (wide != null) {
                wide[entry] = column;
            }
            values[entry] = value;
        }

        /** A whole row: {@code count} votes on numbered statements, which a table turns into columns. */
        void set(int entry, int[] numbers, int[] columnOfNumber, byte[] votes, int count) {
            for (int i = 0; i < count && narrow != null; i++) {
                narrow[entry + i] = (char) columnOfNumber[numbers[i]];
            }
            for (int i = 0; i < count && wide != null; i++) {
                wide[entry + i] = columnOfNumber[numbers[i]];
            }
            System.arraycopy(votes, 0, values, entry, count);
        }

        /** When fewer entries were set than there was room for. */
        VoteMatrix matrix(int[] participantIds, int[] statementIds, int[] rowStart, int votes) {
            return new VoteMatrix(
                    participantIds,
                    statementIds,
                    rowStart,
                    narrow == null ? null : Arrays.copyOf(narrow, votes),
                    wide == null ? null : Arrays.copyOf(wide, votes),
                    Arrays.copyOf(values, votes));
        }

        VoteMatrix matrix(int[] participantIds, int[] statementIds, int[] rowStart) {
            return new VoteMatrix(participantIds, statementIds, rowStart, narrow, wide, values);
        }
    }
}
