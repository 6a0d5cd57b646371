package nl.polder.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How many times the median of one sample is that of another")
class MedianRatioTest {
    private static final int EXPERIMENTS = 300;

    @Test
    void is_of_the_middle_value_or_between_the_two_in_the_middle() {
        assertThat(MedianRatio.of(List.of(9.0, 1.0, 4.0), List.of(1.0, 3.0)).value())
                .isEqualTo(2);
    }

    @Test
    void of_samples_that_do_not_vary_is_certain() {
        MedianRatio ratio = MedianRatio.of(List.of(3.0, 3.0), List.of(2.0));
        assertThat(Stream.of(ratio.low(), ratio.value(), ratio.high())).containsOnly(1.5);
    }

    @Test
    void an_interval_holds_the_true_ratio_in_about_95_of_100_experiments() {
        var random = new Random(7);
        int held = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            MedianRatio ratio = MedianRatio.of(windows(random, 12, 15), windows(random, 10, 30));
            held += ratio.low() <= 1.2 && 1.2 <= ratio.high() ? 1 : 0;
        }
        assertThat(held / (double) EXPERIMENTS).isCloseTo(0.95, within(0.04));
    }

    /** Around a median, as skewed as times are. */
    private static List<Double> windows(Random random, double median, int count) {
        return DoubleStream.generate(() -> median * Math.exp(0.2 * random.nextGaussian()))
                .limit(count)
                .boxed()
                .toList();
    }

    @Test
    void of_nothing_is_an_error() {
        assertThatThrownBy(() -> MedianRatio.of(List.of(), List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
    }
}
