package nl.polder.server.transfer.polis;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.util.Arrays;
import java.util.List;

/**
 * One record of a CSV file, its fields as slices of one reused buffer, so that a million votes make no garbage. Valid only
 * until the next record is read.
 */
final class CsvRow {

    /** What {@link #number} answers for a field that is not a whole number. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final int DIGITS_MAX = 18;

    private char[] characters = new char[1024];
    private int[] ends = new int[64];
    private boolean[] quoted = new boolean[64];
    private int count;
    private long line;
    private boolean strayQuote;

    /** A row made by another reader than FastCSV. */
    static CsvRow of(long line, List<String> fields) {
        CsvRow row = new CsvRow();
        row.begin(line);
        for (String field : fields) {
            row.append(field.toCharArray(), 0, field.length(), false);
        }
        return row;
    }

    int count() {
        return count;
    }

    /** Line on which the record starts, counted from 1. */
    long line() {
        return line;
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    boolean isEmpty(int field) {
        return start(field) == ends[field];
    }

    String text(int field) {
        return new String(characters, start(field), ends[field] - start(field));
    }

    /** The field as a whole number, or {@link #NOT_A_NUMBER}. */
    long number(int field) {
        int at = start(field);
        int end = ends[field];
        boolean negative = at < end && characters[at] == '-';
        if (negative) {
            at++;
        }
        if (at == end || end - at > DIGITS_MAX) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = characters[at] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** Whether a field that is not quoted holds a quote: FastCSV lets it pass, strict CSV does not. */
    boolean hasStrayQuote() {
        return strayQuote;
    }

    private int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    private void begin(long startingLine) {
        count = 0;
        line = startingLine;
        strayQuote = false;
    }

    private void append(char[] source, int offset, int length, boolean isQuoted) {
        int from = count == 0 ? 0 : ends[count - 1];
        if (from + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(from + length, 2 * characters.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            quoted = Arrays.copyOf(quoted, 2 * count);
        }
        for (int i = 0; i < length; i++) {
            characters[from + i] = source[offset + i];
            strayQuote |= !isQuoted && source[offset + i] == '"';
        }
        quoted[count] = isQuoted;
        ends[count++] = from + length;
    }

    /** Fills one and the same row for every record FastCSV finds. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private final CsvRow row = new CsvRow();

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
            row.append(buffer, offset, length, isQuoted);
        }

        @Override
        protected RecordWrapper<CsvRow> buildRecord() {
            return wrapRecord(row);
        }
    }
}
