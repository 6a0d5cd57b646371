package nl.polder.server.analysis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.clustering.LiveVotes;
import nl.polder.clustering.VoteMatrix;
import nl.polder.server.analysis.PublishingRules.Phase;
import nl.polder.server.conversation.ConversationState;
import nl.polder.server.statement.Moderation;
import nl.polder.server.vote.LogEntry;
import nl.polder.server.vote.PassReason;
import nl.polder.server.vote.Vote;

/**
 * Everything an analysis of one conversation needs, kept current from its log and from nothing else, so that every node that read
 * the same log holds the same. Confined to the analysis thread.
 */
final class LiveState {
    /** Seed of every published analysis: a constant, so that whoever has the votes needs nothing else. */
    static final long SEED = 1;

    private static final int NOBODY = -1;

    private final int conversationId;
    private final LiveVotes votes = new LiveVotes();
    private final Map<Integer, Standing> statements = new TreeMap<>();
    private final PassReasonCounts reasons = new PassReasonCounts();

    private final SortedSet<Integer> setAside = new TreeSet<>();
    private int[] voterAt = new int[1024];
    private int position;
    private Phase phase = Phase.DRAFT;
    private boolean sawErased;

    /** What was decided about a statement. */
    private record Standing(Moderation moderation, boolean meta) {}

    LiveState(int conversationId) {
        this.conversationId = conversationId;
    }

    int conversationId() {
        return conversationId;
    }

    /** How many entries of the log are in it: the sequence to read next. */
    long position() {
        return position;
    }

    Phase phase() {
        return phase;
    }

    LiveVotes votes() {
        return votes;
    }

    /**
     * Takes in the next entries of the log.
     *
     * @return participants that were erased by them
     * @throws IllegalStateException when an entry is missing
     */
    Set<Integer> apply(List<LogEntry> entries) {
        Set<Integer> erased = new HashSet<>();
        for (LogEntry entry : entries) {
            if (entry.sequence() != position) {
                throw new IllegalStateException(
                        "log entry " + entry.sequence() + " of conversation " + conversationId + " after " + position);
            }
            note(NOBODY);
            apply(entry, erased);
        }
        return erased;
    }

    private void apply(LogEntry entry, Set<Integer> erased) {
        switch (entry) {
            case LogEntry.VoteCast cast -> cast(cast);
            case LogEntry.VoteWithdrawn withdrawn -> {
                voterAt[position - 1] = withdrawn.participantId();
                votes.undo(withdrawn.participantId(), withdrawn.statementId());
                reasons.set(withdrawn.participantId(), withdrawn.statementId(), PassReason.NONE);
            }
            case LogEntry.StatementAdded added ->
                statements.putIfAbsent(added.statementId(), new Standing(Moderation.UNREVIEWED, false));
            case LogEntry.StatementModerated decided ->
                statements.put(decided.statementId(), new Standing(decided.moderation(), decided.meta()));
            case LogEntry.StateChanged changed -> phase = phase(changed.state());
            case LogEntry.ParticipantSuspected suspected -> {
                if (suspected.suspected()) {
                    setAside.add(suspected.participantId());
                } else {
                    setAside.remove(suspected.participantId());
                }
            }
            case LogEntry.RowsReleased ignored -> {}
            case LogEntry.ParticipantErased gone -> erased.addAll(forget(gone.sequences()));
            case LogEntry.Erased ignored -> sawErased = true;
        }
    }

    private void cast(LogEntry.VoteCast cast) {
        voterAt[position - 1] = cast.participantId();
        votes.cast(cast.participantId(), cast.statementId(), cast.vote().value());
        PassReason reason = cast.vote() == Vote.PASS ? cast.flags().passReason() : PassReason.NONE;
        reasons.set(cast.participantId(), cast.statementId(), reason);
    }

