package nl.polder.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which statements represent a group: on which it agrees, or disagrees, more than everybody else (polis-math section 10; Small et al. 2021,
 * "Polis: Scaling deliberation by mapping high dimensional opinion spaces").
 *
 * <p>With a, d, s the agrees, disagrees and all votes of the group, and A, D, S those of all other groups together:
 *
 * <pre>  pa = (a+1)/(s+2)     ra = pa / ((A+1)/(S+2))     pat, rat: their z tests     the same with d for disagreeing </pre>
 */
final class Representativeness {
    private static final int LISTED_MAX = 5;

    private Representativeness() {}

    /** The numbers of one statement for one group. */
    record Measures(
            int statementId,
            Tally group,
            double pa,
            double pd,
            double pat,
            double pdt,
            double ra,
            double rd,
            double rat,
            double rdt) {
        static Measures of(int statementId, Tally group, Tally others) {
            double pa = ProportionTests.share(group.agrees(), group.votes());
            double pd = ProportionTests.share(group.disagrees(), group.votes());
            return new Measures(
                    statementId,
                    group,
                    pa,
                    pd,
                    ProportionTests.againstHalf(group.agrees(), group.votes()),
                    ProportionTests.againstHalf(group.disagrees(), group.votes()),
                    pa / ProportionTests.share(others.agrees(), others.votes()),
                    pd / ProportionTests.share(others.disagrees(), others.votes()),
                    ProportionTests.difference(group.agrees(), others.agrees(), group.votes(), others.votes()),
                    ProportionTests.difference(group.disagrees(), others.disagrees(), group.votes(), others.votes()));
        }

        boolean isSufficient() {
            return (rat > ProportionTests.SIGNIFICANT && pat > ProportionTests.SIGNIFICANT)
                    || (rdt > ProportionTests.SIGNIFICANT && pdt > ProportionTests.SIGNIFICANT);
        }

        /** Polis's rule for "agrees on it most": against the best so far, in column order. */
        boolean isBetterAgree(@Nullable Measures best) {
            if (group.agrees() == 0 && group.disagrees() == 0) {
                return false;
            }
            if (best == null) {
                return pat > ProportionTests.SIGNIFICANT || (ra > 1 && pa > 0.5);
            }
            return best.ra > 1
                    ? ra * rat * pa * pat > best.ra * best.rat * best.pa * best.pat
                    : pa * pat > best.pa * best.pat;
        }

        /** The side is decided by the test of the difference alone; disagreement on a tie. */
        Representative finalised(boolean bestAgree) {
            boolean agree = rat > rdt;
            return new Representative(
                    statementId,
                    agree ? Representative.Side.AGREE : Representative.Side.DISAGREE,
                    agree ? group.agrees() : group.disagrees(),
                    group.votes(),
                    agree ? pa : pd,
                    agree ? pat : pdt,
                    agree ? ra : rd,
                    agree ? rat : rdt,
                    bestAgree,
                    group.agrees());
        }
    }

    /**
     * The statements that represent a group, at most five, agreements first.
     *
     * @param statementIds in column order, which decides between equals
     * @param excluded skipped columns
     * @param group the group's votes per column
     * @param others the votes of all other groups together, per column
     */
    static List<Representative> of(int[] statementIds, boolean[] excluded, List<Tally> group, List<Tally> others) {
        List<Representative> sufficient = new ArrayList<>();
        Measures best = null;
        Measures bestAgree = null;
        for (int c = 0; c < statementIds.length; c++) {
            if (excluded[c]) {
                continue;
            }
            Measures measures = Measures.of(statementIds[c], group.get(c), others.get(c));
            if (measures.isSufficient()) {
                sufficient.add(measures.finalised(false));
            }
            if (sufficient.isEmpty()
                    && (best == null
                            || Math.max(measures.rat, measures.rdt)
                                    > best.finalised(false).repnessTest())) {
                best = measures;
            }
            if (measures.isBetterAgree(bestAgree)) {
                bestAgree = measures;
            }
        }
        return selected(sufficient, best, bestAgree);
    }

    private static List<Representative> selected(
            List<Representative> sufficient, @Nullable Measures best, @Nullable Measures bestAgree) {
        if (sufficient.isEmpty()) {
            if (bestAgree != null) {
                return List.of(bestAgree.finalised(true));
            }
            return best == null ? List.of() : List.of(best.finalised(false));
        }
        List<Representative> ranked = new ArrayList<>(sufficient);
        if (bestAgree != null) {
            int chosen = bestAgree.statementId();
            ranked.removeIf(r -> r.statementId() == chosen);
        }
        ranked.sort(Comparator.comparingDouble(Representativeness::strength).reversed());
        if (bestAgree != null) {
            ranked.addFirst(bestAgree.finalised(true));
        }
        List<Representative> listed = new ArrayList<>(ranked.subList(0, Math.min(LISTED_MAX, ranked.size())));
        listed.sort(Comparator.comparing(Representative::side));
        return listed;
    }

    private static double strength(Representative r) {
        return r.repness() * r.repnessTest() * r.probability() * r.probabilityTest();
    }
}
