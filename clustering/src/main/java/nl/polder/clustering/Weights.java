package nl.polder.clustering;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much each row counts; everybody 1 unless weights are given. Given weights are scaled to mean 1, so that counts stay counts. */
final class Weights {
    private final double @Nullable [] byRow;

    private Weights(double @Nullable [] byRow) {
        this.byRow = byRow;
    }

    static Weights equal() {
        return new Weights(null);
    }

    /**
     * @param byParticipant weight by participant id; who is missing weighs 1
     * @throws IllegalArgumentException for a weight that is negative or not a number, or when nobody weighs anything
     */
    static Weights of(VoteMatrix votes, Map<Integer, Double> byParticipant) {
        double[] weights = new double[votes.participants()];
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            weights[row] = byParticipant.getOrDefault(votes.participantId(row), 1.0);
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight of participant " + votes.participantId(row) + " is "
                        + weights[row] + "; weights are numbers of 0 or more");
            }
            sum += weights[row];
        }
        if (weights.length > 0 && sum == 0) {
            throw new IllegalArgumentException("all weights are 0: nobody would count");
        }
        double first = weights.length == 0 ? 1 : weights[0];
        if (Arrays.stream(weights).allMatch(w -> w == first)) {
            return equal();
        }
        double scale = weights.length / sum;
        Arrays.setAll(weights, row -> weights[row] * scale);
        return new Weights(weights);
    }

    boolean isEqual() {
        return byRow == null;
    }

    double of(int row) {
        return byRow == null ? 1 : byRow[row];
    }
}
