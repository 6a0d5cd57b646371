package nl.polder.clustering.robust.reading;

import nl.polder.clustering.robust.copies.StatementCopies;
import nl.polder.clustering.robust.votes.VoteTable;

/** Labels by places on joined statements: without a vote on one of the copies is without all of them. */
final class JoinedLabels implements Labels {
    private final Labels labels;
    private final VoteTable table;
    private final VoteTable joined;
    private final StatementCopies copies;

    /** @param joined the table in which copies are one, with the same rows */
    JoinedLabels(Labels labels, VoteTable table, VoteTable joined, StatementCopies copies) {
        this.labels = labels;
        this.table = table;
        this.joined = joined;
        this.copies = copies;
    }

    @Override
    public int label(int row) {
        return labels.label(row);
    }

    @Override
    public int labelWithout(int row, int entry) {
        return labels.labelWithout(row, joined.entry(row, copies.column(table.column(entry))));
    }

    @Override
    public boolean probabilities(double[] into) {
        return labels.probabilities(into);
    }
}
