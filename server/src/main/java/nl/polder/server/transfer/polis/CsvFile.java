package nl.polder.server.transfer.polis;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Streams one strictly quoted CSV file row by row. Whatever is wrong with the file as a file becomes a finding here. */
final class CsvFile {

    /** What a kind of file does with its header and rows. */
    interface Content {
        /** Looks at the header; false when the columns needed are not there (and has said so). */
        boolean begin(CsvHeader header);

        void row(CsvRow row);

        /** The last row again when no line end follows it; a text that is not quoted may then have been cut. */
        default void unended(CsvRow last) {}
    }

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+)");

    private final Path path;
    private final Findings findings;
    private final Progress progress;

    CsvFile(Path path, Findings findings, Progress progress) {
        this.path = path;
        this.findings = findings;
        this.progress = progress;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Receives every row of a file, the first one included. */
    interface Rows {
        void row(CsvRow row);

        void unended(CsvRow last);
    }

    /** Reads header and rows; a file without a header (summary.csv) is read by {@link #readRows}. */
    void read(Content content) {
        CsvHeader[] header = new CsvHeader[1];
        boolean[] usable = {true};
        readRows(new Rows() {
            @Override
            public void row(CsvRow row) {
                CsvHeader known = header[0];
                if (known == null) {
                    header[0] = CsvHeader.of(row);
                    usable[0] = hasDistinctNames(header[0]) && content.begin(header[0]);
                } else if (usable[0]) {
                    checked(known, row, content);
                }
            }

            @Override
            public void unended(CsvRow last) {
                if (usable[0]) {
                    content.unended(last);
                }
            }
        });
    }

    void readRows(Rows rows) {
        try (TextFile text = TextFile.open(path, progress)) {
            if (text.isEmpty()) {
                findings.damage(name(), 0, "The file is empty.", "Export it again.");
            } else {
                readAll(text, rows);
            }
        } catch (CharacterCodingException e) {
            TextFile.reportEncoding(path, findings);
        } catch (IOException e) {
            findings.damage(name(), 0, "It cannot be read: " + e.getMessage() + ".", "Check the file and its rights.");
        }
    }

    private void readAll(TextFile text, Rows rows) throws IOException {
        long line = 1;
        boolean stray = false;
        CsvRow last = null;
        try (CsvReader<CsvRow> csv = CsvReader.builder()
                        .acceptCharsAfterQuotes(false)
                        .skipEmptyLines(true)
                        .build(new CsvRow.Handler(), text.reader());
                CloseableIterator<CsvRow> iterator = csv.iterator()) {
            while (iterator.hasNext()) {
                CsvRow row = iterator.next();
                line = row.line();
                stray |= row.hasStrayQuote();
                if (row.hasStrayQuote()) {
                    reportQuotes(line, "a quote stands in the middle of a field");
                }
                rows.row(row);
                last = row;
            }
            if (last != null && !text.endsWithLineEnd()) {
                rows.unended(last);
            }
            if (text.hasOddQuotes() && !stray) {
                reportQuotes(line, "a quoted field that starts here is never closed");
            }
        } catch (CsvParseException e) {
            reportQuotes(lineOf(e, line), "something follows a closing quote");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The line is only in FastCSV's message; without it the record after the last good one is meant. */
    private static long lineOf(CsvParseException fault, long lastGood) throws IOException {
        if (fault.getCause() instanceof IOException io) {
            throw io;
        }
        Matcher line = LINE_IN_MESSAGE.matcher(String.valueOf(fault.getMessage()));
        return line.find() ? Long.parseLong(line.group(1)) : lastGood + 1;
    }

    private void reportQuotes(long line, String what) {
        findings.damage(
                name(),
                line,
                "The quotes do not match: " + what + ".",
                "A text with a comma, a quote or a line break stands between quotes, and each quote in it is doubled.");
    }

    private boolean hasDistinctNames(CsvHeader header) {
        header.repeated()
                .ifPresent(name -> findings.damage(
                        name(), 1, "The header names column '" + name + "' twice.", "Keep one of the two."));
        return header.repeated().isEmpty();
    }

    private void checked(CsvHeader header, CsvRow row, Content content) {
        if (header.isRepeatedIn(row)) {
            findings.damage(
                    name(),
                    row.line(),
                    "The header stands here a second time.",
                    "Two files were put together: keep one.");
        } else if (row.count() != header.count()) {
            findings.damage(
                    name(),
                    row.line(),
                    "The row has " + row.count() + " fields, the header " + header.count() + ".",
                    row.count() < header.count()
                            ? "The file was cut off or a line is broken: export it again."
                            : "A text with a comma must stand between quotes.");
        } else {
            content.row(row);
        }
    }
}
