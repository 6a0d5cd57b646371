package nl.polder.server.transfer.polis;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the CSV files of an export in an order that lets each check the one before: statements, votes, matrix, summary. */
final class ExportDirectory {

    private static final String COMMENTS = "comments.csv";
    private static final String VOTES = "votes.csv";
    private static final String MATRIX = "participants-votes.csv";
    private static final String SUMMARY = "summary.csv";

    private final ExportFiles files;
    private final Findings findings;
    private final Progress progress;
    private final SummaryCsv summary = new SummaryCsv();
    private boolean unquoted;

    ExportDirectory(ExportFiles files, Findings findings, Progress progress) {
        this.files = files;
        this.findings = findings;
        this.progress = progress;
    }

    PolisConversation read(@Nullable Sign given) {
        Optional<Path> comments = files.find(COMMENTS);
        Optional<Path> votes = files.find(VOTES);
        Optional<Path> matrix = files.find(MATRIX, "participant-votes.csv");
        if (votes.isEmpty() && matrix.isEmpty()) {
            findings.damage(
                    files.directoryName(),
                    0,
                    "It holds neither votes.csv nor participants-votes.csv nor votes.json.",
                    "Name the directory that holds the export's files.");
        }
        readSummary();
        CommentsCsv statements = comments.map(this::readComments).orElseGet(this::withoutComments);
        VoteEvents cast = votes.map(this::readVotes).orElse(null);
        Matrix cells = matrix.map(file -> readMatrix(file, cast)).orElseGet(this::withoutMatrix);
        VoteEvents events = cast == null ? cells.asEvents() : cast;
        List<PolisStatement> described = completed(describe(statements.statements(), events, comments.isPresent()));
        String votesFile = fileName(votes.isPresent() ? votes : matrix, VOTES);
        Sign sign = new SignCheck(events, votesFile, findings)
                .decide(new SignCheck.Evidence(
                        cells.file == null ? null : new SignCheck.StatedIn(cells.file, cells.stated()),
                        new SignCheck.StatedIn(fileName(comments, COMMENTS), statements.tallies()),
                        authors(described),
                        unquoted,
                        summary.text("vote-convention"),
                        given));
        VoteEvents signed = sign == Sign.AGREE_PLUS_ONE ? events : events.negated();
        return new PolisConversation(
                title(),
                summary.text("conversation-description"),
                summary.text("url"),
                described,
                signed,
                participants(described, signed, cells),
                cells.groups(),
                statements.knowsMeta(),
                votes.isPresent());
    }

    /** What another Polder wrote down of its statements goes along. */
    private List<PolisStatement> completed(List<PolisStatement> statements) {
        Optional<Path> own = files.find(PolderStatementsCsv.NAME);
        PolderStatementsCsv content = new PolderStatementsCsv(findings);
        own.ifPresent(path -> {
            new CsvFile(path, findings, progress).read(content);
            findings.assume(PolderStatementsCsv.NAME
                    + ": languages and who wrote are taken from it; topics, reasons and edits are not.");
        });
        return content.complete(statements);
    }

    private void readSummary() {
        Optional<Path> file = files.find(SUMMARY);
        if (file.isEmpty()) {
            findings.assume("summary.csv is missing: the title is the directory's name, there is no description.");
        } else {
            readSummary(file.get());
        }
    }

    private void readSummary(Path file) {
        new CsvFile(file, findings, progress).readRows(summary);
    }

    private String title() {
        String topic = summary.text("topic");
        return topic.isEmpty() ? files.directoryName() : topic;
    }

    private CommentsCsv readComments(Path path) {
        String name = path.getFileName().toString();
        Findings strict = new Findings();
        CommentsCsv content = new CommentsCsv(name, strict);
        new CsvFile(path, strict, progress).read(content);
        UnquotedComments bare = new UnquotedComments(path, findings, progress);
        if (!strict.hasDamage() || !bare.applies()) {
            findings.addAll(strict);
            return content;
        }
        unquoted = true;
        findings.assume(name + ": texts are not quoted (server of October 2024); everything after the last comma of the"
                + " header's columns is text.");
        CommentsCsv again = new CommentsCsv(name, findings);
        bare.read(again);
        return again;
    }

