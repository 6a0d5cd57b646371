package nl.polder.clustering.robust.copies;

import java.util.Arrays;
import nl.polder.clustering.robust.votes.VoteTable;

/** The entries of a table by statement, people ascending. */
final class VotersByStatement {
    private final int[] start;
    private final int[] row;
    private final int[] entry;

    VotersByStatement(VoteTable table) {
        this.start = new int[table.columns() + 1];
        for (int e = 0; e < table.votes(); e++) {
            start[table.column(e) + 1]++;
        }
        for (int c = 0; c < table.columns(); c++) {
            start[c + 1] += start[c];
        }
        this.row = new int[table.votes()];
        this.entry = new int[table.votes()];
        int[] at = Arrays.copyOf(start, table.columns());
        for (int i = 0; i < table.rows(); i++) {
            for (int e = table.start(i); e < table.end(i); e++) {
                int to = at[table.column(e)]++;
                row[to] = i;
                entry[to] = e;
            }
        }
    }

    int start(int statement) {
        return start[statement];
    }

    int end(int statement) {
        return start[statement + 1];
    }

    int row(int at) {
        return row[at];
    }

    int entry(int at) {
        return entry[at];
    }
}
