package nl.polder.clustering;

/** How much memory an analysis needs, so that it can be refused before it starts instead of failing half way. */
public final class MemoryEstimate {
    /** Positions, bounds, assignment, ids, inclusion, members: at the peak of the base clusters. */
    private static final long BYTES_PER_PARTICIPANT = 96;
    /** Tallies of 100 base clusters (one object of 40 bytes and a reference each), groups, results. */
    private static final long BYTES_PER_STATEMENT = 6_000;
    /** Sums, packed counters of each thread, covariance: per pair of statements. */
    private static final long BYTES_PER_PAIR_DENSE = 16;

    private static final long PACKED_BYTES_PER_PAIR_AND_THREAD = 4;
    /** Partial sums of a wave of chunks and the basis of eigenvectors, per statement. */
    private static final long BYTES_PER_STATEMENT_SPARSE = 2_000;

    private static final long BYTES_ALWAYS = 8L << 20;

    private MemoryEstimate() {}

    /** Bytes needed beside the matrix. An upper estimate, checked against measurements by the bench. */
    public static long bytes(long participants, long statements, int threads) {
        boolean dense = statements <= CoVotes.STATEMENTS_MAX;
        long pairs = statements * statements;
        return BYTES_ALWAYS
                + participants * BYTES_PER_PARTICIPANT
                + statements * BYTES_PER_STATEMENT
                + (dense
                        ? pairs * (BYTES_PER_PAIR_DENSE + threads * PACKED_BYTES_PER_PAIR_AND_THREAD)
                        : statements * BYTES_PER_STATEMENT_SPARSE);
    }

    /**
     * @throws TooLargeException when the estimate exceeds the limit
     */
    static void requireFits(VoteMatrix votes, AnalysisOptions options) {
        long needed = bytes(votes.participants(), votes.statements(), options.threads());
        if (needed > options.memoryLimitBytes()) {
            throw new TooLargeException("An analysis of " + votes.participants() + " participants and "
                    + votes.statements() + " statements needs about " + mebibytes(needed)
                    + " MiB of memory beside the votes, and "
                    + mebibytes(options.memoryLimitBytes()) + " MiB are allowed.");
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /** The analysis would not fit in memory; the message is a sentence for the operator. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TooLargeException(String message) {
            super(message);
        }
    }
}
