package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The leading eigenvectors")
class LeadingEigenvectorsTest {
    /** A covariance of which the eigenvalues are known: a diagonal between random reflections. */
    private record Known(double[][] cells) implements Covariance {
        static Known of(double[] eigenvalues, long seed) {
            int size = eigenvalues.length;
            double[][] cells = new double[size][size];
            for (int i = 0; i < size; i++) {
                cells[i][i] = eigenvalues[i];
            }
            Random random = new Random(seed);
            for (int turn = 0; turn < 3; turn++) {
                double[] axis = random.doubles(size, -1, 1).toArray();
                Vectors.scale(axis, 1 / Vectors.length(axis));
                cells = reflected(reflected(cells, axis), axis);
            }
            return new Known(cells);
        }

        /** (H·A)ᵀ with H = I − 2vvᵀ; twice gives HAH. */
        private static double[][] reflected(double[][] a, double[] v) {
            double[][] turned = new double[v.length][v.length];
            for (int column = 0; column < v.length; column++) {
                double along = 0;
                for (int i = 0; i < v.length; i++) {
                    along += v[i] * a[i][column];
                }
                for (int i = 0; i < v.length; i++) {
                    turned[column][i] = a[i][column] - 2 * along * v[i];
                }
            }
            return turned;
        }

        @Override
        public int[] columns() {
            int[] columns = new int[cells.length];
            Arrays.setAll(columns, c -> c);
            return columns;
        }

        @Override
        public double[] centre() {
            return new double[cells.length];
        }

        @Override
        public double[][] times(double[][] vectors) {
            double[][] products = new double[vectors.length][cells.length];
            for (int v = 0; v < vectors.length; v++) {
                for (int i = 0; i < cells.length; i++) {
                    products[v][i] = Vectors.dot(cells[i], vectors[v]);
                }
            }
            return products;
        }
    }

    private static LeadingEigenvectors.Found find(Known matrix, List<double[]> start) {
        LeadingEigenvectors.Found found = LeadingEigenvectors.of(matrix, Math.min(2, matrix.cells.length), start, 1);
        double[][] images = matrix.times(found.vectors());
        for (int i = 0; i < images.length; i++) {
            Vectors.addScaled(images[i], found.vectors()[i], -found.values()[i]);
            assertThat(Vectors.length(images[i])).isLessThan(2e-12 * (found.values()[0] + 1));
        }
        return found;
    }

    private static double[] falling(int size, double... first) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> i < first.length ? first[i] : 100.0 / (i + 1));
        return values;
    }

    @Test
    void are_those_with_the_largest_eigenvalues_also_where_many_lie_close_behind() {
        LeadingEigenvectors.Found found = find(Known.of(falling(300, 101, 100.5, 100.4, 100.3, 100.2), 3), List.of());
        assertThat(found.values()[0]).isCloseTo(101, within(1e-9));
        assertThat(found.values()[1]).isCloseTo(100.5, within(1e-9));
        assertThat(Vectors.dot(found.vectors()[0], found.vectors()[1])).isCloseTo(0, within(1e-12));
    }

    @Test
    void of_a_matrix_with_two_equal_ones_span_both_directions() {
        LeadingEigenvectors.Found found = find(Known.of(falling(200, 900, 900, 40), 4), List.of());
        assertThat(found.values()[0]).isCloseTo(900, within(1e-9));
        assertThat(found.values()[1]).isCloseTo(900, within(1e-9));
    }

    @Test
    void from_directions_that_are_blind_to_a_new_and_larger_one_find_it_all_the_same() {
        double[] values = falling(120, 50, 30);
        Known before = Known.of(values, 5);
        List<double[]> known = List.of(find(before, List.of()).vectors());
        values[2] = 80;
        LeadingEigenvectors.Found found = find(Known.of(values, 5), known);
        assertThat(found.values()[0]).isCloseTo(80, within(1e-9));
        assertThat(found.values()[1]).isCloseTo(50, within(1e-9));
    }

    @Test
    void that_do_not_exist_are_zero() {
        assertThat(find(Known.of(new double[] {7, 0, 0, 0}, 6), List.of()).values()[1])
                .isZero();
        assertThat(find(Known.of(new double[40], 6), List.of()).values()).containsExactly(0, 0);
        assertThat(find(Known.of(new double[] {3}, 6), List.of()).values()).hasSize(1);
        assertThat(find(Known.of(new double[0], 6), List.of()).values()).isEmpty();
    }
}
