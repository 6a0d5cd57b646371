package nl.polder.clustering.robust.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import nl.polder.clustering.robust.finding.Interval;
import nl.polder.clustering.robust.finding.MinorityVoice;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.Side;

/**
 * Statements that a minority supports. With groups: the group's lower end is above one half while the rest's upper end is below
 * it, at least 5 votes and the privacy cell. Without: supported by 5-40 % of at least 30 votes, with fewer than 20 % passes.
 * All are listed, largest difference first.
 */
final class MinorityVoices {
    private static final double MAJORITY = 0.5;
    private static final int GROUP_VOTES_MIN = 5;
    private static final int VOTES_MIN = 30;
    private static final double SHARE_MIN = 0.05;
    private static final double SHARE_MAX = 0.4;
    private static final double PASSES_MAX = 0.2;

    private MinorityVoices() {}

    static List<MinorityVoice> ofGroups(ShareTable shares, int[] statements, IntUnaryOperator ids, int smallestCell) {
        List<MinorityVoice> voices = new ArrayList<>();
        int votesMin = Math.max(GROUP_VOTES_MIN, smallestCell);
        for (int g = 0; g < shares.sets(); g++) {
            ShareTable rest = shares.rest(g);
            for (int j : statements) {
                if (shares.votes(j, g) < votesMin || rest.votes(j, 0) < votesMin) {
                    continue;
                }
                Shares inside = shares.shares(j, g);
                Shares outside = rest.shares(j, 0);
                for (Side side : Side.values()) {
                    Interval in = inside.of(side);
                    Interval out = outside.of(side);
                    if (in.low() > MAJORITY && out.high() < MAJORITY) {
                        int contrary = Margins.addedContrary(in.share(), inside.votes(), MAJORITY);
                        int supporters = Margins.addedSupporters(out.share(), outside.votes(), MAJORITY);
                        double difference = in.share() - out.share();
                        int persons = Math.min(contrary, supporters);
                        voices.add(new MinorityVoice(ids.applyAsInt(j), g, side, in, out, difference, persons));
                    }
                }
            }
        }
        return sorted(voices);
    }

    static List<MinorityVoice> ofEverybody(ShareTable shares, int[] statements, IntUnaryOperator ids) {
        List<MinorityVoice> voices = new ArrayList<>();
        for (int j : statements) {
            Shares all = shares.shares(j, 0);
            for (Side side : Side.values()) {
                Interval share = all.of(side);
                boolean minority = share.share() >= SHARE_MIN && share.share() <= SHARE_MAX;
                if (minority && all.votes() >= VOTES_MIN && all.pass().share() < PASSES_MAX) {
                    voices.add(new MinorityVoice(ids.applyAsInt(j), -1, side, share, share, share.share(), 0));
                }
            }
        }
        return sorted(voices);
    }

    private static List<MinorityVoice> sorted(List<MinorityVoice> voices) {
        return voices.stream()
                .sorted(Comparator.comparingDouble(MinorityVoice::difference)
                        .reversed()
                        .thenComparingInt(MinorityVoice::statement)
                        .thenComparingInt(MinorityVoice::group)
                        .thenComparing(MinorityVoice::side))
                .toList();
    }
}
