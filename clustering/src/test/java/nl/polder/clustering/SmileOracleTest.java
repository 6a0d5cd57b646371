package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import smile.feature.extraction.PCA;

/** Smile's principal components (LAPACK) of the filled matrix are the independent oracle of ours. Needs libopenblas, which ops/test installs. */
@DisplayName("The components of real conversations")
class SmileOracleTest {
    static List<String> names() {
        return List.of(
                "brexit-consensus",
                "scoop-hivemind.freshwater",
                "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
                "25ptpt-3gp-no-strict-with-meta");
    }

    @ParameterizedTest
    @MethodSource("names")
    void equal_those_of_Smile(String name) {
        DataKit.Conversation conversation = DataKit.conversation(name);
        VoteMatrix votes = conversation.matrix();
        Set<Integer> excluded = new TreeSet<>(conversation.moderation().excluded());
        Analysis analysis = Analyser.analyse(votes, conversation.moderation(), AnalysisOptions.standard(), 1);
        double[][] loadings = smileLoadings(filled(votes, excluded, Fill.MEAN));
        double[] first = new double[votes.statements()];
        double[] second = new double[votes.statements()];
        for (int c = 0; c < first.length; c++) {
            first[c] = analysis.statements().get(c).loading1();
            second[c] = analysis.statements().get(c).loading2();
        }
        assertThat(Math.abs(Vectors.dot(first, loadings[0]))).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(Vectors.dot(second, loadings[1]))).isCloseTo(1, within(1e-12));
        for (int c = 0; c < first.length; c++) {
            assertThat(Math.abs(first[c])).isCloseTo(Math.abs(loadings[0][c]), within(1e-9));
            assertThat(Math.abs(second[c])).isCloseTo(Math.abs(loadings[1][c]), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Fill.class)
    void from_the_sums_and_from_the_votes_are_the_same_and_those_of_Smile(Fill fill) {
        VoteMatrix votes = VoteMatrices.random(80, 17, 900, 2);
        boolean[] excluded = new boolean[votes.statements()];
        excluded[4] = true;
        int[] slots = new int[excluded.length];
        Arrays.setAll(slots, c -> c);
        Parallel parallel = new Parallel(1);
        PrincipalComponents dense = PrincipalComponents.of(
                DenseCovariance.of(CoVotes.of(votes, 1), slots, excluded, votes.participants(), fill, parallel),
                List.of(),
                1);
        PrincipalComponents sparse = PrincipalComponents.of(
                SparseCovariance.of(votes, excluded, Weights.equal(), fill, parallel), List.of(), 2);
        double[][] loadings = smileLoadings(filled(votes, Set.of(votes.statementId(4)), fill));
        for (int c = 0; c < excluded.length; c++) {
            assertThat(sparse.first()[c]).isCloseTo(dense.first()[c], within(1e-9));
            assertThat(sparse.second()[c]).isCloseTo(dense.second()[c], within(1e-9));
            assertThat(Math.abs(dense.first()[c])).isCloseTo(Math.abs(loadings[0][c]), within(1e-9));
        }
    }

    /** Two rows of loadings. */
    private static double[][] smileLoadings(double[][] filled) {
        var loadings = PCA.fit(filled).loadings();
        double[][] rows = new double[2][filled[0].length];
        for (int c = 0; c < filled[0].length; c++) {
            rows[0][c] = loadings.get(c, 0);
            rows[1][c] = loadings.get(c, 1);
        }
        return rows;
    }

    private static double[][] filled(VoteMatrix votes, Set<Integer> excluded, Fill fill) {
        double[] sum = new double[votes.statements()];
        int[] count = new int[votes.statements()];
        for (int i = 0; i < votes.votes(); i++) {
            sum[votes.statementAt(i)] += votes.valueAt(i);
            count[votes.statementAt(i)]++;
        }
        double[][] filled = new double[votes.participants()][votes.statements()];
        for (int row = 0; row < filled.length; row++) {
            for (int c = 0; c < sum.length && fill == Fill.MEAN; c++) {
                filled[row][c] = sum[c] / count[c];
            }
            for (int i = votes.rowStart(row); i < votes.rowEnd(row); i++) {
                filled[row][votes.statementAt(i)] = votes.valueAt(i);
            }
            for (int c = 0; c < sum.length; c++) {
                filled[row][c] = excluded.contains(votes.statementId(c)) ? 0 : filled[row][c];
            }
        }
        return filled;
    }
}
