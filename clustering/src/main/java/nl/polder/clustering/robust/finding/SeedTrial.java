package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * The whole search for groups with one seed.
 *
 * @param number from 1
 * @param groups number of groups found; 1 = none
 * @param hint number of groups hinted at; 1 = none
 * @param chosen whether this run is the one published (the middle one by number of groups)
 * @param trials one per number of components
 */
public record SeedTrial(int number, int groups, int hint, boolean chosen, List<ComponentsTrial> trials) {}
