package nl.polder.clustering.robust.latent;

import java.util.Arrays;
import nl.polder.clustering.robust.numbers.Lanczos;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Segments of mode {@code polis} as that mode sees people: scores on the two leading directions of the mean-filled votes times
 * √(C/m); a segment is its centre, a person belongs to the nearest. This allows to leave one vote out of a person's place:
 * √(C/(m − 1)) times the score without it, and without those on its copies, which would tell of it. People without a given segment fall to the nearest as well.
 */
public final class Projections {
    private static final int PLANE = 2;

    private final VoteTable table;
    private final int[] says;
    private final int[] sayingSo;
    private final CentredVotes votes;
    private final double[][] directions;
    private final double[][] centres;

    /**
     * @param says for every column which statement it is, copies being one
     * @param given segment of every person of the table, −1 = not given
     * @param segments number of segments
     */
    public Projections(VoteTable table, int[] says, int[] given, int segments) {
        this.table = table;
        this.says = says;
        this.sayingSo = new int[table.columns()];
        for (int statement : says) {
            sayingSo[statement]++;
        }
        this.votes = CentredVotes.of(table);
        int plane = Math.min(PLANE, table.columns());
        this.directions =
                Lanczos.leading(votes, table.columns(), plane, 1e-18, true).vectors();
        this.centres = new double[segments][];
        double[][] sums = new double[segments][plane];
        int[] count = new int[segments];
        for (int i = 0; i < given.length; i++) {
            if (given[i] >= 0) {
                count[given[i]]++;
                double[] place = place(i, -1);
                for (int a = 0; a < plane; a++) {
                    sums[given[i]][a] += place[a];
                }
            }
        }
        for (int g = 0; g < segments; g++) {
            int members = count[g];
            centres[g] = members == 0
                    ? new double[0]
                    : Arrays.stream(sums[g]).map(s -> s / members).toArray();
        }
    }

    private double[] place(int row, int leftOut) {
        double[] place = new double[directions.length];
        for (int a = 0; a < place.length; a++) {
            place[a] = votes.score(row, directions[a]);
        }
        int cast = table.end(row) - table.start(row) - (leftOut < 0 ? 0 : takeOut(row, leftOut, place));
        double stretch = Math.sqrt((double) table.columns() / Math.max(1, cast));
        return Arrays.stream(place).map(score -> stretch * score).toArray();
    }

    /** Takes a vote and those on copies of its statement off the scores; returns how many. */
    private int takeOut(int row, int leftOut, double[] scores) {
        int statement = says[table.column(leftOut)];
        boolean alone = sayingSo[statement] == 1;
        int taken = 0;
        for (int e = alone ? leftOut : table.start(row); e < (alone ? leftOut + 1 : table.end(row)); e++) {
            if (says[table.column(e)] == statement) {
                taken++;
                for (int a = 0; a < scores.length; a++) {
                    scores[a] -= votes.at(e) * directions[a][table.column(e)];
                }
            }
        }
        return taken;
    }

    /**
     * Segment nearest to a person, without one vote (entry of the table) and those on copies of its statement, or with all (−1); the
     * lower number on a tie.
     */
    public int nearest(int row, int leftOut) {
        double[] place = place(row, leftOut);
        int nearest = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int g = 0; g < centres.length; g++) {
            double distance = 0;
            for (int a = 0; a < centres[g].length; a++) {
                distance += (place[a] - centres[g][a]) * (place[a] - centres[g][a]);
            }
            if (centres[g].length > 0 && distance < smallest) {
                smallest = distance;
                nearest = g;
            }
        }
        return nearest;
    }
}
