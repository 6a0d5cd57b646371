package nl.polder.server.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.participant.Channel;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Origin;
import nl.polder.server.vote.LogEntry;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;
import nl.polder.server.vote.VoteFlags;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The live state of a conversation")
class LiveStateTest {
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final int STATEMENTS = 12;
    private static final int PEOPLE = 40;

    private final Random random = new Random(seed());

    private static long seed() {
        String given = System.getProperty("test.seed", "");
        return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    }

    /** A random log with votes, changed votes, undone ones, decisions and erasures, as it grew. */
    private List<LogEntry> log(int length) {
        List<LogEntry> log = new ArrayList<>();
        for (int j = 0; j < STATEMENTS; j++) {
            log.add(new LogEntry.StatementAdded(log.size(), AT, j, 1, Origin.SEED));
            log.add(new LogEntry.StatementModerated(log.size(), AT, j, Moderation.ACCEPTED, false));
        }
        log.add(new LogEntry.StateChanged(log.size(), AT, ConversationState.OPEN));
        Map<Integer, List<Long>> sequences = new HashMap<>();
        Set<Long> standing = new HashSet<>();
        while (log.size() < length) {
            int person = random.nextInt(PEOPLE);
            int statement = random.nextInt(STATEMENTS);
            long pair = (long) person << 32 | statement;
            int dice = random.nextInt(100);
            long sequence = log.size();
            if (dice < 85) {
                Vote vote = Vote.of(random.nextInt(3) - 1);
                PassReason reason = vote == Vote.PASS ? PassReason.values()[random.nextInt(3)] : PassReason.NONE;
                log.add(new LogEntry.VoteCast(
                        sequence,
                        AT,
                        person,
                        statement,
                        1,
                        vote,
                        new VoteFlags(reason, false, Channel.WEB, true, false)));
                sequences.computeIfAbsent(person, p -> new ArrayList<>()).add(sequence);
                standing.add(pair);
            } else if (dice < 95 && standing.remove(pair)) {
                log.add(new LogEntry.VoteWithdrawn(sequence, AT, person, statement));
                sequences.computeIfAbsent(person, p -> new ArrayList<>()).add(sequence);
            } else if (dice < 98) {
                log.add(new LogEntry.StatementModerated(
                        sequence, AT, statement, Moderation.values()[random.nextInt(3)], random.nextBoolean()));
            } else if (sequences.containsKey(person)) {
                log.add(new LogEntry.ParticipantErased(sequence, AT, sequences.remove(person)));
                standing.removeIf(p -> (int) (p >> 32) == person);
            }
        }
        return log;
    }

    /** The same log read later: what was erased has no content any more. */
    private static List<LogEntry> asReadLater(List<LogEntry> log) {
        Set<Long> gone = new HashSet<>();
        log.forEach(entry -> {
            if (entry instanceof LogEntry.ParticipantErased erased) {
                gone.addAll(erased.sequences());
            }
        });
        return log.stream()
                .map(entry -> gone.contains(entry.sequence()) ? new LogEntry.Erased(entry.sequence()) : entry)
                .toList();
    }

    @Test
    void kept_entry_by_entry_is_the_one_rebuilt_from_the_log_bit_for_bit() {
        for (int run = 0; run < 20; run++) {
            List<LogEntry> log = log(600);
            LiveState kept = new LiveState(1);
            for (int from = 0; from < log.size(); ) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(30));
                kept.apply(log.subList(from, to));
                from = to;
            }
            LiveState rebuilt = new LiveState(1);
            rebuilt.apply(asReadLater(log));

            assertThat(kept.votes().sums().orElseThrow())
                    .isEqualTo(rebuilt.votes().sums().orElseThrow());
            AnalysedVotes one = kept.analyse();
            AnalysedVotes other = rebuilt.analyse();
            assertThat(Documents.polis(one)).isEqualTo(Documents.polis(other));
            assertThat(one.visible()).isEqualTo(other.visible());
            assertThat(one.passReasons()).isEqualTo(other.passReasons());
            assertThat(kept.voters()).isEqualTo(rebuilt.voters());
        }
    }

    @Test
    void counts_the_people_who_voted_since_a_position_each_once() {
        LiveState state = new LiveState(1);
        List<LogEntry> log = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            log.add(new LogEntry.VoteCast(
                    i, AT, i % 3, 0, 1, Vote.AGREE, new VoteFlags(PassReason.NONE, false, Channel.WEB, true, false)));
        }
        state.apply(log);
        assertThat(state.peopleSince(0)).isEqualTo(3);
        assertThat(state.peopleSince(4)).isEqualTo(2);
        assertThat(state.peopleSince(6)).isZero();
    }

    @Test
    void says_who_was_erased_and_forgets_them() {
        LiveState state = new LiveState(1);
        state.apply(List.of(
                new LogEntry.VoteCast(
                        0, AT, 7, 0, 1, Vote.AGREE, new VoteFlags(PassReason.NONE, false, Channel.WEB, true, false)),
                new LogEntry.VoteCast(
                        1,
                        AT,
                        8,
                        0,
                        1,
                        Vote.PASS,
                        new VoteFlags(PassReason.UNCLEAR, false, Channel.WEB, true, false))));
        assertThat(state.apply(List.of(new LogEntry.ParticipantErased(2, AT, List.of(1L)))))
                .containsExactly(8);
        assertThat(state.voters()).containsExactly(7);
        assertThat(state.analyse().passReasons()).isEmpty();
    }

    /** Where statements are read first, the author's vote is the only one that a waiting statement can have. */
    @Test
    void does_not_show_a_waiting_statement_that_only_its_author_voted_on() {
        var state = new LiveState(1);
        var flags = new VoteFlags(PassReason.NONE, false, Channel.WEB, true, false);
        state.apply(List.of(
                new LogEntry.StatementAdded(0, AT, 0, 1, Origin.PARTICIPANT),
                new LogEntry.StatementAdded(1, AT, 1, 1, Origin.PARTICIPANT),
                new LogEntry.VoteCast(2, AT, 7, 0, 1, Vote.AGREE, flags),
                new LogEntry.VoteCast(3, AT, 7, 1, 1, Vote.AGREE, flags),
                new LogEntry.VoteCast(4, AT, 8, 1, 1, Vote.PASS, flags)));
        assertThat(state.analyse().visible()).containsExactly(1);
    }

    @Test
    void refuses_a_log_with_a_gap() {
        LiveState state = new LiveState(1);
        var late = new LogEntry.StateChanged(1, AT, ConversationState.OPEN);
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> state.apply(List.of(late)));
        assertThat(state.phase()).isEqualTo(Phase.DRAFT);
    }
}
