package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;

@DisplayName("k-means by Polis's rules")
class KMeansTest {
    private static Points points(double[][] points) {
        return new Points(
                Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
                Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
    }

    private static KMeans kMeans(double[][] points, double[] weights) {
        return new KMeans(points(points), weights, new Parallel(1));
    }

    /** Clouds with many exact ties: half of the points on a coarse grid. */
    private static double[][] cloud(int count, Random random) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian() * 2;
            double y = random.nextGaussian();
            points[i] = random.nextBoolean()
                    ? new double[] {Math.rint(x * 4) / 4, Math.rint(y * 4) / 4}
                    : new double[] {x, y};
        }
        return points;
    }

    @RepeatedTest(20)
    void pruned_gives_the_same_members_and_centres_as_every_distance_computed() {
        long seed = VoteMatrices.seed();
        Random random = new Random(seed);
        double[][] points = cloud(200 + random.nextInt(1_700), random);
        KMeans.Clusters pruned = kMeans(points, null).cold(100, 100);
        List<NaiveKMeans.Cluster> naive = NaiveKMeans.cold(points, 100, 100);
        assertThat(pruned.count()).as("seed " + seed).isEqualTo(naive.size());
        for (int c = 0; c < pruned.count(); c++) {
            assertThat(pruned.ids()[c]).isEqualTo(naive.get(c).id());
            assertThat(pruned.x()[c]).as("seed " + seed).isEqualTo(naive.get(c).centre()[0]);
            assertThat(pruned.y()[c]).isEqualTo(naive.get(c).centre()[1]);
            for (int member : naive.get(c).members()) {
                assertThat(pruned.assignment()[member]).isEqualTo(c);
            }
        }
    }

    @Test
    void starts_from_the_first_distinct_points() {
        double[][] points = {{0, 0}, {0, -0.0}, {5, 5}, {9, 0}};
        assertThat(kMeans(points, null).cold(2, 0).ids()).containsExactly(0, 1);
        assertThat(kMeans(points, null).cold(3, 5).assignment()).containsExactly(0, 0, 1, 2);
    }

    @Test
    void an_exact_tie_goes_to_the_later_cluster() {
        assertThat(kMeans(new double[][] {{0, 0}, {2, 0}, {1, 0}}, null)
                        .cold(2, 0)
                        .assignment())
                .containsExactly(0, 1, 1);
    }

    @Test
    void weights_pull_the_centres() {
        double[][] points = {{0, 0}, {9, 9}, {1, 0}};
        KMeans.Clusters clusters = kMeans(points, new double[] {1, 1, 3}).cold(2, 20);
        assertThat(clusters.x()[0]).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void warm_keeps_ids_and_splits_off_the_farthest_point_under_a_new_one() {
        double[][] points = {{0, 0}, {0, 1}, {10, 0}, {10, 1}, {30, 30}};
        var previous = new KMeans.Clusters(new int[] {4, 7}, new double[2], new double[2], new int[] {0, 0, 1, 1, -1});
        KMeans.Clusters clusters = kMeans(points, null).warm(previous, 3, 20);
        assertThat(clusters.ids()).containsExactly(4, 7, 8);
        assertThat(clusters.assignment()).containsExactly(0, 0, 1, 1, 2);
    }

    @Test
    void warm_merges_equal_centres_under_the_id_of_the_larger_and_begins_anew_without_survivors() {
        double[][] points = {{0, 0}, {0, 0}, {0, 0}, {4, 4}};
        assertThat(new WarmStart(points(points), null)
                        .from(
                                new KMeans.Clusters(
                                        new int[] {2, 5}, new double[2], new double[2], new int[] {0, 1, 1, -1}),
                                1)
                        .ids())
                .containsExactly(5);
        var gone = new KMeans.Clusters(new int[] {3}, new double[1], new double[1], new int[] {-1, -1, -1, -1});
        assertThat(kMeans(points, null).warm(gone, 2, 20).ids()).containsExactly(4, 5);
    }

    /** From well-separated clouds every sound k-means ends in the same place; Smile's has its own start and stopping rule. */
    @Test
    void agrees_with_Smile_where_the_clusters_are_clear() {
        Random random = new Random(5);
        double[][] points = new double[900][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {10 * (i % 3) + random.nextGaussian(), 7 * (i % 2) + random.nextGaussian() / 2};
        }
        KMeans.Clusters ours = kMeans(points, null).cold(6, 100);
        CentroidClustering<double[], double[]> theirs =
                smile.clustering.KMeans.fit(points, new Clustering.Options(6, 100));
        for (int i = 0; i < points.length; i++) {
            for (int j = i + 1; j < points.length; j += 7) {
                assertThat(ours.assignment()[i] == ours.assignment()[j]).isEqualTo(theirs.group(i) == theirs.group(j));
            }
        }
    }
}
