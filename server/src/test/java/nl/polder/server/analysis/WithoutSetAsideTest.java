package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.vote.Vote;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two camps of a hundred, and people who make one statement look shared; the log of a closed conversation says who they are. */
@DisplayName("With and without the participants set aside")
class WithoutSetAsideTest {
    private static final int STATEMENTS = 12;
    private static final int HONEST = 200;
    private static final int FAKES = 160;

    @AutoClose
    private final AnalysisFixture fixture = new AnalysisFixture(FakeClock.at(Instant.parse("2026-11-25T12:00:00Z")));

    /** Statement 0: half of each camp agrees, and every fake does. The fakes are spread over both camps otherwise. */
    private int conversation() {
        int id = fixture.draft("verdacht", STATEMENTS);
        var random = new Random(7);
        Vote[][] answers = new Vote[HONEST + FAKES][STATEMENTS];
        for (int p = 0; p < answers.length; p++) {
            for (int j = 0; j < STATEMENTS; j++) {
                boolean camp = p % 2 == 0;
                double agree = j == 0 ? (p < HONEST ? 0.45 : 1.0) : camp == (j % 2 == 0) ? 0.92 : 0.08;
                answers[p][j] = random.nextDouble() < agree ? Vote.AGREE : Vote.DISAGREE;
            }
        }
        fixture.votes(id, 0, answers);
        fixture.state(id, ConversationState.OPEN);
        fixture.state(id, ConversationState.CLOSED);
        return id;
    }

    private void setAside(int conversation, int from, int to, boolean aside) {
        Integer[] numbers = IntStream.range(from, to).boxed().toArray(Integer[]::new);
        fixture.await(() -> fixture.db
                .query(
                        "SELECT append_suspicion($1, u.p, $3) FROM unnest($2::integer[]) AS u (p)",
                        Tuple.of(conversation, numbers, aside))
                .await());
    }

    private Results judged(AnalysisFixture.Node node, int conversation, int version) {
        ((FakeClock) fixture.clock).advance(java.time.Duration.ofMinutes(2));
        node.lookUntilJudged(conversation);
        assertThat(fixture.latest(conversation).version()).isEqualTo(version);
        return fixture.results(conversation);
    }

    @Test
    void a_conclusion_that_fakes_made_falls_without_them_and_everybody_still_counts() {
        int id = conversation();
        var node = fixture.node();
        Results before = judged(node, id, 1);
        assertThat(before.without()).isEmpty();
        assertThat(before.shared()).extracting(Results.Shared::statementId).contains(0);

        setAside(id, HONEST, HONEST + FAKES, true);
        Results after = judged(node, id, 2);
        assertThat(after.shared()).as("the main figures are everybody's").isEqualTo(before.shared());
        Without without = after.without().orElseThrow();
        assertThat(without.people()).contains(FAKES);
        assertThat(without.votes()).contains(HONEST * STATEMENTS);
        assertThat(without.changes())
                .contains(new Without.Change(Without.Finding.SHARED, 0, java.util.Optional.of(Side.AGREE), true));
        Without.Compared first = without.statements().getFirst();
        assertThat(first.statementId()).isZero();
        assertThat(first.all().base()).isEqualTo(HONEST + FAKES);
        assertThat(first.without().base()).isEqualTo(HONEST);

        setAside(id, HONEST, HONEST + FAKES, false);
        assertThat(judged(node, id, 3).without()).as("set back").isEmpty();
    }

    @Test
    void of_fewer_than_ten_people_there_are_sentences_and_no_figures() {
        int id = conversation();
        var node = fixture.node();
        setAside(id, 0, 9, true);
        Without nine = judged(node, id, 1).without().orElseThrow();
        assertThat(nine.people()).isEmpty();
        assertThat(nine.votes()).isEmpty();
        assertThat(nine.statements()).isEmpty();
        setAside(id, 9, 10, true);
        Without ten = judged(node, id, 2).without().orElseThrow();
        assertThat(ten.people()).contains(10);
        assertThat(ten.statements()).isNotEmpty();
    }

    @Test
    void the_statements_shown_are_those_that_change_most() {
        int id = conversation();
        setAside(id, HONEST, HONEST + FAKES, true);
        Without without = judged(fixture.node(), id, 1).without().orElseThrow();
        assertThat(without.statements()).hasSizeLessThanOrEqualTo(WithoutSetAside.STATEMENTS_MAX);
        assertThat(without.statements())
                .extracting(it -> -Math.abs(it.change()))
                .isSorted();
    }
}
