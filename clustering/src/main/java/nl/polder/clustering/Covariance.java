package nl.polder.clustering;

/**
 * The matrix {@code G = XᵀX} of the centred votes X (participants x statements, unseen votes filled), as something that can be
 * multiplied with. Two forms: {@link DenseCovariance} from co-vote sums, {@link SparseCovariance} from the votes themselves when
 * there are very many statements or participants are weighted.
 */
interface Covariance {
    /** Number of statements, C. */
    int size();

    /** Mean vote per statement, the centre of X; 0 for excluded statements. Length C. */
    double[] centre();

    /** G times each of some vectors of length C. */
    double[][] times(double[][] vectors);
}
