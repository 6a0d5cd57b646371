package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Verdict.Kind;
import nl.polder.server.platform.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The results of the example consultation")
class ExampleResultsTest {
    private static AnalysisFixture fixture;
    private static int example;
    private static Results pending;
    private static Results judged;

    @BeforeAll
    static void publish() {
        fixture = new AnalysisFixture(Clock.systemUTC());
        example = fixture.example();
        AnalysisFixture.Node node = fixture.node();
        node.look();
        pending = fixture.results(example);
        node.lookUntilJudged(example);
        judged = fixture.results(example);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void are_there_before_the_verdict_is() {
        assertThat(pending.version().number()).isEqualTo(1);
    }

    @Test
    void are_a_continuum_without_distinct_groups() {
        assertThat(judged.form()).isEqualTo(Form.SEGMENTS);
        assertThat(judged.verdict().kind()).isEqualTo(Kind.CONTINUUM);
        assertThat(judged.verdict().axesShown()).isGreaterThanOrEqualTo(1);
        assertThat(judged.groups()).hasSizeBetween(2, 5);
        assertThat(judged.map().orElseThrow().hulls()).isEmpty();
    }

    @Test
    void describe_the_ends_of_the_line_by_the_statements_that_were_written_for_it() {
        var first = judged.axes().getFirst();
        assertThat(first.ends()).isNotEmpty();
        assertThat(first.towardsPlus()).isNotEmpty();
        assertThat(first.towardsMinus()).isNotEmpty();
        assertThat(first.variation()).isBetween(0.05, 0.5);
    }

    @Test
    void name_what_is_shared_what_divides_and_what_a_minority_thinks() {
        assertThat(judged.shared())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.atLeast()).isGreaterThan(0.5));
        assertThat(judged.dividing())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.difference()).isGreaterThan(0.15));
        assertThat(judged.minority()).isNotEmpty();
        assertThat(judged.groups()).allSatisfy(g -> assertThat(g.making()).hasSize(3));
    }

    @Test
    void draw_nothing_that_stands_for_fewer_than_five_people() {
        assertThat(judged.map().orElseThrow().marks())
                .allSatisfy(m -> assertThat(m.people()).isGreaterThanOrEqualTo(5));
        assertThat(judged.strip().orElseThrow().stretches())
                .allSatisfy(s -> assertThat(s.people()).isGreaterThanOrEqualTo(5));
        int people = judged.counts().grouped();
        assertThat(judged.map().orElseThrow().marks().stream()
                        .mapToInt(OpinionMap.Mark::people)
                        .sum())
                .isEqualTo(people);
        assertThat(judged.strip().orElseThrow().stretches().stream()
                        .mapToInt(Strip.Stretch::people)
                        .sum())
                .isEqualTo(people);
    }

    @Test
    void keep_back_every_cell_of_fewer_than_ten() {
        assertThat(judged.statements()).hasSize(40).allSatisfy(s -> {
            assertThat(s.everybody()).isInstanceOf(Cell.Known.class);
            assertThat(s.text()).isNotEmpty();
            assertThat(s.texts()).containsKeys("nl", "en");
            assertThat(s.groups())
                    .allSatisfy(c -> assertThat(c instanceof Cell.Known known ? known.votes() : 10)
                            .isGreaterThanOrEqualTo(10));
        });
    }

    @Test
    void are_the_same_bytes_when_computed_again() {
        var latest = fixture.latest(example);
        byte[] document = fixture.await(
                () -> fixture.store.findDocument(example, 1, "polis").await().orElseThrow());
        assertThat(HexFormat.of().formatHex(Sha256.of(document))).isEqualTo(latest.hash());
        try (AnalysisFixture.Node again = fixture.node()) {
            LiveState rebuilt = fixture.await(() -> again.states.rebuilt(example, latest.position()));
            AnalysedVotes run = rebuilt.analyse();
            assertThat(Documents.polis(run)).isEqualTo(document);
        }
    }

    @Test
    void say_what_they_were_computed_from_and_nothing_of_participants() {
        String document = new String(
                fixture.await(() ->
                        fixture.store.findDocument(example, 1, "robust").await().orElseThrow()),
                StandardCharsets.UTF_8);
        assertThat(document)
                .contains("\"seed\":1", "\"position\":", "\"fingerprint\":")
                .doesNotContain("participantId", "\"people\"");
    }
}
