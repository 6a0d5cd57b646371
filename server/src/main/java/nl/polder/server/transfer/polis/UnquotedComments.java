package nl.polder.server.transfer.polis;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * comments.csv of the server of October 2024, which put the text last and did not quote it: commas and quotes in a text stand
 * as they are, and a line that does not start like a record continues the text above it.
 */
final class UnquotedComments {

    private static final Pattern RECORD_START = Pattern.compile("\\d{9,16},");

    private final Path path;
    private final Findings findings;
    private final Progress progress;

    UnquotedComments(Path path, Findings findings, Progress progress) {
        this.path = path;
        this.findings = findings;
        this.progress = progress;
    }

    /**
     * Whether the file is of this kind rather than a quoted one with a mistake: its text is the last column, and more of its
     * texts need quotes and have none than start with one.
     */
    boolean applies() {
        try (TextFile file = TextFile.open(path, progress);
                BufferedReader lines = new BufferedReader(file.reader())) {
            String header = lines.readLine();
            if (header == null || !header.strip().matches("(?i)timestamp,.*,comment-body")) {
                return false;
            }
            int columns = header.split(",", -1).length;
            int quoted = 0;
            int bare = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", columns);
                if (fields.length == columns && RECORD_START.matcher(line).lookingAt()) {
                    String text = fields[columns - 1];
                    quoted += text.startsWith("\"") ? 1 : 0;
                    bare += !text.startsWith("\"") && (text.indexOf(',') >= 0 || text.indexOf('"') >= 0) ? 1 : 0;
                }
            }
            return quoted == 0 || bare > quoted;
        } catch (IOException e) {
            return false;
        }
    }

    void read(CsvFile.Content content) {
        String name = path.getFileName().toString();
        try (TextFile file = TextFile.open(path, progress);
                BufferedReader lines = new BufferedReader(file.reader())) {
            String headerLine = lines.readLine();
            CsvHeader header =
                    CsvHeader.of(Arrays.asList((headerLine == null ? "" : headerLine.strip()).split(",", -1)));
            if (content.begin(header)) {
                readRecords(lines, header, content);
                if (!file.endsWithLineEnd()) {
                    findings.damage(name, 0, "The last line has no end.", "The file was cut off: export it again.");
                }
            }
        } catch (IOException e) {
            TextFile.reportEncoding(path, findings);
        }
    }

    private void readRecords(BufferedReader lines, CsvHeader header, CsvFile.Content content) throws IOException {
        String name = path.getFileName().toString();
        Record open = null;
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!RECORD_START.matcher(line).lookingAt()) {
                if (open != null) {
                    open.text.append('\n').append(line);
                } else {
                    findings.damage(name, number, "No record starts here.", "The first field is the timestamp.");
                }
                continue;
            }
            emit(open, content);
            String[] fields = line.split(",", header.count());
            if (fields.length < header.count()) {
                findings.damage(name, number, "The row has too few fields.", "The file was cut off: export it again.");
                open = null;
            } else {
                open = new Record(number, List.of(fields).subList(0, fields.length - 1), fields[fields.length - 1]);
            }
        }
        emit(open, content);
    }

    private static void emit(@Nullable Record record, CsvFile.Content content) {
        if (record != null) {
            List<String> fields = new ArrayList<>(record.fields);
            fields.add(record.text.toString());
            content.row(CsvRow.of(record.line, fields));
        }
    }

    /** A record whose text may go on below. */
    private static final class Record {
        private final long line;
        private final List<String> fields;
        private final StringBuilder text;

        Record(long line, List<String> fields, String text) {
            this.line = line;
            this.fields = fields;
            this.text = new StringBuilder(text);
        }
    }
}
