package nl.polder.clustering.robust.finding;

/**
 * What it would take to overturn "share a of n is above t".
 *
 * @param threshold t
 * @param addedContrary voters to be added on the other side, ⌈n(a−t)/t⌉; over groups the minimum, in persons
 * @param fakeShareOfAll share of all n that would have to be fake supporters, (a−t)/(1−t); over groups the lowest
 * @param fakeShareOfSupporters the same as a share of the supporters, (a−t)/(a(1−t))
 * @param weakestGroup group that needs the fewest persons; −1 without groups
 */
public record Margin(
        double threshold, int addedContrary, double fakeShareOfAll, double fakeShareOfSupporters, int weakestGroup) {}
