package nl.polder.server.admin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of statements to begin with: one a line in the first column, in UTF-8 with or without byte order mark. A first line that says
 * {@code text}, {@code statement}, {@code stelling} or {@code tekst} is a heading.
 */
final class SeedCsv {

    /** More than anybody votes on; and the report of errors stays readable. */
    static final int LINES_MAX = 500;

    private static final int ERRORS_MAX = 50;
    private static final List<String> HEADINGS = List.of("text", "statement", "stelling", "tekst");

    private SeedCsv() {}

    /** What a file turned out to be. */
    sealed interface Read {
        /** Every line can be used. */
        record Seeds(List<String> texts) implements Read {
            public Seeds {
                texts = List.copyOf(texts);
            }
        }

        /** At most 50 of them, by line. */
        record WrongLines(List<Wrong> wrong) implements Read {
            public WrongLines {
                wrong = List.copyOf(wrong);
            }
        }

        record NotUtf8() implements Read {}

        record TooManyLines(int lines) implements Read {}

        record Empty() implements Read {}

        record NotCsv(long line) implements Read {}
    }

    /** @param other the line that has the same text, for {@code DOUBLE} */
    record Wrong(long line, Fault fault, long other) {}

    enum Fault {
        TOO_LONG,
        EMPTY,
        DOUBLE
    }

    static Read read(byte[] bytes, int lengthMax) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Read.NotUtf8();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int lines = (int) content.lines().filter(line -> !line.isBlank()).count();
        if (lines > LINES_MAX + 1) {
            return new Read.TooManyLines(lines);
        }
        return lines == 0 ? new Read.Empty() : parse(content, lengthMax);
    }

    private static Read parse(String content, int lengthMax) {
        var texts = new ArrayList<String>();
        var wrong = new ArrayList<Wrong>();
        Map<String, Long> seen = new HashMap<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator(content)).ofCsvRecord(content)) {
            for (CsvRecord line : reader) {
                String text = Normalizer.normalize(line.getField(0).strip(), Normalizer.Form.NFC);
                if (texts.isEmpty() && seen.isEmpty() && HEADINGS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
                    continue;
                }
                Long earlier = seen.putIfAbsent(text, line.getStartingLineNumber());
                check(line.getStartingLineNumber(), text, earlier == null ? 0 : earlier, lengthMax, wrong);
                texts.add(text);
            }
        } catch (CsvParseException e) {
            return new Read.NotCsv(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (texts.size() > LINES_MAX) {
            return new Read.TooManyLines(texts.size());
        }
        if (texts.isEmpty()) {
            return new Read.Empty();
        }
        return wrong.isEmpty()
                ? new Read.Seeds(texts)
                : new Read.WrongLines(wrong.stream().limit(ERRORS_MAX).toList());
    }

    private static void check(long line, String text, long earlier, int lengthMax, List<Wrong> wrong) {
        if (text.isEmpty()) {
            wrong.add(new Wrong(line, Fault.EMPTY, 0));
        } else if (text.codePointCount(0, text.length()) > lengthMax) {
            wrong.add(new Wrong(line, Fault.TOO_LONG, 0));
        } else if (earlier > 0) {
            wrong.add(new Wrong(line, Fault.DOUBLE, earlier));
        }
    }

    /** Spreadsheets of the Netherlands write semicolons. A comma inside a sentence is why the first line decides only with care. */
    private static char separator(String content) {
        String first = content.lines().findFirst().orElse("");
        return first.indexOf(';') >= 0 && first.indexOf(',') < 0
                ? ';'
                : first.indexOf('\t') >= 0 ? '\t' : quotedOnly(content) ? ',' : '\u0001';
    }

    /** Without quotation marks and without a heading with columns, a comma belongs to the sentence. */
    private static boolean quotedOnly(String content) {
        return content.indexOf('"') >= 0
                || content.lines().findFirst().orElse("").matches("(?i)(text|statement|stelling|tekst),.*");
    }
}
