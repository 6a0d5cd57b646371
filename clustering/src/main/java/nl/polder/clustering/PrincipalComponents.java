package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The two directions in which the votes differ most, over all participants (polis-math section 5.1).
 *
 * <p>Exact leading eigenvectors of the centred covariance, no scaling. An axis has no natural sign: ours points so that its largest
 * loading (in absolute value, the lowest statement on a tie) is positive. A direction that the votes do not have gets zero loadings.
 *
 * @param centre mean vote of each statement, length C
 * @param first loadings of component 1, length C
 * @param second loadings of component 2, length C
 * @param variances the two eigenvalues: sum of squared (unscaled) positions along each component
 */
record PrincipalComponents(double[] centre, double[] first, double[] second, double[] variances) {
    private static final int COMPONENTS = 2;

    /**
     * @param start directions to begin with (of the previous update), length C; may be empty
     */
    static PrincipalComponents of(Covariance covariance, List<double[]> start, long seed) {
        int[] columns = covariance.columns();
        int wanted = Math.min(COMPONENTS, columns.length);
        List<double[]> directions =
                start.stream().map(full -> gathered(full, columns)).toList();
        LeadingEigenvectors.Found found = LeadingEigenvectors.of(covariance, wanted, directions, seed);
        int statements = covariance.centre().length;
        List<double[]> components = new ArrayList<>();
        for (double[] vector : found.vectors()) {
            components.add(spread(pointed(vector), columns, statements));
        }
        while (components.size() < COMPONENTS) {
            components.add(new double[statements]);
        }
        double[] variances = new double[COMPONENTS];
        System.arraycopy(found.values(), 0, variances, 0, wanted);
        return new PrincipalComponents(covariance.centre(), components.get(0), components.get(1), variances);
    }

    private static double[] gathered(double[] full, int[] columns) {
        double[] some = new double[columns.length];
        Arrays.setAll(some, i -> full[columns[i]]);
        return some;
    }

    private static double[] spread(double[] some, int[] columns, int length) {
        double[] full = new double[length];
        for (int i = 0; i < columns.length; i++) {
            full[columns[i]] = some[i];
        }
        return full;
    }

    private static double[] pointed(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            // Beyond rounding: which of two equal loadings is larger must not depend on the last bit.
            if (Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-9)) {
                largest = i;
            }
        }
        return vector.length > 0 && vector[largest] < 0 ? negated(vector) : vector;
    }

    private static double[] negated(double[] vector) {
        double[] other = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            other[i] = 0.0 - vector[i];
        }
        return other;
    }

    /** The same components with an axis turned round where asked. */
    PrincipalComponents turned(boolean turnFirst, boolean turnSecond) {
        return new PrincipalComponents(
                centre, turnFirst ? negated(first) : first, turnSecond ? negated(second) : second, variances);
    }

    /** With fewer than two statements there are fewer than two components, and Polis puts everybody in the middle. */
    boolean isFlat() {
        return first.length < COMPONENTS;
    }
}
