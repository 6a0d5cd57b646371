package nl.polder.clustering.robust;

import nl.polder.clustering.MemoryEstimate;
import nl.polder.clustering.VoteMatrix;

/**
 * How much memory mode {@code robust} needs beside the votes, so that it can be refused before it starts. An upper estimate, with six
 * axes; measured need is a third to nine tenths of it (clustering/README.md, "Memory").
 */
public final class RobustMemory {
    /** Position (2 w² + 2 w numbers), memberships, weight, order, the row of the result. */
    private static final long BYTES_PER_PARTICIPANT = 900;
    /** The table, its sorting, the centred votes of the segments. */
    private static final long BYTES_PER_VOTE = 20;
    /** Shares with intervals by everybody and by up to six groups, loadings, colours. */
    private static final long BYTES_PER_STATEMENT = 6_000;
    /** Of people on whom axes and groups are fitted: fit, two sets of positions, labels. */
    private static final long BYTES_PER_SAMPLED = 1_600;

    private static final long BYTES_PER_SAMPLED_AND_THREAD = 1_400;
    /** Shuffled and centred votes, the table without a fifth, per thread. */
    private static final long BYTES_PER_SAMPLED_VOTE_AND_THREAD = 24;
    /** Places without a statement's cluster, while copies are looked for. */
    private static final long BYTES_PER_COMPARED_VOTE = 336;

    private static final long COMPARED_VOTES_MAX = 400_000;
    private static final long BYTES_ALWAYS = 8L << 20;

    private RobustMemory() {}

    /**
     * Bytes needed beside the matrix of votes.
     *
     * @param votes of everybody; those of the sample are taken to be their share of them
     */
    public static long bytes(long participants, long statements, long votes, int sampleMax, int threads) {
        long sampled = Math.min(participants, sampleMax);
        long sampledVotes = participants == 0 ? 0 : votes * sampled / participants;
        return BYTES_ALWAYS
                + participants * BYTES_PER_PARTICIPANT
                + votes * BYTES_PER_VOTE
                + statements * BYTES_PER_STATEMENT
                + sampled * (BYTES_PER_SAMPLED + threads * BYTES_PER_SAMPLED_AND_THREAD)
                + sampledVotes * threads * BYTES_PER_SAMPLED_VOTE_AND_THREAD
                + Math.min(COMPARED_VOTES_MAX, sampledVotes) * BYTES_PER_COMPARED_VOTE;
    }

    /** @throws MemoryEstimate.TooLargeException when the estimate exceeds the limit */
    static void requireFits(VoteMatrix votes, RobustOptions options) {
        long needed =
                bytes(votes.participants(), votes.statements(), votes.votes(), options.sampleMax(), options.threads());
        if (needed > options.memoryLimitBytes()) {
            throw new MemoryEstimate.TooLargeException("Mode robust on " + votes.participants() + " participants, "
                    + votes.statements() + " statements and " + votes.votes() + " votes needs about "
                    + mebibytes(needed) + " MiB of memory beside the votes, and "
                    + mebibytes(options.memoryLimitBytes()) + " MiB are allowed.");
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
