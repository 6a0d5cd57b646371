package nl.polder.server.admin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.polder.server.statement.PlainText;
import nl.polder.server.statement.Topic;

/**
 * A file of statements to begin with: one a line in the first column, in UTF-8 with or without byte order mark. A first line that says
 * {@code text}, {@code statement}, {@code stelling} or {@code tekst} is a heading; it may name another column {@code topics} or
 * {@code onderwerpen}, with names of topics between upright strokes.
 */
final class SeedCsv {

    /** More than anybody votes on; and the report of errors stays readable. */
    static final int LINES_MAX = 500;

    private static final int ERRORS_MAX = 50;
    private static final List<String> HEADINGS = List.of("text", "statement", "stelling", "tekst");
    private static final List<String> TOPIC_HEADINGS = List.of("topics", "topic", "onderwerpen", "onderwerp");
    private static final int NO_COLUMN = -1;

    private SeedCsv() {}

    /** What a file turned out to be. */
    sealed interface Read {
        /** Every line can be used. */
        record Seeds(List<Seed> seeds) implements Read {
            public Seeds {
                seeds = List.copyOf(seeds);
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

    /** @param topics their names, each once, at most {@value Topic#OF_STATEMENT_MAX} */
    record Seed(String text, List<String> topics) {
        Seed {
            topics = List.copyOf(topics);
        }
    }

    /** @param other the line that has the same text, for {@code DOUBLE} */
    record Wrong(long line, Fault fault, long other) {}

    enum Fault {
        TOO_LONG,
        EMPTY,
        DOUBLE,
        TOO_MANY_TOPICS,
        TOPIC_TOO_LONG
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
        var seeds = new ArrayList<Seed>();
        var wrong = new ArrayList<Wrong>();
        Map<String, Long> seen = new HashMap<>();
        int topicColumn = NO_COLUMN;
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator(content)).ofCsvRecord(content)) {
            for (CsvRecord line : reader) {
                String text = clean(line.getField(0));
                if (seeds.isEmpty() && topicColumn == NO_COLUMN && HEADINGS.contains(lower(text))) {
                    topicColumn = topicColumn(line);
                    continue;
                }
                var seed = new Seed(text, topicColumn > 0 ? topics(line, topicColumn) : List.of());
                Long earlier = seen.putIfAbsent(text, line.getStartingLineNumber());
                check(line.getStartingLineNumber(), seed, earlier == null ? 0 : earlier, lengthMax, wrong);
                seeds.add(seed);
            }
        } catch (CsvParseException e) {
            return new Read.NotCsv(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (seeds.size() > LINES_MAX) {
            return new Read.TooManyLines(seeds.size());
        }
        if (seeds.isEmpty()) {
            return new Read.Empty();
        }
        return wrong.isEmpty()
                ? new Read.Seeds(seeds)
                : new Read.WrongLines(wrong.stream().limit(ERRORS_MAX).toList());
    }

    private static String clean(String field) {
        return PlainText.of(field);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** 0, where the statements are, for a heading without one. */
    private static int topicColumn(CsvRecord heading) {
        for (int column = 1; column < heading.getFieldCount(); column++) {
            if (TOPIC_HEADINGS.contains(lower(clean(heading.getField(column))))) {
                return column;
            }
        }
        return 0;
    }

    /** A line may be shorter than its heading: then it has none. */
    private static List<String> topics(CsvRecord line, int column) {
        if (line.getFieldCount() <= column) {
            return List.of();
        }
        return Arrays.stream(line.getField(column).split("\\|"))
                .map(SeedCsv::clean)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static void check(long line, Seed seed, long earlier, int lengthMax, List<Wrong> wrong) {
        String text = seed.text();
        if (text.isEmpty()) {
            wrong.add(new Wrong(line, Fault.EMPTY, 0));
        } else if (text.codePointCount(0, text.length()) > lengthMax) {
            wrong.add(new Wrong(line, Fault.TOO_LONG, 0));
        } else if (earlier > 0) {
            wrong.add(new Wrong(line, Fault.DOUBLE, earlier));
        } else if (seed.topics().size() > Topic.OF_STATEMENT_MAX) {
            wrong.add(new Wrong(line, Fault.TOO_MANY_TOPICS, 0));
        } else if (seed.topics().stream().anyMatch(name -> name.codePointCount(0, name.length()) > Topic.NAME_MAX)) {
            wrong.add(new Wrong(line, Fault.TOPIC_TOO_LONG, 0));
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