    /** Events whose content is gone: their participants are taken out with everything. */
    private Set<Integer> forget(List<Long> sequences) {
        Set<Integer> people = new HashSet<>();
        for (long sequence : sequences) {
            int participant = voterAt[Math.toIntExact(sequence)];
            voterAt[(int) sequence] = NOBODY;
            if (participant != NOBODY && people.add(participant)) {
                votes.forget(participant);
                setAside.remove(participant);
                reasons.forget(participant);
            }
        }
        return people;
    }

    private void note(int voter) {
        if (position == voterAt.length) {
            voterAt = Arrays.copyOf(voterAt, position + (position >> 1));
        }
        voterAt[position++] = voter;
    }

    private static Phase phase(ConversationState state) {
        return switch (state) {
            case DRAFT -> Phase.DRAFT;
            case OPEN, WRITING_CLOSED -> Phase.OPEN;
            case CLOSED, ARCHIVED -> Phase.CLOSED;
        };
    }

    /** Whether the content of an entry was gone already when it was read. */
    boolean sawErased() {
        return sawErased;
    }

    /** Everybody who ever voted and is not erased. */
    Set<Integer> voters() {
        return peopleFrom(0);
    }

    /** How many people voted or withdrew a vote from this position of the log on. */
    int peopleSince(long from) {
        return peopleFrom(Math.toIntExact(from)).size();
    }

    private Set<Integer> peopleFrom(int from) {
        Set<Integer> people = new HashSet<>();
        for (int i = from; i < position; i++) {
            if (voterAt[i] != NOBODY) {
                people.add(voterAt[i]);
            }
        }
        return people;
    }

    /** Decisions as the mathematics needs them. */
    nl.polder.clustering.Moderation moderation() {
        return nl.polder.clustering.Moderation.of(
                ids(s -> s.moderation == Moderation.REJECTED),
                ids(s -> s.moderation == Moderation.ACCEPTED),
                ids(Standing::meta));
    }

    private SortedSet<Integer> ids(Predicate<Standing> wanted) {
        SortedSet<Integer> ids = new TreeSet<>();
        statements.forEach((id, standing) -> {
            if (wanted.test(standing)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Mode {@code polis} of the votes as they stand. */
    AnalysedVotes analyse() {
        VoteMatrix matrix = votes.snapshot();
        nl.polder.clustering.Moderation moderation = moderation();
        Analysis polis = votes.sums()
                .map(sums -> Analyser.analyse(matrix, sums, moderation, AnalysisOptions.standard(), SEED))
                .orElseGet(() -> Analyser.analyse(matrix, moderation, AnalysisOptions.standard(), SEED));
        return new AnalysedVotes(
                conversationId,
                position,
                matrix,
                moderation,
                visible(matrix),
                reasons.byStatement(),
                polis,
                Optional.empty(),
                setAsideIn(matrix));
    }

    private SortedSet<Integer> setAsideIn(VoteMatrix matrix) {
        SortedSet<Integer> voters = new TreeSet<>();
        for (int row = 0; row < matrix.participants(); row++) {
            if (setAside.contains(matrix.participantId(row))) {
                voters.add(matrix.participantId(row));
            }
        }
        return voters;
    }

    /**
     * Accepted, or not yet reviewed but shown to people already, where statements are reviewed afterwards: somebody besides its
     * author has voted on it. A statement that waits to be read has its author's vote at most.
     */
    private SortedSet<Integer> visible(VoteMatrix matrix) {
        int[] voters = new int[matrix.statements()];
        for (int i = 0; i < matrix.votes(); i++) {
            voters[matrix.statementAt(i)]++;
        }
        SortedSet<Integer> ids = new TreeSet<>();
        statements.forEach((id, standing) -> {
            OptionalInt column = matrix.findColumn(id);
            boolean shown = switch (standing.moderation) {
                case ACCEPTED -> true;
                case UNREVIEWED -> column.isPresent() && voters[column.getAsInt()] > 1;
                case REJECTED -> false;
            };
            if (shown) {
                ids.add(id);
            }
        });
        return ids;
    }
}
