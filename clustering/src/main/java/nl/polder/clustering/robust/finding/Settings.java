package nl.polder.clustering.robust.finding;

/**
 * The options that decided the result; the number of threads is not among them.
 *
 * @param seed seed of every random stream
 * @param permutations shuffles of the votes behind each axis
 * @param seeds repetitions of the search for groups
 * @param sampleMax largest number of people on whom axes and groups are fitted
 * @param smallestCell groups below this size are never named in minority voices
 * @param excluded number of participants left out on request
 * @param weighted whether participants carry weights
 */
public record Settings(
        long seed, int permutations, int seeds, int sampleMax, int smallestCell, int excluded, boolean weighted) {}
