package nl.polder.clustering.robust.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.GaussianDistribution;

@DisplayName("Distributions, against Smile's")
class DistributionsTest {
    @Test
    void fast_functions_agree_with_the_strict_ones() {
        for (double x = -699; x < 699; x += 0.0617) {
            assertThat(Fast.exp(x) / StrictMath.exp(x)).isCloseTo(1, within(1e-13));
        }
        assertThat(Fast.exp(0)).isEqualTo(1);
        assertThat(Fast.exp(-1e9)).isZero();
        for (double xi = 1e-6; xi < 60; xi += 0.00973) {
            assertThat(Fast.logisticCurvature(xi)).isCloseTo(StrictMath.tanh(xi / 2) / (2 * xi), within(2e-6));
        }
        assertThat(Fast.logisticCurvature(0)).isEqualTo(0.25);
    }

    @Test
    void cumulative_normal_agrees_over_the_whole_range() {
        GaussianDistribution oracle = new GaussianDistribution(0, 1);
        for (double x = -9; x <= 9; x += 0.037) {
            assertThat(Normal.cumulative(x)).isCloseTo(oracle.cdf(x), within(1e-9));
        }
        assertThat(Normal.cumulative(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        assertThat(Normal.cumulative(-40)).isZero();
    }

    @Test
    void beta_quantiles_invert_the_beta_distribution() {
        for (double a : new double[] {0.5, 1.5, 3, 20.5, 400.5}) {
            for (double b : new double[] {0.5, 2.5, 77.5, 900}) {
                BetaDistribution oracle = new BetaDistribution(a, b);
                for (double p : new double[] {0.0025, 0.025, 0.5, 0.975}) {
                    double x = Beta.quantile(a, b, p);
                    assertThat(Beta.cumulative(a, b, x)).isCloseTo(p, within(1e-10));
                    assertThat(oracle.cdf(x)).isCloseTo(p, within(1e-7));
                }
            }
        }
    }

    @Test
    void jeffreys_interval_of_published_example() {
        // Brown, Cai and DasGupta 2001, Table 5: x = 4 of n = 10 gives (0.153, 0.696)
        assertThat(Jeffreys.low(4, 10, 0.025)).isCloseTo(0.153, within(5e-4));
        assertThat(Jeffreys.high(4, 10, 0.025)).isCloseTo(0.696, within(5e-4));
        assertThat(Jeffreys.low(0, 10, 0.025)).isZero();
        assertThat(Jeffreys.high(10, 10, 0.025)).isEqualTo(1);
        assertThat(Jeffreys.low(0, 0, 0.025)).isZero();
        assertThat(Jeffreys.high(0, 0, 0.025)).isEqualTo(1);
    }

    @Test
    void jeffreys_intervals_cover_95_percent_on_average() {
        for (int n : new int[] {30, 100, 300}) {
            double[] low = new double[n + 1];
            double[] high = new double[n + 1];
            for (int s = 0; s <= n; s++) {
                low[s] = Jeffreys.low(s, n, 0.025);
                high[s] = Jeffreys.high(s, n, 0.025);
            }
            double sum = 0;
            int points = 0;
            for (double p = 0.005; p < 1; p += 0.005) {
                sum += coverage(n, p, low, high);
                points++;
            }
            assertThat(sum / points).isBetween(0.94, 0.96);
        }
    }

    private static double coverage(int n, double p, double[] low, double[] high) {
        double covered = 0;
        for (int s = 0; s <= n; s++) {
            if (low[s] <= p && p <= high[s]) {
                double logChoose = Beta.logGamma(n + 1) - Beta.logGamma(s + 1) - Beta.logGamma(n - s + 1);
                covered += Math.exp(logChoose + s * Math.log(p) + (n - s) * Math.log1p(-p));
            }
        }
        return covered;
    }

    @Test
    void benjamini_and_hochberg_by_hand() {
        double[] adjusted = FalseDiscovery.adjust(new double[] {0.04, 0.001, 0.03, 0.5});
        assertThat(adjusted[1]).isCloseTo(0.004, within(1e-12));
        assertThat(adjusted[2]).isCloseTo(0.16 / 3, within(1e-12));
        assertThat(adjusted[0]).isCloseTo(0.16 / 3, within(1e-12));
        assertThat(adjusted[3]).isEqualTo(0.5);
        assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
    }
}
