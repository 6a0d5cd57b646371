package nl.polder.clustering;

import java.util.Arrays;
import java.util.List;

/**
 * What the analysis says about each participant, by row of the matrix. Never part of what is published. Sign agree = +1.
 */
public final class ParticipantResults {
    private final int[] ids;
    private final double[] x;
    private final double[] y;
    private final int[] votes;
    private final boolean[] included;
    private final int[] base;
    private final List<BaseCluster> baseClusters;
    private final List<List<Tally>> baseTallies;

    ParticipantResults(
            int[] ids,
            double[] x,
            double[] y,
            int[] votes,
            boolean[] included,
            int[] base,
            List<BaseCluster> baseClusters,
            List<List<Tally>> baseTallies) {
        this.ids = ids;
        this.x = x;
        this.y = y;
        this.votes = votes;
        this.included = included;
        this.base = base;
        this.baseClusters = List.copyOf(baseClusters);
        this.baseTallies = List.copyOf(baseTallies);
    }

    /** Number of participants (rows). */
    public int size() {
        return ids.length;
    }

    public int participantId(int row) {
        return ids[row];
    }

    /** Position on the first axis; also for those who are not in a group. */
    public double x(int row) {
        return x[row];
    }

    /** Position on the second axis. */
    public double y(int row) {
        return y[row];
    }

    /** Number of votes, those on excluded statements included. */
    public int votes(int row) {
        return votes[row];
    }

    /** Has voted enough to be placed in a group. */
    public boolean isIncluded(int row) {
        return included[row];
    }

    /** Position in {@link #baseClusters()} of the participant's base cluster, -1 when in none. */
    public int baseCluster(int row) {
        return base[row];
    }

    /** By ascending id. */
    public List<BaseCluster> baseClusters() {
        return baseClusters;
    }

    /** Votes per base cluster (order of {@link #baseClusters()}) and statement (column order). */
    public List<List<Tally>> baseTallies() {
        return baseTallies;
    }

    /**
     * The group of every participant.
     *
     * @return by row, the position of the group in {@code grouping.groups()}, or -1
     */
    public int[] groupOfRows(Grouping grouping) {
        int[] groupOfBase = new int[baseClusters.size()];
        Arrays.fill(groupOfBase, -1);
        for (int g = 0; g < grouping.groups().size(); g++) {
            for (int id : grouping.groups().get(g).group().baseClusters()) {
                groupOfBase[positionOf(id)] = g;
            }
        }
        int[] groups = new int[ids.length];
        for (int row = 0; row < ids.length; row++) {
            groups[row] = base[row] < 0 ? -1 : groupOfBase[base[row]];
        }
        return groups;
    }

    private int positionOf(int baseClusterId) {
        for (int b = 0; b < baseClusters.size(); b++) {
            if (baseClusters.get(b).id() == baseClusterId) {
                return b;
            }
        }
        throw new IllegalArgumentException("no base cluster " + baseClusterId);
    }
}
