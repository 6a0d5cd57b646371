package nl.polder.clustering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what the reader sees steady from one analysis to the next: the k shown, the letter of each group, the direction of each axis
 * (opinion-engine section 3). A matter of presentation: it changes no number and is outside the hash of a result.
 *
 * <p>The k shown stays until another k has been best in four analyses in a row, or is better by 0.05 of silhouette. Letters go to the groups that share
 * most members with the group that had the letter (the assignment with the largest total overlap). An axis is turned when it would otherwise
 * point against its predecessor.
 */
public final class Continuity {
    private static final int WINS = 4;
    private static final double CLEARLY_BETTER = 0.05;

    private Continuity() {}

    /**
     * How an analysis is shown.
     *
     * @param k the grouping that is shown; 0 when there is none
     * @param candidate the k that was best
     * @param wins how many analyses in a row it has been
     * @param letters per group of the shown grouping (its order) the number of its letter and colour, 0 = A
     * @param turnFirst the first axis is shown the other way round
     * @param turnSecond the second axis is shown the other way round
     */
    public record Presentation(
            int k, int candidate, int wins, List<Integer> letters, boolean turnFirst, boolean turnSecond) {
        public Presentation {
            letters = List.copyOf(letters);
        }
    }

    /**
     * What must be kept of an analysis to match the next one with it. Names participants.
     *
     * @param presentation how it was shown
     * @param letterOf letter of each participant who was in a group
     * @param loadings of the statements, as computed
     */
    public record Predecessor(
            Presentation presentation, Map<Integer, Integer> letterOf, Map<Integer, WarmState.Loadings> loadings) {
        public Predecessor {
            letterOf = Map.copyOf(letterOf);
            loadings = Map.copyOf(loadings);
        }
    }

    /** How to show an analysis, after its predecessor if there is one. Without one, letters go by size, the largest group first. */
    public static Presentation of(Analysis analysis, Optional<Predecessor> predecessor) {
        if (predecessor.isEmpty()) {
            return new Presentation(
                    analysis.bestK(), analysis.bestK(), 1, letters(analysis, analysis.bestK(), Map.of()), false, false);
        }
        Predecessor before = predecessor.get();
        int best = analysis.bestK();
        int wins = before.presentation().candidate() == best
                ? before.presentation().wins() + 1
                : 1;
        int k = shownK(analysis, before.presentation().k(), wins);
        return new Presentation(
                k,
                best,
                wins,
                letters(analysis, k, before.letterOf()),
                pointsAgainst(analysis, before, true),
                pointsAgainst(analysis, before, false));
    }

    /** To be kept for the next one. */
    public static Predecessor predecessor(Analysis analysis, Presentation presentation) {
        Map<Integer, Integer> letterOf = new HashMap<>();
        analysis.findGrouping(presentation.k()).ifPresent(grouping -> {
            int[] groups = analysis.people().groupOfRows(grouping);
            for (int row = 0; row < groups.length; row++) {
                if (groups[row] >= 0) {
                    letterOf.put(
                            analysis.people().participantId(row),
                            presentation.letters().get(groups[row]));
                }
            }
        });
        Map<Integer, WarmState.Loadings> loadings = new HashMap<>();
        for (StatementResult s : analysis.statements()) {
            loadings.put(
                    s.statementId(),
                    new WarmState.Loadings(
                            presentation.turnFirst() ? -s.loading1() : s.loading1(),
                            presentation.turnSecond() ? -s.loading2() : s.loading2()));
        }
        return new Predecessor(presentation, letterOf, loadings);
    }

    private static int shownK(Analysis analysis, int shown, int wins) {
        Optional<Grouping> current = analysis.findGrouping(shown);
        Optional<Grouping> best = analysis.findGrouping(analysis.bestK());
        if (current.isEmpty() || best.isEmpty() || wins >= WINS) {
            return analysis.bestK();
        }
        boolean clearly = best.get().silhouette() - current.get().silhouette() >= CLEARLY_BETTER;
        return clearly ? analysis.bestK() : shown;
    }

    private static List<Integer> letters(Analysis analysis, int k, Map<Integer, Integer> letterOf) {
        Optional<Grouping> grouping = analysis.findGrouping(k);
        if (grouping.isEmpty()) {
            return List.of();
        }
        int[] sizes = grouping.get().groups().stream()
                .mapToInt(result -> result.group().members())
                .toArray();
        int[][] overlap = new int[sizes.length][GroupLetters.MAX];
        int[] groupOf = analysis.people().groupOfRows(grouping.get());
        for (int row = 0; row < groupOf.length; row++) {
            Integer letter = letterOf.get(analysis.people().participantId(row));
            if (groupOf[row] >= 0 && letter != null) {
                overlap[groupOf[row]][letter]++;
            }
        }
        return Arrays.stream(GroupLetters.assign(sizes, overlap)).boxed().toList();
    }

    private static boolean pointsAgainst(Analysis analysis, Predecessor before, boolean first) {
        double along = 0;
        for (StatementResult s : analysis.statements()) {
            WarmState.Loadings then = before.loadings().get(s.statementId());
            if (then != null) {
                along += first ? s.loading1() * then.first() : s.loading2() * then.second();
            }
        }
        return along < 0;
    }
}
