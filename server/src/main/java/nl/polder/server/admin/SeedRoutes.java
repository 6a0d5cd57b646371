package nl.polder.server.admin;

import io.vertx.ext.web.FileUpload;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import nl.polder.server.account.Action;
import nl.polder.server.account.FormCheck;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.account.StaffRoutes;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.statement.AddOutcome;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.PlainText;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.Topic;

/** The statements to begin with: one by one, or all from a file. A file goes in whole or not at all. */
final class SeedRoutes {

    private static final String PATH = "/admin/c/:slug/seeds";

    private final ConversationWork work;
    private final StatementStore statements;
    private final Seeds seeds;
    private final IntConsumer changed;

    SeedRoutes(ConversationWork work, StatementStore statements, Seeds seeds, IntConsumer changed) {
        this.work = work;
        this.statements = statements;
        this.seeds = seeds;
        this.changed = changed;
    }

    void mount(StaffRoutes staff) {
        staff.form(
                PATH,
                Action.ADD_SEEDS,
                request -> show(request, new FormCheck(), List.of()),
                Action.ADD_SEEDS,
                this::addOne);
        staff.button(PATH + "/csv", Action.ADD_SEEDS, this::addFile);
    }

    private record Seed(String text, String language) {}

    private record SeedsView(
            ConversationFrame c,
            StaffFrame frame,
            List<Seed> seeds,
            String count,
            FormCheck.Field text,
            int lengthMax,
            List<FormCheck.Wrong> problems,
            List<String> fileProblems) {}

    private void show(StaffRequest request, FormCheck check, List<String> fileProblems) {
        Conversation conversation = work.get(request.conversation().id());
        var frame = ConversationFrame.of(request, conversation);
        List<Seed> seeds = statements.list(conversation.id()).await().stream()
                .filter(statement -> statement.origin() == Origin.SEED)
                .map(statement -> new Seed(statement.text(), statement.language()))
                .toList();
        request.show(
                "admin/seeds",
                new SeedsView(
                        frame,
                        frame.staff(),
                        seeds,
                        request.text("admin.seeds.count", Map.of("n", seeds.size())),
                        check.field("text", request.typed().text("text")),
                        conversation.settings().statementLengthMax(),
                        check.all(),
                        fileProblems));
    }

    private void addOne(StaffRequest request) {
        Conversation conversation = work.get(request.conversation().id());
        String text = PlainText.of(request.typed().text("text"));
        int lengthMax = conversation.settings().statementLengthMax();
        var check = new FormCheck();
        if (text.isEmpty()) {
            check.wrong("text", request.text("admin.seeds.empty"));
        } else if (text.codePointCount(0, text.length()) > lengthMax) {
            check.wrong("text", request.text("admin.seeds.tooLong", Map.of("max", lengthMax)));
        } else {
            addChecked(request, conversation, text, check);
        }
        if (check.isFine()) {
            request.goTo(path(request) + "?said=saved");
        } else {
            show(request, check, List.of());
        }
    }

    private void addChecked(StaffRequest request, Conversation conversation, String text, FormCheck check) {
        switch (seeds.add(request.actor(), conversation, text)) {
            case AddOutcome.Added added -> changed.accept(conversation.id());
            case AddOutcome.SameTextExists same -> check.wrong("text", request.text("admin.seeds.exists"));
            case AddOutcome.SentBefore same -> check.wrong("text", request.text("admin.seeds.exists"));
            case AddOutcome.WritingClosed closed -> check.wrong("text", request.text("admin.seeds.closed"));
            case AddOutcome.TooLong tooLong ->
                check.wrong(
                        "text",
                        request.text(
                                "admin.seeds.tooLong",
                                Map.of("max", conversation.settings().statementLengthMax())));
            case AddOutcome.UnknownCredential unknown -> throw new IllegalStateException("a seed has no author");
            case AddOutcome.NoSuchConversation none -> throw new IllegalStateException("the gate found it");
        }
    }

    private void addFile(StaffRequest request) {
        List<FileUpload> files = request.http().fileUploads();
        Conversation conversation = work.get(request.conversation().id());
        if (files.size() != 1 || files.getFirst().size() == 0) {
            show(request, new FormCheck(), List.of(request.text("admin.seeds.noFile")));
            return;
        }
        byte[] bytes = request.http()
                .vertx()
                .fileSystem()
                .readFile(files.getFirst().uploadedFileName())
                .await()
                .getBytes();
        int lengthMax = conversation.settings().statementLengthMax();
        List<String> problems = switch (SeedCsv.read(bytes, lengthMax)) {
            case SeedCsv.Read.Seeds file -> addAll(request, conversation, file.seeds());
            case SeedCsv.Read.WrongLines lines ->
                lines.wrong().stream()
                        .map(wrong -> sentence(request, wrong, lengthMax))
                        .toList();
            case SeedCsv.Read.NotUtf8 notUtf8 -> List.of(request.text("admin.seeds.notUtf8"));
            case SeedCsv.Read.TooManyLines many ->
                List.of(request.text("admin.seeds.tooMany", Map.of("n", many.lines(), "max", SeedCsv.LINES_MAX)));
            case SeedCsv.Read.Empty empty -> List.of(request.text("admin.seeds.noFile"));
            case SeedCsv.Read.NotCsv notCsv -> List.of(request.text("admin.seeds.notCsv"));
        };
        if (problems.isEmpty()) {
            changed.accept(conversation.id());
            request.goTo(path(request) + "?said=saved");
        } else {
            show(request, new FormCheck(), problems);
        }
    }

    private List<String> addAll(StaffRequest request, Conversation conversation, List<SeedCsv.Seed> file) {
        return switch (seeds.addAll(request.actor(), conversation, file)) {
            case Seeds.All.Added added -> List.of();
            case Seeds.All.Exist exist ->
                exist.lines().stream()
                        .map(line -> request.text("admin.seeds.lineExists", Map.of("n", line)))
                        .toList();
            case Seeds.All.TooManyTopics many ->
                List.of(request.text("admin.seeds.tooManyTopics", Map.of("max", Topic.TOPICS_MAX)));
        };
    }

    private static String sentence(StaffRequest request, SeedCsv.Wrong wrong, int lengthMax) {
        return switch (wrong.fault()) {
            case EMPTY -> request.text("admin.seeds.lineEmpty", Map.of("n", wrong.line()));
            case TOO_LONG -> request.text("admin.seeds.lineLong", Map.of("n", wrong.line(), "max", lengthMax));
            case DOUBLE -> request.text("admin.seeds.lineDouble", Map.of("n", wrong.line(), "other", wrong.other()));
            case TOO_MANY_TOPICS ->
                request.text("admin.seeds.lineTopics", Map.of("n", wrong.line(), "max", Topic.OF_STATEMENT_MAX));
            case TOPIC_TOO_LONG ->
                request.text("admin.seeds.lineTopicLong", Map.of("n", wrong.line(), "max", Topic.NAME_MAX));
        };
    }

    private static String path(StaffRequest request) {
        return "/admin/c/" + request.conversation().slug() + "/seeds";
    }
}
