package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Newcomer;
import nl.polder.server.platform.Sha256;
import nl.polder.server.statement.Moderation;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.vote.Cast;
import nl.polder.server.vote.CastOutcome;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;
import nl.polder.server.vote.VoteFlags;
import nl.polder.server.vote.VoteIngest;
import nl.polder.server.vote.VoteStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Publishing results, on a real database")
class PublishingTest {
    private static final int STATEMENTS = 12;
    private static final VoteFlags PLAIN = new VoteFlags(PassReason.NONE, false, Channel.WEB, true, false);

    private final FakeClock clock = FakeClock.atNoon();

    @AutoClose
    private final AnalysisFixture fixture = new AnalysisFixture(clock);

    private final VoteIngest ingest =
            new VoteIngest(fixture.database.vertx(), new VoteStore(fixture.db, new java.security.SecureRandom()));

    private int open(String slug) {
        int conversation = fixture.draft(slug, STATEMENTS);
        fixture.state(conversation, ConversationState.OPEN);
        return conversation;
    }

    private static Buffer secret(int person) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) person);
        return Buffer.buffer(hash);
    }

    private void vote(int conversation, int person, int statement, Vote vote) {
        var voter = new Newcomer(secret(person), true, Channel.WEB, Optional.empty(), Optional.empty());
        CastOutcome outcome = fixture.await(
                () -> ingest.offer(new Cast(conversation, voter, statement, Optional.of(vote), PLAIN, Optional.empty()))
                        .await());
        assertThat(outcome).isInstanceOf(CastOutcome.Accepted.class);
    }

    private void people(int conversation, int from, int to) {
        for (int person = from; person < to; person++) {
            for (int j = 0; j < 8; j++) {
                vote(conversation, person, j, (person + j) % 3 == 0 ? Vote.DISAGREE : Vote.AGREE);
            }
        }
    }

    @Test
    void is_at_once_at_launch_then_waits_for_ten_people_and_a_minute_and_is_at_once_at_the_close() {
        int conversation = open("regels");
        AnalysisFixture.Node node = fixture.node();
        node.look();
        assertThat(fixture.versions(conversation)).isEqualTo(1);
        assertThat(fixture.results(conversation).form()).isEqualTo(Form.TOO_FEW);

        people(conversation, 1, 10);
        clock.advance(Duration.ofMinutes(5));
        node.look();
        assertThat(fixture.versions(conversation)).as("nine people").isEqualTo(1);

        vote(conversation, 10, 0, Vote.AGREE);
        node.look();
        assertThat(fixture.versions(conversation)).as("ten people").isEqualTo(2);

        node.lookUntilJudged(conversation);
        people(conversation, 20, 31);
        clock.advance(Duration.ofSeconds(59));
        node.look();
        assertThat(fixture.versions(conversation)).as("59 seconds").isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        node.look();
        assertThat(fixture.versions(conversation)).as("a minute").isEqualTo(3);

        vote(conversation, 40, 0, Vote.AGREE);
        fixture.state(conversation, ConversationState.CLOSED);
        node.look();
        assertThat(fixture.versions(conversation)).as("closed").isEqualTo(4);
    }

    @Test
    void tells_readers_when_it_could_not_be_judged_and_no_longer_when_it_could() throws Exception {
        int conversation = open("mislukt");
        people(conversation, 1, 13);
        AnalysisFixture.Node node = fixture.node();
        try (var owner = fixture.owner();
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE analysis ADD CONSTRAINT no_verdict CHECK (mode <> 'robust') NOT VALID");
            node.look();
            Optional<Instant> again = awaitAgain(conversation, true);
            assertThat(again).contains(clock.instant().plus(Duration.ofMinutes(1)));
            statement.execute("ALTER TABLE analysis DROP CONSTRAINT no_verdict");
        }
        clock.advance(Duration.ofMinutes(1));
        node.lookUntilJudged(conversation);
        assertThat(awaitAgain(conversation, false)).isEmpty();
    }

    private Optional<Instant> awaitAgain(int conversation, boolean present) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        Optional<Instant> again;
        do {
            again = fixture.await(
                    () -> fixture.store.attempts().findAgain(conversation).await());
        } while (again.isPresent() != present && System.nanoTime() < deadline);
        return again;
    }

    @Test
    void shows_one_position_of_the_log_and_keeps_ten_versions_and_those_that_a_report_names() {
        int conversation = open("bewaren");
        AnalysisFixture.Node node = fixture.node();
        node.lookUntilJudged(conversation);
        Results first = fixture.results(conversation);
        fixture.await(() -> fixture.store
                .pin(fixture.db.client(), conversation, first.version().number())
                .await());
        for (int round = 0; round < 12; round++) {
            for (int person = 1; person <= 10; person++) {
                vote(conversation, person, round % STATEMENTS, round % 2 == 0 ? Vote.AGREE : Vote.PASS);
            }
            clock.advance(Duration.ofMinutes(1));
            node.lookUntilJudged(conversation);
        }
        assertThat(fixture.versions(conversation)).isEqualTo(13);
        Results shown = fixture.results(conversation);
        assertThat(shown.version().position())
                .isEqualTo(fixture.latest(conversation).position());
        assertThat(shown.version().hash())
                .isEqualTo(fixture.latest(conversation).hash());
        assertThat(document(conversation, 1)).as("named by a report").isPresent();
        assertThat(document(conversation, 3)).as("older than ten versions").isEmpty();
        assertThat(document(conversation, 4)).isPresent();
    }

    private Optional<byte[]> document(int conversation, int version) {
        return fixture.await(
                () -> fixture.store.findDocument(conversation, version, "polis").await());
    }

    @Test
    void is_done_by_one_node_and_by_the_other_when_that_one_goes_away() {
        int conversation = open("twee");
        AnalysisFixture.Node one = fixture.node();
        AnalysisFixture.Node two = fixture.node();
        one.look();
        two.look();
        assertThat(fixture.versions(conversation)).isEqualTo(1);
        assertThat(two.told).as("the other node hears of it").contains(conversation);

        people(conversation, 1, 12);
        clock.advance(Duration.ofMinutes(1));
        two.look();
        assertThat(fixture.versions(conversation)).as("without the lease").isEqualTo(1);

        // The first node is dead: it renews nothing, and its lease runs out.
        fixture.database.asOwner("UPDATE lease SET expires_at = now() - interval '1 second'");
        two.lookUntilJudged(conversation);
        assertThat(fixture.versions(conversation)).isEqualTo(2);

        // It was only asleep: it has lost the lease and publishes nothing.
        people(conversation, 20, 32);
        clock.advance(Duration.ofMinutes(1));
        one.look();
        assertThat(fixture.versions(conversation)).isEqualTo(2);
    }

    @Test
    void gives_both_nodes_the_same_live_state_from_the_log_alone() {
        int conversation = open("zelfde");
        AnalysisFixture.Node one = fixture.node();
        AnalysisFixture.Node two = fixture.node();
        one.look();
        people(conversation, 1, 6);
        one.look();
        people(conversation, 6, 9);
        fixture.await(() -> fixture.statements
                .moderate(fixture.db.client(), conversation, 3, Moderation.REJECTED, Optional.of("off-topic"), false)
                .await());
        clock.advance(Duration.ofSeconds(2));
        one.look();
        two.look();
        LiveState kept = one.states.find(conversation).orElseThrow();
        LiveState read = two.states.find(conversation).orElseThrow();
        assertThat(kept.position()).isEqualTo(read.position());
        assertThat(kept.votes().sums()).isEqualTo(read.votes().sums());
        assertThat(Documents.polis(kept.analyse())).isEqualTo(Documents.polis(read.analyse()));
        assertThat(one.states.signals(conversation)).isNotEmpty();
    }

    @Test
    void forgets_an_erased_participant_in_what_is_kept_about_people_and_hides_a_rejected_statement() {
        int conversation = fixture.draft("wissen", STATEMENTS);
        Random random = new Random(5);
        Vote[][] answers = new Vote[80][STATEMENTS];
        for (int p = 0; p < answers.length; p++) {
            for (int j = 0; j < STATEMENTS; j++) {
                answers[p][j] = Vote.of((p % 2 == 0) == (random.nextDouble() < 0.9) ? 1 : -1);
            }
        }
        fixture.votes(conversation, 0, answers);
        fixture.state(conversation, ConversationState.OPEN);
        for (int j = 0; j < STATEMENTS; j++) {
            vote(conversation, 99, j, Vote.AGREE);
        }
        AnalysisFixture.Node node = fixture.node();
        node.lookUntilJudged(conversation);
        int erased = 80;
        assertThat(places(conversation)).contains(erased);
        String hash = fixture.results(conversation).version().hash();

        fixture.await(() -> fixture.db
                .query("SELECT erase_participant($1, $2)", io.vertx.sqlclient.Tuple.of(conversation, secret(99)))
                .await());
        fixture.await(() -> fixture.statements
                .moderate(fixture.db.client(), conversation, 2, Moderation.REJECTED, Optional.of("off-topic"), false)
                .await());
        node.look();

        assertThat(places(conversation)).doesNotContain(erased);
        Results results = fixture.results(conversation);
        assertThat(results.version().hash()).as("what was published stays").isEqualTo(hash);
        assertThat(results.statement(2)).isEmpty();
        assertThat(results.statement(1)).isPresent();
        assertThat(HexFormat.of().formatHex(Sha256.of(document(conversation, 1).orElseThrow())))
                .isEqualTo(hash);
    }

    private List<Integer> places(int conversation) {
        return fixture
                .await(() -> fixture.store.findShown(conversation).await().orElseThrow())
                .people()
                .places()
                .stream()
                .map(People.Place::p)
                .toList();
    }

    @Test
    void finds_two_planted_camps_distinct_and_keeps_their_letters() {
        int conversation = fixture.draft("kampen", 30);
        fixture.votes(conversation, 0, camps(0, 160));
        fixture.state(conversation, ConversationState.OPEN);
        AnalysisFixture.Node node = fixture.node();
        node.lookUntilJudged(conversation);
        Results results = fixture.results(conversation);
        assertThat(results.form()).isEqualTo(Form.DISTINCT);
        assertThat(results.verdict().distinctGroups()).isTrue();
        assertThat(results.groups()).extracting(Results.Group::letter).containsExactly('A', 'B');
        assertThat(results.map().orElseThrow().hulls()).hasSize(2);
        assertThat(results.strip()).isEmpty();
        assertThat(results.minority()).isNotEmpty();
    }

    private static Vote[][] camps(int seed, int people) {
        Random random = new Random(seed);
        Vote[][] answers = new Vote[people][30];
        for (int p = 0; p < people; p++) {
            boolean first = p % 5 < 3;
            for (int j = 0; j < 30; j++) {
                boolean agrees = random.nextDouble() < (first == (j % 2 == 0) ? 0.85 : 0.15);
                answers[p][j] = random.nextDouble() < 0.1 ? Vote.PASS : agrees ? Vote.AGREE : Vote.DISAGREE;
            }
        }
        return answers;
    }
}
