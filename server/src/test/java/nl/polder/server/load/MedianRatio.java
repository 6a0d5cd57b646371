package nl.polder.server.load;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How many times the median of one sample is that of another, with a percentile bootstrap interval over the windows of each (Efron,
 * "Bootstrap methods: another look at the jackknife", 1979). Windows next to each other are more alike than others, so the interval is
 * rather too narrow than too wide.
 *
 * @param low of the 95 % interval
 * @param high of the 95 % interval
 */
record MedianRatio(double value, double low, double high) {
    private static final int RESAMPLES = 4_000;
    private static final long SEED = 1979;

    /** @throws IllegalArgumentException when one of them is empty */
    static MedianRatio of(List<Double> sample, List<Double> reference) {
        if (sample.isEmpty() || reference.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var random = new Random(SEED);
        double[] ratios = IntStream.range(0, RESAMPLES)
                .mapToDouble(i -> median(resampled(sample, random)) / median(resampled(reference, random)))
                .sorted()
                .toArray();
        return new MedianRatio(
                median(sample) / median(reference),
                ratios[(int) (0.025 * RESAMPLES)],
                ratios[(int) (0.975 * RESAMPLES)]);
    }

    private static List<Double> resampled(List<Double> sample, Random random) {
        return random.ints(sample.size(), 0, sample.size())
                .mapToObj(sample::get)
                .toList();
    }

    private static double median(List<Double> sample) {
        double[] sorted =
                sample.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
