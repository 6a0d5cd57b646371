package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The included participants in at most about 100 base clusters, of which groups are then made (polis-math section 7). Up to 100
 * distinct positions everybody (or everybody in the same place) is a base cluster of their own.
 *
 * @param clusters by ascending id
 * @param baseOfRow per row the position in that list, -1 for who is in none
 */
record BaseClusters(List<BaseCluster> clusters, int[] baseOfRow) {
    private static final int TARGET = 100;
    private static final int BUDGET = 100;

    /** From the positions of the included rows, cold or from the previous base clusters. */
    static BaseClusters of(
            VoteMatrix votes, Points positions, int[] includedRows, List<BaseCluster> previous, Parallel parallel) {
        Points points = positions.select(includedRows);
        KMeans kMeans = new KMeans(points, null, parallel);
        KMeans.Clusters clusters = previous.isEmpty()
                ? kMeans.cold(TARGET, BUDGET)
                : kMeans.warm(asClusters(votes, includedRows, previous), TARGET, BUDGET);
        return byId(votes, includedRows, clusters);
    }

    private static KMeans.Clusters asClusters(VoteMatrix votes, int[] includedRows, List<BaseCluster> previous) {
        int[] baseOfRow = rowsOf(votes, previous);
        int[] assignment = new int[includedRows.length];
        Arrays.setAll(assignment, i -> baseOfRow[includedRows[i]]);
        int[] ids = previous.stream().mapToInt(BaseCluster::id).toArray();
        return new KMeans.Clusters(ids, new double[ids.length], new double[ids.length], assignment);
    }

    private static BaseClusters byId(VoteMatrix votes, int[] includedRows, KMeans.Clusters clusters) {
        int[] order = IntStream.range(0, clusters.count())
                .boxed()
                .sorted((a, b) -> Integer.compare(clusters.ids()[a], clusters.ids()[b]))
                .mapToInt(c -> c)
                .toArray();
        int[] place = new int[order.length];
        int[] sizes = new int[order.length];
        for (int b = 0; b < order.length; b++) {
            place[order[b]] = b;
        }
        int[] baseOfRow = new int[votes.participants()];
        Arrays.fill(baseOfRow, -1);
        for (int i = 0; i < includedRows.length; i++) {
            int base = place[clusters.assignment()[i]];
            baseOfRow[includedRows[i]] = base;
            sizes[base]++;
        }
        int[][] members = new int[order.length][];
        Arrays.setAll(members, b -> new int[sizes[b]]);
        Arrays.fill(sizes, 0);
        for (int row : includedRows) {
            int base = baseOfRow[row];
            members[base][sizes[base]++] = votes.participantId(row);
        }
        List<BaseCluster> list = new ArrayList<>();
        for (int b = 0; b < order.length; b++) {
            int c = order[b];
            list.add(new BaseCluster(clusters.ids()[c], clusters.x()[c], clusters.y()[c], members[b]));
        }
        return new BaseClusters(List.copyOf(list), baseOfRow);
    }

    /** Given ones as they are; members without a vote are ignored. */
    static BaseClusters given(VoteMatrix votes, List<BaseCluster> given) {
        List<BaseCluster> sorted = new ArrayList<>(given);
        sorted.sort((a, b) -> Integer.compare(a.id(), b.id()));
        for (int b = 1; b < sorted.size(); b++) {
            if (sorted.get(b).id() == sorted.get(b - 1).id()) {
                throw new IllegalArgumentException(
                        "two base clusters have the id " + sorted.get(b).id());
            }
        }
        return new BaseClusters(List.copyOf(sorted), rowsOf(votes, sorted));
    }

    private static int[] rowsOf(VoteMatrix votes, List<BaseCluster> clusters) {
        IdIndex rowOfId = votes.participantIndex();
        int[] baseOfRow = new int[votes.participants()];
        Arrays.fill(baseOfRow, -1);
        for (int b = 0; b < clusters.size(); b++) {
            for (int member = 0; member < clusters.get(b).size(); member++) {
                OptionalInt row = rowOfId.find(clusters.get(b).participantId(member));
                if (row.isPresent()) {
                    baseOfRow[row.getAsInt()] = b;
                }
            }
        }
        return baseOfRow;
    }

    Points centres() {
        double[] x = new double[clusters.size()];
        double[] y = new double[clusters.size()];
        Arrays.setAll(x, b -> clusters.get(b).x());
        Arrays.setAll(y, b -> clusters.get(b).y());
        return new Points(x, y);
    }

    /** Sum of the weights of the members of each. */
    double[] weights(Weights weights) {
        double[] sums = new double[clusters.size()];
        if (weights.isEqual()) {
            // Members that are not in the matrix (given base clusters of an incomplete export) count all the same.
            Arrays.setAll(sums, b -> clusters.get(b).size());
            return sums;
        }
        for (int row = 0; row < baseOfRow.length; row++) {
            if (baseOfRow[row] >= 0) {
                sums[baseOfRow[row]] += weights.of(row);
            }
        }
        return sums;
    }
}
