package nl.polder.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.polder.server.participant.Channel;
import nl.polder.server.release.Reidentification.Known;
import nl.polder.server.release.Reidentification.Risk;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.PastVotes;
import nl.polder.server.vote.VoteFlags;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recognising people in rows")
class RecogniserTest {
    private static final VoteFlags FLAGS = new VoteFlags(PassReason.NONE, false, Channel.WEB, true, false);
    private static final double TINY = 1e-12;
    private static final long MINUTE = 60_000;

    /** A letter per person, + - 0 or . (not answered) per statement; person p votes on statement s at minute 10 p + s. */
    private static Reidentification of(Map<Integer, Integer> authors, String... lines) {
        List<PastVotes> pairs = new ArrayList<>();
        for (int person = 0; person < lines.length; person++) {
            for (int statement = 0; statement < lines[person].length(); statement++) {
                int value = "-0+".indexOf(lines[person].charAt(statement)) - 1;
                if (lines[person].charAt(statement) != '.') {
                    pairs.add(pair(person, statement, value, (10L * person + statement) * MINUTE));
                }
            }
        }
        return recognise(pairs, authors);
    }

    private static PastVotes pair(int person, int statement, int value, long millis) {
        return new PastVotes(statement, person, List.of(new PastVotes.Cast(0, value, FLAGS, millis)), List.of());
    }

    private static Reidentification recognise(List<PastVotes> pairs, Map<Integer, Integer> authors) {
        var rows = new Rows.Builder(authors);
        pairs.stream()
                .sorted(Comparator.comparingInt(PastVotes::statement).thenComparingInt(PastVotes::participant))
                .forEach(rows::add);
        return Recogniser.recognise(
                rows.build(), 7, percent -> assertThat(percent).isBetween(0, 100));
    }

    private static Known known(Reidentification report, int votes) {
        return report.known().get(votes - 1);
    }

    @Test
    void counts_by_hand_on_four_people() {
        var report = of(
                Map.of(), //
                "++-", "++.", "+-.", "+..");
        // One vote: only the last of the first person (1 of 3), the second of the third (1 of 2); nobody else's.
        assertThat(known(report, 1).singledOut()).isCloseTo((1 / 3.0 + 0 + 1 / 2.0 + 0) / 4, within(TINY));
        // Two votes: of the first person 2 of 3 pairs hold the third statement; the second's pair fits two; the third's
        // one.
        assertThat(known(report, 2))
                .isEqualTo(new Known(2, 3, true, known(report, 2).singledOut(), 1));
        assertThat(known(report, 2).singledOut()).isCloseTo((2 / 3.0 + 0 + 1) / 3, within(TINY));
        assertThat(known(report, 3)).isEqualTo(new Known(3, 1, true, 1, 1));
        assertThat(known(report, 4)).isEqualTo(new Known(4, 0, true, 0, 0));
        assertThat(report.participants()).isEqualTo(4);
        assertThat(report.votes()).isEqualTo(8);
        assertThat(report.oneVote()).isEqualTo(1);
        assertThat(report.fewVotes()).isEqualTo(4);
        assertThat(report.rowsLikeNoOther()).isEqualTo(4);
        assertThat(report.position()).isEqualTo(7);
    }

    @Test
    void nobody_is_singled_out_where_everybody_has_a_double() {
        var report = of(Map.of(), "++--", "++--", "-+0+", "-+0+");
        assertThat(report.known()).allMatch(it -> it.singledOut() == 0);
        assertThat(report.rowsLikeNoOther()).isZero();
        assertThat(report.risk()).isEqualTo(Risk.SMALL);
    }

    @Test
    void authors_are_found_by_their_own_statements_where_nobody_else_votes_so() {
        var report = of(Map.of(0, 0, 1, 1, 2, 3), "+-", "-+", "++", ".-");
        // The author of 0 shares agree with the third; the author of 1 likewise; the author of 2 did not vote on it.
        assertThat(report.written()).isEqualTo(new Reidentification.Written(2, 0));
        assertThat(of(Map.of(0, 0), "+", "-").written()).isEqualTo(new Reidentification.Written(1, 1));
    }

    @Test
    void a_minute_gives_everybody_away_who_was_alone_in_it() {
        List<PastVotes> pairs = List.of(pair(0, 0, 1, 0), pair(1, 0, 1, 30_000), pair(1, 1, 1, 2 * MINUTE));
        var moments = recognise(pairs, Map.of()).moments();
        assertThat(moments)
                .containsExactly(
                        new Reidentification.Moment("second", 1),
                        new Reidentification.Moment("minute", 0.25),
                        new Reidentification.Moment("hour", 0),
                        new Reidentification.Moment("day", 0));
    }

    @Test
    void a_vote_taken_back_does_not_count() {
        var gone = new PastVotes.Undone(new PastVotes.Cast(0, 1, FLAGS, 0), MINUTE);
        var report = recognise(List.of(new PastVotes(0, 0, List.of(), List.of(gone)), pair(1, 0, 1, 0)), Map.of());
        assertThat(report.participants()).isEqualTo(1);
    }

    @Test
    void nothing_at_all_is_a_report_too() {
        var report = recognise(List.of(), Map.of());
        assertThat(report.participants()).isZero();
        assertThat(report.typical()).isEmpty();
        assertThat(report.risk()).isEqualTo(Risk.SMALL);
    }

    @Test
    void the_draws_come_near_to_all_combinations_and_are_always_the_same() {
        List<PastVotes> pairs = random(120, 40);
        Reidentification report = recognise(pairs, Map.of());
        assertThat(recognise(pairs, Map.of())).isEqualTo(report);
        assertThat(ReidentificationJson.read(ReidentificationJson.write(report)))
                .isEqualTo(report);
        for (int votes = 1; votes < report.known().size(); votes++) {
            assertThat(known(report, votes + 1).singledOut())
                    .isGreaterThanOrEqualTo(known(report, votes).singledOut() - 0.02);
        }
        assertThat(known(report, 2).exact()).isTrue();
        assertThat(known(report, 10).exact()).isFalse();
        // Statements are answered alike by a third of 120 people: of 3 known votes about 120/27 rows fit.
        assertThat(known(report, 2).singledOut()).isLessThan(0.01);
        assertThat(known(report, 10).singledOut()).isGreaterThan(0.95);
        assertThat(report.risk()).isEqualTo(Risk.LARGE);
    }

    @Test
    void the_number_of_people_is_kept_when_only_some_are_drawn() {
        int people = Recogniser.PEOPLE_MAX + 500;
        Reidentification report = recognise(random(people, 12), Map.of());
        assertThat(report.participants()).isEqualTo(people);
        assertThat(report.peopleDrawn()).isEqualTo(Recogniser.PEOPLE_MAX);
        assertThat(known(report, 10).people()).isEqualTo(people);
    }

    private static List<PastVotes> random(int people, int statements) {
        var random = new Random(1);
        List<PastVotes> pairs = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            for (int statement = 0; statement < statements; statement++) {
                pairs.add(pair(person, statement, random.nextInt(3) - 1, random.nextInt(1_000_000) * 1_000L));
            }
        }
        return pairs;
    }
}
