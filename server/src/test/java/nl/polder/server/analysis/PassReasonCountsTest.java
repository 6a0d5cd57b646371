package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.polder.server.analysis.AnalysedVotes.PassReasons;
import nl.polder.server.vote.PassReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reasons of passes, by statement")
class PassReasonCountsTest {
    private final PassReasonCounts counts = new PassReasonCounts();

    @Test
    void are_those_of_the_last_votes_only() {
        counts.set(1, 5, PassReason.UNCLEAR);
        counts.set(2, 5, PassReason.UNCLEAR);
        counts.set(3, 5, PassReason.NONE);
        counts.set(2, 5, PassReason.UNSURE);
        assertThat(counts.byStatement()).containsOnlyKeys(5).containsValue(new PassReasons(2, 1));
    }

    @Test
    void of_withdrawn_votes_and_of_erased_people_are_gone() {
        counts.set(1, 5, PassReason.UNCLEAR);
        counts.set(1, 6, PassReason.UNCLEAR);
        counts.set(2, 6, PassReason.UNCLEAR);
        counts.set(2, 7, PassReason.UNCLEAR);
        counts.set(2, 7, PassReason.NONE);
        counts.forget(1);
        assertThat(counts.byStatement()).containsOnlyKeys(6).containsValue(new PassReasons(1, 1));
    }
}
