package nl.polder.clustering;

/** What stands in for an unseen vote before the principal components are taken. */
public enum Fill {
    /** The mean of the votes cast on the statement; after centring exactly 0. Polis since October 2017. */
    MEAN,
    /** 0, as Polis did before October 2017; the centre is then the mean over all participants. For old results only. */
    ZERO
}
