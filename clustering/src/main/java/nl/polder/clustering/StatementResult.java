package nl.polder.clustering;

/**
 * What the analysis says about one statement. Signs: agree = +1.
 *
 * @param statementId its id
 * @param excluded rejected or meta: its column was zeroed
 * @param mean mean vote of everybody who voted on it, -1 to 1; 0 when excluded. The centre of the principal components
 * @param loading1 loading on the first component; the loadings of all statements have length 1, or all are 0
 * @param loading2 the same on the second component
 * @param x where somebody stands whose only vote is "agree" on this statement, first axis
 * @param y the same, second axis
 * @param extremity distance of (x, y) from the middle
 * @param tally votes of all participants, grouped or not
 * @param priority Polis's weight for showing it next (polis-math section 13)
 */
public record StatementResult(
        int statementId,
        boolean excluded,
        double mean,
        double loading1,
        double loading2,
        double x,
        double y,
        double extremity,
        Tally tally,
        double priority) {}
