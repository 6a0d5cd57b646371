package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** comments.csv: the statements with their authors, moderation and counts. */
final class CommentsCsv implements CsvFile.Content {

    private final String file;
    private final Findings findings;
    private final Timestamps times;
    private final List<PolisStatement> statements = new ArrayList<>();
    private final Map<Integer, Long> lineOfStatement = new HashMap<>();
    private final Tallies tallies = new Tallies();
    private int id;
    private int author;
    private int text;
    private int time;
    private int agrees;
    private int disagrees;
    private int moderated;
    private int meta = -1;
    private int seed;

    CommentsCsv(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.times = new Timestamps(file, findings);
    }

    @Override
    public boolean begin(CsvHeader header) {
        OptionalInt idColumn = header.find("comment-id", "comment_id", "tid");
        OptionalInt textColumn = header.find("comment-body", "comment_text", "comment-text", "txt");
        if (idColumn.isEmpty() || textColumn.isEmpty()) {
            findings.damage(
                    file,
                    1,
                    "The header is '" + Excerpt.of(header.toString()) + "'.",
                    "It must name comment-id and comment-body.");
            return false;
        }
        id = idColumn.getAsInt();
        text = textColumn.getAsInt();
        author = header.indexOrAbsent("author-id", "author_id");
        time = header.indexOrAbsent("timestamp");
        agrees = header.indexOrAbsent("agrees");
        disagrees = header.indexOrAbsent("disagrees");
        moderated = header.indexOrAbsent("moderated");
        meta = header.indexOrAbsent("is-meta", "is_meta");
        seed = header.indexOrAbsent("is-seed", "is_seed");
        assumeWhatIsMissing();
        return true;
    }

    private void assumeWhatIsMissing() {
        if (meta < 0) {
            findings.assume(file + ": no column is-meta; no statement is taken for a metadata statement.");
        }
        if (moderated < 0) {
            findings.assume(file + ": no column moderated; every statement is taken as not reviewed.");
        }
        if (author < 0) {
            findings.assume(file + ": no column author-id; the authors are unknown.");
        }
    }

    @Override
    public void row(CsvRow row) {
        long number = row.number(id);
        boolean anonymous = author < 0 || row.isEmpty(author);
        long writer = anonymous ? PolisStatement.AUTHOR_UNKNOWN : row.number(author);
        long status = moderated < 0 ? 0 : row.number(moderated);
        String body = row.text(text);
        if (!VotesCsv.isId(number) || (!anonymous && !VotesCsv.isId(writer))) {
            damage(
                    row,
                    "comment-id or author-id is not a number from 0.",
                    "Mend the line; is a quote missing above it?");
        } else if (lineOfStatement.putIfAbsent((int) number, row.line()) != null) {
            damage(row, "Statement " + number + " stands here a second time.", "Keep one of the two lines.");
        } else if (status < -1 || status > 1) {
            damage(row, "moderated is '" + Excerpt.of(row.text(moderated)) + "'.", "It is -1, 0 or 1.");
        } else if (body.indexOf('\0') >= 0) {
            damage(row, "The text holds a zero byte.", "Remove it.");
        } else {
            count(row, (int) number);
            long created = time < 0 ? 0 : times.see(row.number(time), row.line());
            if (body.isEmpty()) {
                findings.assume(file + ": statement " + number + " has no text; a remark stands in its place.");
                body = PolisStatement.placeholder((int) number);
            }
            statements.add(PolisStatement.of(
                    (int) number, (int) writer, body, (int) status, flag(row, meta), flag(row, seed), created));
        }
    }

    @Override
    public void unended(CsvRow last) {
        if (last.count() > text && !last.isQuoted(text)) {
            damage(last, "The line has no end.", "If its text is whole, end the line; else export the file again.");
        }
    }

    private void count(CsvRow row, int statement) {
        if (agrees < 0 || disagrees < 0) {
            return;
        }
        long agree = row.number(agrees);
        long disagree = row.number(disagrees);
        if (agree < 0 || disagree < 0) {
            damage(row, "agrees or disagrees is not a number from 0.", "Mend the line.");
        } else {
            tallies.put(statement, agree, disagree, row.line());
        }
    }

    private static boolean flag(CsvRow row, int column) {
        return column >= 0 && Excerpt.isTrue(row.text(column));
    }

    private void damage(CsvRow row, String what, String remedy) {
        findings.damage(file, row.line(), what, remedy);
    }

    /** The statements in the order of the file. */
    List<PolisStatement> statements() {
        long unit = time < 0 ? 1 : times.millisPerUnit();
        return unit == 1
                ? List.copyOf(statements)
                : statements.stream()
                        .map(s -> s.createdAt(s.createdMillis() * unit))
                        .toList();
    }

    boolean knowsMeta() {
        return meta >= 0;
    }

    Tallies tallies() {
        return tallies;
    }
}
