package nl.polder.clustering.robust.finding;

/**
 * Whether two components are really apart: two normals against the best of all single-peaked densities.
 *
 * @param first component number, from 0 (largest first)
 * @param second component number
 * @param weight sum of the weights of the people compared; below 15 the pair is not testable and the gain 0
 * @param valleyLikelihood log likelihood with a valley allowed
 * @param peakLikelihood log likelihood of the best single-peaked density
 * @param peak where that density peaks (−½ = first centre, +½ = second)
 * @param gain valleyLikelihood − peakLikelihood, in nats
 * @param effect gain per person of the smaller component
 * @param depth lowest density between the two means / lower of the two peaks
 */
public record PairTest(
        int first,
        int second,
        double weight,
        double valleyLikelihood,
        double peakLikelihood,
        double peak,
        double gain,
        double effect,
        double depth) {}
