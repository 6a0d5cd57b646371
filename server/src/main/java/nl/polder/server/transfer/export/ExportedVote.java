package nl.polder.server.transfer.export;

import java.util.Comparator;

/**
 * A vote that was cast.
 *
 * @param value +1 agree, 0 pass, -1 disagree
 * @param millis when, since 1970
 * @param undoneMillis when the participant took it back; {@link #STANDS} when they did not
 */
record ExportedVote(int statement, int participant, int value, long millis, long undoneMillis) {
    static final long STANDS = -1;

    /** As in votes.csv; within a pair as they were cast, because sorting keeps that order. */
    static final Comparator<ExportedVote> ORDER =
            Comparator.comparingInt(ExportedVote::statement).thenComparingInt(ExportedVote::participant);

    ExportedVote undoneAt(long at) {
        return new ExportedVote(statement, participant, value, millis, at);
    }
}
