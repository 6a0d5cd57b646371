package nl.polder.server.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.RobustResult;

/**
 * The votes of a conversation at one position of its log, and what the two modes of analysis made of them.
 *
 * @param position the log entries with a lower sequence are in it
 * @param visible statements that may be shown: accepted, or not reviewed yet but shown to people
 * @param passReasons per statement; absent = no pass gave a reason
 * @param robust absent until it has run
 * @param setAside participants with a vote who are set aside as suspected
 */
record AnalysedVotes(
        int conversationId,
        long position,
        VoteMatrix votes,
        Moderation moderation,
        SortedSet<Integer> visible,
        Map<Integer, PassReasons> passReasons,
        Analysis polis,
        Optional<RobustResult> robust,
        SortedSet<Integer> setAside) {

    /** Passes that gave a reason, and those of them that say the statement is unclear. */
    record PassReasons(int given, int unclear) {
        static final PassReasons NONE = new PassReasons(0, 0);

        PassReasons plus(PassReasons other) {
            return new PassReasons(given + other.given, unclear + other.unclear);
        }
    }

    AnalysedVotes {
        visible = Collections.unmodifiableSortedSet(new TreeSet<>(visible));
        passReasons = Map.copyOf(passReasons);
        setAside = Collections.unmodifiableSortedSet(new TreeSet<>(setAside));
    }

    AnalysedVotes with(RobustResult judged) {
        return new AnalysedVotes(
                conversationId,
                position,
                votes,
                moderation,
                visible,
                passReasons,
                polis,
                Optional.of(judged),
                setAside);
    }

    /** The votes of everybody else, analysed anew by mode {@code polis}. */
    AnalysedVotes without(Set<Integer> people) {
        var others = new VoteMatrixBuilder();
        for (int row = 0; row < votes.participants(); row++) {
            int participant = votes.participantId(row);
            for (int e = votes.rowStart(row); !people.contains(participant) && e < votes.rowEnd(row); e++) {
                others.add(participant, votes.statementId(votes.statementAt(e)), votes.valueAt(e), 0);
            }
        }
        VoteMatrix matrix = others.build();
        Analysis again = Analyser.analyse(matrix, moderation, AnalysisOptions.standard(), LiveState.SEED);
        return new AnalysedVotes(
                conversationId,
                position,
                matrix,
                moderation,
                visible,
                passReasons,
                again,
                Optional.empty(),
                Collections.emptySortedSet());
    }
}
