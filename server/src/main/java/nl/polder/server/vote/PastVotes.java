package nl.polder.server.vote;

import java.util.List;

/**
 * What one participant answered to one statement, in the order of casting. Who takes a vote back takes back everything answered to
 * that statement before.
 *
 * @param standing the votes since the last time it was taken back; the last one counts; empty when none stands
 * @param undone the votes before that
 */
public record PastVotes(int statement, int participant, List<Cast> standing, List<Undone> undone) {
    public PastVotes {
        standing = List.copyOf(standing);
        undone = List.copyOf(undone);
    }

    /**
     * A vote that was cast.
     *
     * @param value +1 agree, 0 pass, -1 disagree
     * @param millis when, since 1970
     */
    public record Cast(long sequence, int value, VoteFlags flags, long millis) {}

    /** A vote that was taken back, and when. */
    public record Undone(Cast vote, long millis) {}

    /** The vote that counts; only when there is one. */
    public Cast latest() {
        return standing.getLast();
    }
}
