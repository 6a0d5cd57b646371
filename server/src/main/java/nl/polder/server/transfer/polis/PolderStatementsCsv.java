package nl.polder.server.transfer.polis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** polder-statements.csv, which Polder's own exports have beside Polis's files: what those have no column for. */
final class PolderStatementsCsv implements CsvFile.Content {
    static final String NAME = "polder-statements.csv";
    /** What BCP 47 calls a language that nobody has determined. */
    private static final String UNDETERMINED = "und";

    private final Findings findings;
    private final Map<Integer, Known> known = new HashMap<>();
    private int id;
    private int language;
    private int origin;

    PolderStatementsCsv(Findings findings) {
        this.findings = findings;
    }

    private record Known(String language, boolean seed) {}

    @Override
    public boolean begin(CsvHeader header) {
        id = header.indexOrAbsent("statement");
        language = header.indexOrAbsent("language");
        origin = header.indexOrAbsent("origin");
        if (id < 0 || language < 0 || origin < 0) {
            findings.damage(
                    NAME,
                    1,
                    "The header is '" + Excerpt.of(header.toString()) + "'.",
                    "It must name statement, language and origin; or leave this file out.");
            return false;
        }
        return true;
    }

    @Override
    public void row(CsvRow row) {
        long number = row.number(id);
        if (!VotesCsv.isId(number) || !row.text(language).matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            findings.damage(
                    NAME, row.line(), "It is not a statement.", "It has a number, and a language such as nl or en.");
            return;
        }
        known.put(
                (int) number,
                new Known(
                        row.text(language).equals(UNDETERMINED) ? "" : row.text(language),
                        row.text(origin).equals("seed")));
    }

    /** With what this file knows of them. */
    List<PolisStatement> complete(List<PolisStatement> statements) {
        return statements.stream()
                .map(statement -> Optional.ofNullable(known.get(statement.tid()))
                        .map(it -> statement.with(it.language(), it.seed()))
                        .orElse(statement))
                .toList();
    }
}
