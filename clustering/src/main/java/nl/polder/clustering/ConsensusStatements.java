package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Statements with a majority of all participants, grouped or not, for or against (polis-math section 11): share above one half and its
 * z test above {@link ProportionTests#SIGNIFICANT}, strongest (share times z) first, column order on ties.
 */
final class ConsensusStatements {
    private static final int LISTED_MAX = 5;

    private ConsensusStatements() {}

    /**
     * @param tallies votes of everybody per column
     * @param excluded skipped columns
     */
    static Consensus of(int[] statementIds, boolean[] excluded, List<Tally> tallies) {
        List<Consensus.Majority> agree = new ArrayList<>();
        List<Consensus.Majority> disagree = new ArrayList<>();
        for (int c = 0; c < statementIds.length; c++) {
            if (!excluded[c]) {
                Tally tally = tallies.get(c);
                addIfMajority(agree, statementIds[c], tally.agrees(), tally.votes());
                addIfMajority(disagree, statementIds[c], tally.disagrees(), tally.votes());
            }
        }
        return new Consensus(strongest(agree), strongest(disagree));
    }

    private static void addIfMajority(List<Consensus.Majority> list, int statementId, double successes, double trials) {
        double share = ProportionTests.share(successes, trials);
        double test = ProportionTests.againstHalf(successes, trials);
        if (share > 0.5 && test > ProportionTests.SIGNIFICANT) {
            list.add(new Consensus.Majority(statementId, successes, trials, share, test));
        }
    }

    private static List<Consensus.Majority> strongest(List<Consensus.Majority> list) {
        list.sort(Comparator.comparingDouble((Consensus.Majority m) -> m.probability() * m.probabilityTest())
                .reversed());
        return list.subList(0, Math.min(LISTED_MAX, list.size()));
    }
}
