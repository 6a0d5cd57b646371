package nl.polder.clustering.robust.reading;

import java.util.ArrayList;
import java.util.List;
import nl.polder.clustering.robust.finding.Margin;

/**
 * What would overturn "share a of n is above t": m added contrary voters with an/(n + m) ≤ t, m = ⌈n(a−t)/t⌉; or a share
 * (a−t)/(1−t) of all n that is fake, since without them (a−f)/(1−f) = t. Over groups: the fewest persons.
 */
final class Margins {
    private static final double[] THRESHOLDS = {0.5, 0.6};
    private static final double ROUNDING = 1e-9;

    private Margins() {}

    /** ⌈n(a−t)/t⌉; the sum of weights n need not be whole. */
    static int addedContrary(double share, double n, double threshold) {
        return (int) Math.ceil(n * (share - threshold) / threshold - ROUNDING);
    }

    /** Supporters to be added so that a share a &lt; t of n reaches t: ⌈n(t−a)/(1−t)⌉. */
    static int addedSupporters(double share, double n, double threshold) {
        return (int) Math.ceil(n * (threshold - share) / (1 - threshold) - ROUNDING);
    }

    /**
     * @param shares share of support per group
     * @param votes voters per group
     * @param named whether groups are groups; otherwise the weakest is −1
     */
    static List<Margin> of(double[] shares, int[] votes, boolean named) {
        List<Margin> margins = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            int fewest = Integer.MAX_VALUE;
            int weakest = -1;
            double a = 1;
            for (int g = 0; g < shares.length; g++) {
                a = Math.min(a, shares[g]);
                int needed = addedContrary(shares[g], votes[g], threshold);
                if (needed < fewest) {
                    fewest = needed;
                    weakest = g;
                }
            }
            if (weakest >= 0 && a > threshold) {
                double fake = (a - threshold) / (1 - threshold);
                margins.add(new Margin(threshold, fewest, fake, fake / a, named ? weakest : -1));
            }
        }
        return margins;
    }
}
