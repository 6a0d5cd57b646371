package nl.polder.clustering.robust.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import nl.polder.clustering.robust.finding.Axis;
import nl.polder.clustering.robust.finding.Distinguishing;
import nl.polder.clustering.robust.finding.Side;
import nl.polder.clustering.robust.numbers.FalseDiscovery;
import nl.polder.clustering.robust.numbers.Normal;

/**
 * Statements that set a group apart: pooled two-proportion z of the share of each answer, group against the rest, both with at
 * least 5 votes; Benjamini and Hochberg at 5 % over all groups and statements. With two groups there is one test per
 * statement and side, named for the group with the higher share.
 */
final class Differences {
    private static final double VOTES_MIN = 5;
    private static final double RATE = 0.05;
    private static final double NAMED_MIN = 0.15;

    private Differences() {}

    private record Test(int statement, int group, Side side, double share, double rest, double z) {}

    static List<Distinguishing> ofGroups(ShareTable shares, int[] statements, IntUnaryOperator ids) {
        List<Test> tests = new ArrayList<>();
        for (int g = 0; g < shares.sets(); g++) {
            ShareTable rest = shares.rest(g);
            for (int j : statements) {
                if (shares.votes(j, g) >= VOTES_MIN && rest.votes(j, 0) >= VOTES_MIN) {
                    for (Side side : Side.values()) {
                        Test test = test(shares, rest, j, g, side);
                        boolean otherNamed = shares.sets() == 2 && (test.z() < 0 || (test.z() == 0 && g == 1));
                        if (!otherNamed) {
                            tests.add(test);
                        }
                    }
                }
            }
        }
        double[] p = tests.stream().mapToDouble(t -> Normal.twoSided(t.z())).toArray();
        double[] adjusted = FalseDiscovery.adjust(p);
        List<Distinguishing> listed = new ArrayList<>();
        for (int t = 0; t < p.length; t++) {
            Test test = tests.get(t);
            double difference = test.share() - test.rest();
            if (adjusted[t] <= RATE) {
                listed.add(new Distinguishing(
                        ids.applyAsInt(test.statement()),
                        test.group(),
                        test.side(),
                        test.share(),
                        test.rest(),
                        difference,
                        test.z(),
                        p[t],
                        adjusted[t],
                        Math.abs(difference) >= NAMED_MIN));
            }
        }
        listed.sort(Comparator.comparingInt(Distinguishing::group)
                .thenComparing(Comparator.comparingDouble((Distinguishing d) -> Math.abs(d.difference()))
                        .reversed())
                .thenComparingInt(Distinguishing::statement)
                .thenComparing(Distinguishing::side));
        return List.copyOf(listed);
    }

    private static Test test(ShareTable shares, ShareTable rest, int j, int g, Side side) {
        double in = shares.share(j, g, ShareTable.vote(side));
        double out = rest.share(j, 0, ShareTable.vote(side));
        return new Test(j, g, side, in, out, z(in, shares.base(j, g), out, rest.base(j, 0)));
    }

    /** Pooled two-proportion statistic; 0 when all answers are the same. */
    static double z(double p1, double n1, double p2, double n2) {
        double pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
        double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
        return variance > 1e-15 ? (p1 - p2) / Math.sqrt(variance) : 0;
    }

    /** Statements by what the low end (set 0) and the high end (set 1) of an axis answered; both with at least 5 votes. */
    static List<Axis.EndShares> ofEnds(ShareTable shares, int[] statements, IntUnaryOperator ids) {
        int[] tested = java.util.Arrays.stream(statements)
                .filter(j -> shares.votes(j, 0) >= VOTES_MIN && shares.votes(j, 1) >= VOTES_MIN)
                .toArray();
        double[] z = new double[tested.length];
        double[] p = new double[tested.length];
        for (int t = 0; t < tested.length; t++) {
            int j = tested[t];
            z[t] = z(shares.share(j, 1, 1), shares.base(j, 1), shares.share(j, 0, 1), shares.base(j, 0));
            p[t] = Normal.twoSided(z[t]);
        }
        double[] adjusted = FalseDiscovery.adjust(p);
        List<Axis.EndShares> ends = new ArrayList<>();
        for (int t = 0; t < tested.length; t++) {
            int j = tested[t];
            double difference = shares.share(j, 1, 1) - shares.share(j, 0, 1);
            ends.add(new Axis.EndShares(
                    ids.applyAsInt(j),
                    shares.shares(j, 0),
                    shares.shares(j, 1),
                    difference,
                    z[t],
                    p[t],
                    adjusted[t] <= RATE));
        }
        ends.sort(Comparator.comparingDouble((Axis.EndShares e) -> Math.abs(e.difference()))
                .reversed()
                .thenComparingInt(Axis.EndShares::statement));
        return List.copyOf(ends);
    }
}