    private CommentsCsv withoutComments() {
        findings.assume(
                "comments.csv is missing: texts, authors and moderation are unavailable; every statement is taken as"
                        + " not reviewed.");
        return new CommentsCsv(COMMENTS, findings);
    }

    private VoteEvents readVotes(Path path) {
        VotesCsv content = new VotesCsv(path.getFileName().toString(), findings);
        new CsvFile(path, findings, progress).read(content);
        return content.events();
    }

    private Matrix withoutMatrix() {
        findings.assume(
                "participants-votes.csv is missing: Polis's own groups are unavailable, so nothing can be compared.");
        return new Matrix(null, null, null);
    }

    private Matrix readMatrix(Path path, @Nullable VoteEvents cast) {
        String name = path.getFileName().toString();
        if (cast == null) {
            findings.assume(
                    "votes.csv is missing: changed votes and times are unavailable; the last votes are those of " + name
                            + ".");
            VoteEvents.Builder builder = new VoteEvents.Builder();
            ParticipantsVotesCsv content = new ParticipantsVotesCsv(
                    name, findings, (pid, tid, value, line) -> builder.add(tid, pid, value, 0, false));
            new CsvFile(path, findings, progress).read(content);
            return new Matrix(name, content, builder);
        }
        CellCheck check = new CellCheck(cast, name, findings);
        ParticipantsVotesCsv content = new ParticipantsVotesCsv(name, findings, check);
        new CsvFile(path, findings, progress).read(content);
        check.finish();
        return new Matrix(name, content, null);
    }

    /** What participants-votes.csv gave; empty when there is none. */
    private record Matrix(
            @Nullable String file, @Nullable ParticipantsVotesCsv content, VoteEvents.@Nullable Builder builder) {

        VoteEvents asEvents() {
            return (builder == null ? new VoteEvents.Builder() : builder).build(1);
        }

        Map<Integer, Integer> groups() {
            return content == null ? Map.of() : content.groups();
        }

        Tallies stated() {
            return content == null ? new Tallies() : content.stated();
        }

        List<Integer> participants() {
            return content == null ? List.of() : content.participants();
        }
    }

    /** The statements ascending, with one made for every vote on a statement that no file describes. */
    private List<PolisStatement> describe(List<PolisStatement> read, VoteEvents events, boolean hasFile) {
        Map<Integer, PolisStatement> byId = new HashMap<>();
        read.forEach(statement -> byId.put(statement.tid(), statement));
        Set<Integer> unknown = new TreeSet<>();
        for (int i = 0; i < events.count(); i++) {
            if (!byId.containsKey(events.tid(i))) {
                unknown.add(events.tid(i));
            }
        }
        for (int tid : unknown) {
            if (hasFile) {
                findings.disagreement(
                        COMMENTS,
                        0,
                        "There are votes on statement " + tid + ", which it lacks.",
                        "It was cut off or is of another moment: export all files again.");
            }
            byId.put(tid, undescribed(tid));
        }
        return byId.values().stream()
                .sorted(Comparator.comparingInt(PolisStatement::tid))
                .toList();
    }

    private static PolisStatement undescribed(int tid) {
        return PolisStatement.of(
                tid, PolisStatement.AUTHOR_UNKNOWN, PolisStatement.placeholder(tid), 0, false, false, 0);
    }

    private static Map<Integer, Integer> authors(List<PolisStatement> statements) {
        Map<Integer, Integer> authors = new HashMap<>();
        statements.forEach(statement -> authors.put(statement.tid(), statement.author()));
        return authors;
    }

    private static List<Integer> participants(List<PolisStatement> statements, VoteEvents events, Matrix cells) {
        Set<Integer> all = new HashSet<>(cells.participants());
        for (int i = 0; i < events.count(); i++) {
            all.add(events.pid(i));
        }
        for (PolisStatement statement : statements) {
            if (statement.author() != PolisStatement.AUTHOR_UNKNOWN) {
                all.add(statement.author());
            }
        }
        return all.stream().sorted().toList();
    }

    private static String fileName(Optional<Path> file, String otherwise) {
        return file.map(path -> path.getFileName().toString()).orElse(otherwise);
    }
}
