package nl.polder.clustering.robust.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Small linear algebra")
class LinearAlgebraTest {
    /** A random symmetric positive definite matrix. */
    private static double[] positive(int w, long seed) {
        RandomStream random = new RandomStream(seed, 0, w);
        double[] half = new double[w * w];
        for (int i = 0; i < half.length; i++) {
            half[i] = random.nextDouble() - 0.5;
        }
        double[] m = new double[w * w];
        for (int r = 0; r < w; r++) {
            for (int c = 0; c < w; c++) {
                for (int k = 0; k < w; k++) {
                    m[r * w + c] += half[r * w + k] * half[c * w + k];
                }
                m[r * w + c] += r == c ? 0.1 : 0;
            }
        }
        return m;
    }

    @Test
    void inverse_times_matrix_is_one_for_every_size() {
        for (int w = 1; w <= 7; w++) {
            double[] m = positive(w, 5);
            double[] inverse = new double[w * w];
            double determinant = SmallMatrix.invert(m, inverse, 0, w, new double[w * w]);
            double[] factor = new double[w * w];
            assertThat(Math.log(determinant)).isCloseTo(SmallMatrix.cholesky(m, 0, factor, w), within(1e-10));
            for (int r = 0; r < w; r++) {
                for (int c = 0; c < w; c++) {
                    double sum = 0;
                    for (int k = 0; k < w; k++) {
                        sum += inverse[r * w + k] * m[k * w + c];
                    }
                    assertThat(sum).isCloseTo(r == c ? 1 : 0, within(1e-10));
                }
            }
        }
    }

    @Test
    void a_matrix_that_is_not_positive_definite_is_refused() {
        double[] m = {1, 2, 2, 1};
        assertThatThrownBy(() -> SmallMatrix.invert(m, new double[4], 0, 2, new double[4]))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void lanczos_finds_the_eigenvalues_that_jacobi_finds() {
        int w = 7;
        double[] m = positive(w, 9);
        Lanczos.Operator operator = (in, out) -> {
            for (int r = 0; r < w; r++) {
                out[r] = 0;
                for (int c = 0; c < w; c++) {
                    out[r] += m[r * w + c] * in[c];
                }
            }
        };
        Lanczos.Leading found = Lanczos.leading(operator, w, 4, 1e-18, true);
        double[] vectors = new double[w * w];
        double[] expected = SmallMatrix.eigen(m.clone(), vectors, w);
        for (int i = 0; i < 4; i++) {
            assertThat(found.values()[i]).isCloseTo(expected[i], within(1e-10));
            double cosine = 0;
            for (int j = 0; j < w; j++) {
                cosine += found.vectors()[i][j] * vectors[j * w + i];
            }
            assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-8));
        }
    }

    @Test
    void lanczos_finds_repeated_and_zero_eigenvalues() {
        double[] diagonal = new double[50];
        diagonal[3] = 2;
        diagonal[17] = 2;
        diagonal[40] = 1;
        Lanczos.Operator operator = (in, out) -> {
            for (int j = 0; j < diagonal.length; j++) {
                out[j] = diagonal[j] * in[j];
            }
        };
        double[] values = Lanczos.leading(operator, 50, 4, 1e-12, false).values();
        assertThat(values[0]).isCloseTo(2, within(1e-9));
        assertThat(values[1]).isCloseTo(2, within(1e-9));
        assertThat(values[2]).isCloseTo(1, within(1e-9));
        assertThat(values[3]).isCloseTo(0, within(1e-9));
    }
}
