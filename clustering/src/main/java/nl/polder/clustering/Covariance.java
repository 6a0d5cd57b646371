package nl.polder.clustering;

/**
 * The matrix {@code G = XᵀX} of the centred votes X (participants x statements, unseen votes filled), as something that can be
 * multiplied with. Two forms: {@link DenseCovariance} from co-vote sums, {@link SparseCovariance} from the votes themselves when
 * there are very many statements or participants are weighted.
 *
 * <p>Rows and columns of excluded statements are 0, so they do not exist here: vectors have one number for each statement that is not excluded.
 */
interface Covariance {
    /** Columns of the vote matrix that are not excluded, ascending; a vector's numbers belong to them. A is how many. */
    int[] columns();

    /** A, the length of vectors. */
    default int size() {
        return columns().length;
    }

    /** Mean vote per statement, the centre of X; 0 for excluded statements. Length C, all statements. */
    double[] centre();

    /** G times each of some vectors of length A. */
    double[][] times(double[][] vectors);

    /** The columns that are not excluded. */
    static int[] columns(boolean[] excluded) {
        int[] columns = new int[excluded.length - Projection.count(excluded)];
        for (int c = 0, at = 0; c < excluded.length; c++) {
            if (!excluded[c]) {
                columns[at++] = c;
            }
        }
        return columns;
    }
}
