package nl.polder.server.transfer;

import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.polder.server.account.Organisations;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.transfer.polis.PolisConversation;
import nl.polder.server.transfer.polis.PolisStatement;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.VoteEvents;
import nl.polder.server.vote.ImportStore;
import nl.polder.server.vote.Vote;

/**
 * Brings a conversation in through the log, everything or nothing in one transaction: participants with the numbers they had,
 * statements with their decisions, every vote in the order it was cast, then closed. Polder's numbers are Polis's, gaps included,
 * so that an export gives the same ones back.
 */
public final class PolisImport {

    private static final String ORGANISATION_SLUG = "import";
    /** Who holds what was imported. */
    public static final String ORGANISATION_NAME = "Imported conversations";

    private static final int SLUG_ATTEMPTS_MAX = 1000;

    private final Db db;
    private final Organisations organisations;
    private final ConversationStore conversations;
    private final ImportStore imports;
    private final Clock clock;
    private final ImportRunStore runs = new ImportRunStore();

    public PolisImport(
            Db db, Organisations organisations, ConversationStore conversations, ImportStore imports, Clock clock) {
        this.db = db;
        this.organisations = organisations;
        this.conversations = conversations;
        this.imports = imports;
        this.clock = clock;
    }

    /** In await style. Whatever fails, nothing of it stays. */
    public ImportOutcome run(ImportRequest request, Progress progress) {
        byte[] fingerprint = HexFormat.of().parseHex(request.fingerprint());
        return db.inTransaction(sql -> {
            runs.lock(sql, fingerprint);
            Optional<String> before = runs.findSlug(sql, fingerprint);
            if (before.isPresent()) {
                return new ImportOutcome.AlreadyImported(before.get());
            }
            Optional<ImportOutcome.Imported> created = create(sql, request);
            if (created.isEmpty()) {
                return new ImportOutcome.SlugTaken(request.slug().orElse(request.source()));
            }
            fill(sql, created.get().conversationId(), request, progress);
            runs.insert(
                    sql,
                    fingerprint,
                    created.get().conversationId(),
                    request.source(),
                    request.conversation().url(),
                    request.assumptions(),
                    clock.instant());
            return created.get();
        });
    }

    private Optional<ImportOutcome.Imported> create(SqlClient sql, ImportRequest request) {
        int organisation = organisations.findOrCreate(sql, ORGANISATION_SLUG, ORGANISATION_NAME);
        String wanted = request.slug().orElseGet(() -> Slugs.of(request.source()));
        int attempts = request.slug().isPresent() ? 1 : SLUG_ATTEMPTS_MAX;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            String slug = attempt == 1 ? wanted : Slugs.numbered(wanted, attempt);
            Optional<Integer> id = conversations
                    .create(sql, organisation, settings(slug, request))
                    .await();
            if (id.isPresent()) {
                return Optional.of(new ImportOutcome.Imported(id.get(), slug));
            }
        }
        return Optional.empty();
    }

    private static ConversationSettings settings(String slug, ImportRequest request) {
        PolisConversation conversation = request.conversation();
        String title = request.title().orElse(conversation.topic());
        return ConversationSettings.of(slug, List.of(request.language()), Map.of(request.language(), title))
                .withDescriptions(Map.of(request.language(), conversation.description()))
                .asImported(request.rowsPublic());
    }

    private void fill(SqlClient sql, int id, ImportRequest request, Progress progress) {
        PolisConversation conversation = request.conversation();
        Instant unknown = unknownTime(conversation);
        inChunks(
                participants(conversation),
                rows -> imports.participants(sql, id, rows).await());
        inChunks(
                statements(conversation, request.language(), unknown),
                rows -> imports.statements(sql, id, rows).await());
        importVotes(sql, id, conversation.events(), unknown, progress);
        conversations.changeState(sql, id, ConversationState.CLOSED).await();
    }

    /** What has no time in the export gets that of the last statement, or of the import. */
    private Instant unknownTime(PolisConversation conversation) {
        long last = conversation.statements().stream()
                .mapToLong(PolisStatement::createdMillis)
                .max()
                .orElse(0);
        return last > 0 ? Instant.ofEpochMilli(last) : clock.instant();
    }

    private static List<ImportStore.Participant> participants(PolisConversation conversation) {
        Map<Integer, Long> first = new HashMap<>();
        VoteEvents events = conversation.events();
        for (int i = 0; i < events.count(); i++) {
            if (events.timeMillis(i) > 0) {
                first.merge(events.pid(i), events.timeMillis(i), Math::min);
            }
        }
        return conversation.participants().stream()
                .map(pid -> new ImportStore.Participant(
                        pid, Optional.ofNullable(first.get(pid)).map(PolisImport::day)))
                .toList();
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static List<ImportStore.Statement> statements(
            PolisConversation conversation, String language, Instant unknown) {
        return conversation.statements().stream()
                .map(statement -> new ImportStore.Statement(
                        statement.tid(),
                        statement.seed() ? Origin.SEED : Origin.PARTICIPANT,
                        moderation(statement.moderated()),
                        statement.meta(),
                        Optional.of(statement.author()).filter(pid -> pid != PolisStatement.AUTHOR_UNKNOWN),
                        statement.language().isEmpty() ? language : statement.language(),
                        statement.text(),
                        statement.createdMillis() > 0 ? Instant.ofEpochMilli(statement.createdMillis()) : unknown))
                .toList();
    }

    private static Moderation moderation(int moderated) {
        return switch (moderated) {
            case -1 -> Moderation.REJECTED;
            case 1 -> Moderation.ACCEPTED;
            default -> Moderation.UNREVIEWED;
        };
    }

    /** In the order of casting, one chunk in memory at a time. */
    private void importVotes(SqlClient sql, int id, VoteEvents events, Instant unknown, Progress progress) {
        int[] order = events.chronological();
        List<ImportStore.HistoricVote> chunk = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            int event = order[i];
            long time = events.timeMillis(event);
            chunk.add(new ImportStore.HistoricVote(
                    events.pid(event),
                    events.tid(event),
                    vote(events.value(event)),
                    events.isImportant(event),
                    time > 0 ? Instant.ofEpochMilli(time) : unknown));
            if (chunk.size() == ImportStore.CHUNK_MAX || i == order.length - 1) {
                imports.votes(sql, id, chunk).await();
                chunk = new ArrayList<>();
                progress.at("votes", i + 1L, order.length);
            }
        }
    }

    private static Vote vote(int value) {
        return switch (value) {
            case 1 -> Vote.AGREE;
            case -1 -> Vote.DISAGREE;
            default -> Vote.PASS;
        };
    }

    private static <T> void inChunks(List<T> rows, Consumer<List<T>> write) {
        for (int from = 0; from < rows.size(); from += ImportStore.CHUNK_MAX) {
            write.accept(rows.subList(from, Math.min(rows.size(), from + ImportStore.CHUNK_MAX)));
        }
    }
}
