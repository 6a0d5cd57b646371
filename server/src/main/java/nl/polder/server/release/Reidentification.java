package nl.polder.server.release;

import java.util.List;

/**
 * How easily participants would be recognised in the rows of a conversation: the report that two people read before they release
 * them. The same log gives the same report, to the byte. Shares are 0 to 1.
 *
 * @param schema version of this shape
 * @param position it saw the log entries with a sequence below this
 * @param seed of the draws
 * @param participants people with a vote
 * @param votes latest votes, one per person and statement
 * @param statements with a vote
 * @param oneVote people with a single vote
 * @param fewVotes people with fewer than five
 * @param rowsLikeNoOther people whose complete row nobody else has
 * @param peopleDrawn people about whom the draws are, where not all combinations were tried
 * @param drawsEach times that votes of each of them were drawn
 * @param known by the number of votes that somebody knows, from 1
 * @param written what is known of who wrote a statement
 * @param moments by how exactly somebody knows when a person voted, finest first
 */
public record Reidentification(
        int schema,
        long position,
        long seed,
        int participants,
        long votes,
        int statements,
        int oneVote,
        int fewVotes,
        int rowsLikeNoOther,
        int peopleDrawn,
        int drawsEach,
        List<Known> known,
        Written written,
        List<Moment> moments) {
    static final int SCHEMA = 1;
    /** The number of known votes that the summary speaks about. */
    static final int TYPICAL = 5;

    private static final double SMALL_BELOW = 0.01;
    private static final double LARGE_FROM = 0.1;

    public Reidentification {
        known = List.copyOf(known);
        moments = List.copyOf(moments);
    }

    /**
     * Somebody knows this many votes of a person, any of them.
     *
     * @param votes known
     * @param people who cast at least so many: the shares are means over them
     * @param exact whether all combinations were tried; else they were drawn
     * @param singledOut share of cases in which one row fits
     * @param fewerThanFive share of cases in which fewer than five rows fit
     */
    public record Known(int votes, int people, boolean exact, double singledOut, double fewerThanFive) {}

    /**
     * Somebody knows which statements a person wrote, and so how that person voted on them.
     *
     * @param authors people who wrote a statement and voted on it
     * @param singledOut those whose votes on their own statements fit one row
     */
    public record Written(int authors, int singledOut) {}

    /**
     * Somebody knows when a person cast a vote, any of them.
     *
     * @param precision {@code second}, {@code minute}, {@code hour} or {@code day}
     * @param singledOut share of cases in which nobody else voted then
     */
    public record Moment(String precision, double singledOut) {}

    /** In three steps, for the sentence at the top. */
    public enum Risk {
        SMALL,
        PRESENT,
        LARGE
    }

    /** By the share singled out by {@value #TYPICAL} votes; with fewer votes than that each, by the most that anybody has. */
    public Risk risk() {
        double share = typical().map(Known::singledOut).orElse(0.0);
        return share < SMALL_BELOW ? Risk.SMALL : share < LARGE_FROM ? Risk.PRESENT : Risk.LARGE;
    }

    /** What the summary speaks about; empty without votes. */
    public java.util.Optional<Known> typical() {
        return known.stream()
                .filter(it -> it.votes() <= TYPICAL && it.people() > 0)
                .reduce((fewer, more) -> more);
    }
}
