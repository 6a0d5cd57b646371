package nl.polder.clustering.robust.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import nl.polder.clustering.robust.numbers.RandomStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two normals against every single-peaked density")
class ValleyFitsTest {
    private final RandomStream random = new RandomStream(4, 0, 0);

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** True place of one person. */
    private interface Place {
        double draw();
    }

    private double gain(int people, double error, Place place, boolean cells) {
        double[] s = new double[people];
        double[] variance = new double[people];
        double[] weight = new double[people];
        for (int i = 0; i < people; i++) {
            double sd = error * (0.7 + 0.6 * random.nextDouble());
            s[i] = place.draw() + sd * normal();
            variance[i] = sd * sd;
            weight[i] = 1;
        }
        LinePoints points = cells ? LinePoints.cells(s, variance, weight) : LinePoints.of(s, variance, weight);
        double valley = new TwoNormals(points).logLikelihood();
        return valley - new SinglePeak(points, Double.POSITIVE_INFINITY).best();
    }

    @Test
    void two_clear_heaps_have_a_valley() {
        assertThat(gain(300, 0.15, () -> (random.nextDouble() < 0.5 ? -0.5 : 0.5) + 0.1 * normal(), true))
                .isGreaterThan(10);
    }

    @Test
    void a_uniform_line_has_none() {
        assertThat(gain(3000, 0.2, () -> 2 * random.nextDouble() - 1, true)).isLessThan(1);
    }

    @Test
    void a_bell_and_a_long_tail_have_none() {
        assertThat(gain(1000, 0.2, () -> 0.4 * normal(), true)).isLessThan(1);
        assertThat(gain(1000, 0.2, () -> -0.6 - 0.4 * Math.log(1 - random.nextDouble()), true))
                .isLessThan(1);
    }

    @Test
    void gathering_people_in_cells_hardly_moves_the_gain() {
        for (int draw = 0; draw < 3; draw++) {
            double[] s = new double[800];
            double[] variance = new double[800];
            double[] weight = new double[800];
            for (int i = 0; i < s.length; i++) {
                double sd = 0.1 + 0.3 * random.nextDouble();
                s[i] = (random.nextDouble() < 0.4 ? -0.5 : 0.5) + 0.2 * normal() + sd * normal();
                variance[i] = sd * sd;
                weight[i] = 1;
            }
            LinePoints exact = LinePoints.of(s, variance, weight);
            LinePoints cells = LinePoints.cells(s, variance, weight);
            double ofPeople = new TwoNormals(exact).logLikelihood() - new SinglePeak(exact, 1e9).best();
            double ofCells = new TwoNormals(cells).logLikelihood() - new SinglePeak(cells, 1e9).best();
            System.out.printf("gain of 800 people %.3f, in %d cells %.3f%n", ofPeople, cells.size(), ofCells);
            assertThat(ofCells).isCloseTo(ofPeople, within(0.15));
        }
    }

    @Test
    void adjusted_rand_of_known_tables() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}))
                .isEqualTo(1);
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .isCloseTo(-0.5, within(1e-12));
        assertThat(AdjustedRand.of(new int[] {0, 0, 0}, new int[] {0, 0, 0})).isEqualTo(1);
    }
}
