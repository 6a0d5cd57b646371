package nl.polder.server.example;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.polder.server.account.Organisations;
import nl.polder.server.conversation.ConversationSettings;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.example.ExampleDebate.Debate;
import nl.polder.server.platform.Slug;
import nl.polder.server.platform.db.Db;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.vote.ImportStore;
import nl.polder.server.vote.Vote;

/**
 * Creates the example consultation once: two weeks of simulated debate that end when it is created, marked as simulated, and open
 * for the votes of real visitors. All in one transaction, through the functions that imports use.
 */
public final class ExampleConsultation {
    public static final String SLUG = "voorbeeld-desinformatie";
    private static final String ORGANISATION_SLUG = "voorbeeldministerie";
    private static final String ORGANISATION_NAME = "Voorbeeldministerie";
    private static final String WRITTEN_IN = "nl";
    private static final Duration OPEN_FOR = Duration.ofDays(365);

    private static final Map<String, String> TITLES = Map.of(
            "nl", "Hoe gaan we om met desinformatie op internet?",
            "en", "How should we deal with disinformation on the internet?");
    private static final Map<String, String> DESCRIPTIONS = Map.of("nl", """
            Op internet staat veel informatie die niet klopt. Soms is dat een vergissing. Soms is het met opzet.

            Het Voorbeeldministerie vraagt: wat moet de overheid doen, wat moeten platforms doen, en wat doen wij zelf?

            Dit is een voorbeeld. De stellingen zijn ervoor geschreven.""", "en", """
            A lot of information on the internet is wrong. Sometimes that is a mistake. Sometimes it is on purpose.

            The Example Ministry asks: what should government do, what should platforms do, and what do we do ourselves?

            This is an example. The statements were written for it.""");
    private static final Map<String, String> NOTICE = Map.of(
            "nl", "Dit is een voorbeeld. 600 deelnemers zijn nagebootst door een computer. U kunt zelf ook stemmen.",
            "en", "This is an example. 600 participants were simulated by a computer. You can vote as well.");

    private final Db db;
    private final Organisations organisations;
    private final ConversationStore conversations;
    private final StatementStore statements;
    private final TopicStore topics;
    private final ImportStore imports;
    private final Clock clock;

    public ExampleConsultation(
            Db db,
            Organisations organisations,
            ConversationStore conversations,
            StatementStore statements,
            ImportStore imports,
            Clock clock) {
        this.db = db;
        this.organisations = organisations;
        this.conversations = conversations;
        this.statements = statements;
        this.topics = new TopicStore(db);
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Creates it when there is none; in await style, on a virtual thread.
     *
     * @return whether it was created now
     */
    public boolean createIfAbsent() {
        if (conversations.findBySlug(SLUG).await().isPresent()) {
            return false;
        }
        List<ExampleStatement> written = ExampleStatements.load();
        Debate debate = ExampleDebate.simulate(written);
        Instant end = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant start = end.minus(Duration.ofDays(ExampleDebate.DAYS));
        return db.inTransaction(sql -> {
            int organisation = organisations.findOrCreate(sql, ORGANISATION_SLUG, ORGANISATION_NAME);
            Optional<Integer> id = conversations
                    .create(sql, organisation, settings(start, end))
                    .await();
            id.ifPresent(conversation -> fill(sql, conversation, written, debate, start));
            return id.isPresent();
        });
    }

    private static ConversationSettings settings(Instant start, Instant end) {
        return ConversationSettings.of(SLUG, List.of("nl", "en"), TITLES)
                .withDescriptions(DESCRIPTIONS)
                .withImportantMark()
                .asSimulated(NOTICE)
                .withDates(Optional.of(start), Optional.empty(), Optional.of(end.plus(OPEN_FOR)));
    }

    private void fill(SqlClient sql, int conversation, List<ExampleStatement> written, Debate debate, Instant start) {
        imports.participants(sql, conversation, participants(debate, start)).await();
        imports.statements(sql, conversation, statements(written, debate, start))
                .await();
        Future.all(IntStream.range(0, written.size())
                        .mapToObj(j -> statements.translate(
                                sql, conversation, j, "en", written.get(j).en()))
                        .toList())
                .await();
        List<ImportStore.HistoricVote> votes = votes(written, debate, start);
        for (int from = 0; from < votes.size(); from += ImportStore.CHUNK_MAX) {
            List<ImportStore.HistoricVote> chunk =
                    votes.subList(from, Math.min(votes.size(), from + ImportStore.CHUNK_MAX));
            imports.votes(sql, conversation, chunk).await();
        }
        topics(sql, conversation);
        conversations.changeState(sql, conversation, ConversationState.OPEN).await();
    }

    private void topics(SqlClient sql, int conversation) {
        List<ExampleTopic> written = ExampleStatements.topics();
        for (int t = 0; t < written.size(); t++) {
            ExampleTopic topic = written.get(t);
            topics.add(sql, conversation, t + 1, Slug.of(topic.nl(), ""), topic.names())
                    .await();
            topics.assign(sql, conversation, t + 1, topic.statements()).await();
        }
    }

    private static List<ImportStore.Participant> participants(Debate debate, Instant start) {
        Map<Integer, Integer> firstMinute = new TreeMap<>();
        debate.votes().forEach(v -> firstMinute.putIfAbsent(v.participant(), v.minute()));
        return firstMinute.entrySet().stream()
                .map(first -> new ImportStore.Participant(
                        first.getKey(),
                        Optional.of(start.plus(Duration.ofMinutes(first.getValue()))
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate())))
                .toList();
    }

    private static List<ImportStore.Statement> statements(
            List<ExampleStatement> written, Debate debate, Instant start) {
        return IntStream.range(0, written.size())
                .mapToObj(j -> new ImportStore.Statement(
                        j,
                        switch (written.get(j).origin()) {
                            case SEED -> Origin.SEED;
                            case PARTICIPANT -> Origin.PARTICIPANT;
                        },
                        Moderation.ACCEPTED,
                        false,
                        Optional.of(debate.authors().get(j)).filter(author -> author >= 0),
                        WRITTEN_IN,
                        written.get(j).nl(),
                        start.plus(Duration.ofHours(written.get(j).hour()))))
                .toList();
    }

    /** The simulated votes, and at the moment a statement appears the agreement of its author. */
    private static List<ImportStore.HistoricVote> votes(List<ExampleStatement> written, Debate debate, Instant start) {
        List<ImportStore.HistoricVote> votes = new ArrayList<>();
        for (int j = 0; j < written.size(); j++) {
            if (debate.authors().get(j) >= 0) {
                Instant at = start.plus(Duration.ofHours(written.get(j).hour()));
                votes.add(new ImportStore.HistoricVote(debate.authors().get(j), j, Vote.AGREE, false, at));
            }
        }
        debate.votes()
                .forEach(v -> votes.add(new ImportStore.HistoricVote(
                        v.participant(),
                        v.statement(),
                        vote(v.answer()),
                        false,
                        start.plus(Duration.ofMinutes(v.minute())))));
        votes.sort(Comparator.comparing(ImportStore.HistoricVote::castAt));
        return votes;
    }

    private static Vote vote(SimulatedVote.Answer answer) {
        return switch (answer) {
            case AGREE -> Vote.AGREE;
            case DISAGREE -> Vote.DISAGREE;
            case PASS -> Vote.PASS;
        };
    }
}
