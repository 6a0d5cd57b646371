package nl.polder.server.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The example consultation's statements and simulated votes")
class ExampleDebateTest {
    private final List<ExampleStatement> statements = ExampleStatements.load();
    private final ExampleDebate.Debate debate = ExampleDebate.simulate(statements);

    @Test
    void forty_statements_in_both_languages_fit_the_default_length() {
        assertThat(statements).hasSize(40);
        assertThat(statements).allSatisfy(s -> {
            assertThat(s.nl().codePointCount(0, s.nl().length())).isBetween(20, 140);
            assertThat(s.en().codePointCount(0, s.en().length())).isBetween(20, 140);
        });
        assertThat(statements.stream().map(ExampleStatement::nl).distinct()).hasSize(40);
    }

    @Test
    void as_many_statements_ask_for_rules_as_argue_against_them() {
        assertThat(statements.stream().collect(Collectors.groupingBy(ExampleStatement::stance, Collectors.counting())))
                .containsEntry(ExampleStatement.Stance.FOR, 10L)
                .containsEntry(ExampleStatement.Stance.AGAINST, 10L);
    }

    @Test
    void the_same_seed_gives_the_same_debate() {
        assertThat(ExampleDebate.simulate(statements)).isEqualTo(debate);
    }

    @Test
    void six_hundred_people_vote_each_at_most_once_on_a_statement_that_is_there() {
        assertThat(debate.votes().stream().map(SimulatedVote::participant).distinct())
                .hasSize(ExampleDebate.PARTICIPANTS);
        assertThat(debate.votes().stream().map(v -> v.participant() * 100 + v.statement()))
                .doesNotHaveDuplicates();
        assertThat(debate.votes())
                .allSatisfy(v -> assertThat(v.minute())
                        .isBetween(statements.get(v.statement()).hour() * 60, ExampleDebate.DAYS * 1440));
    }

    @Test
    void every_statement_of_a_participant_has_an_author_of_its_own() {
        List<Integer> written = debate.authors().stream().filter(a -> a >= 0).toList();
        assertThat(written).hasSize(22).doesNotHaveDuplicates();
    }

    @Test
    void answers_range_from_shared_to_rejected_with_passes_in_between() {
        double[] agree = new double[statements.size()];
        double[] votes = new double[statements.size()];
        debate.votes().forEach(v -> {
            votes[v.statement()]++;
            agree[v.statement()] += v.answer() == SimulatedVote.Answer.AGREE ? 1 : 0;
        });
        int shared = 0;
        int rejected = 0;
        for (int j = 0; j < votes.length; j++) {
            assertThat(votes[j]).as("votes on statement %d", j).isGreaterThan(60);
            shared += agree[j] / votes[j] > 0.75 ? 1 : 0;
            rejected += agree[j] / votes[j] < 0.25 ? 1 : 0;
        }
        assertThat(shared).isGreaterThan(5);
        assertThat(rejected).isGreaterThan(1);
        long passes = debate.votes().stream()
                .filter(v -> v.answer() == SimulatedVote.Answer.PASS)
                .count();
        assertThat(passes / (double) debate.votes().size()).isBetween(0.08, 0.22);
    }
}
