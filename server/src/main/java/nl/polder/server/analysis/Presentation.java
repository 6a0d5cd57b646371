package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.Continuity;
import nl.polder.clustering.GroupLetters;
import nl.polder.clustering.StatementResult;
import nl.polder.clustering.WarmState;
import nl.polder.clustering.robust.RobustParticipants;
import nl.polder.server.analysis.Results.Form;

/**
 * What must stay steady for the reader from version to version, recorded beside the analysis and outside its hash: how many groups
 * are shown, which letter each group has, and which way the axes point.
 *
 * @param k number of segments shown, by the rule of {@link Continuity}; 0 when there are none
 * @param candidate the best k of this version
 * @param wins for how many versions in a row it was the best
 * @param letters of the groups shown, ascending; index in this list = index of the group in the results
 * @param numbers for each of them, its number in the analysis
 * @param signX 1 or -1: what the first axis is multiplied by
 * @param signY likewise the second
 * @param firstAxis loadings as shown, by statement
 * @param secondAxis likewise
 */
record Presentation(
        int k,
        int candidate,
        int wins,
        List<Character> letters,
        List<Integer> numbers,
        int signX,
        int signY,
        Map<Integer, Double> firstAxis,
        Map<Integer, Double> secondAxis) {
    /** Between distinct groups. */
    static final int BETWEEN = -1;

    /** Not analysed: too few votes. */
    static final int NOT_PLACED = -2;

    Presentation {
        letters = List.copyOf(letters);
        numbers = List.copyOf(numbers);
        firstAxis = Map.copyOf(firstAxis);
        secondAxis = Map.copyOf(secondAxis);
    }

    /**
     * What readers saw before.
     *
     * @param version of the analysis that was shown
     * @param letters by participant
     */
    record Before(int version, Presentation presentation, Map<Integer, Character> letters) {
        Before {
            letters = Map.copyOf(letters);
        }
    }

    /**
     * The presentation of a run that follows on what readers saw before: the previous version, or this one without its verdict,
     * and then only the letters are given anew.
     */
    static Presentation next(Optional<Before> before, AnalysedVotes run, int version) {
        if (before.isPresent() && before.get().version() == version) {
            return before.get().presentation().lettered(run, before.get().letters());
        }
        Analysis polis = run.polis();
        Continuity.Presentation shown =
                Continuity.of(polis, before.map(b -> b.presentation().predecessor()));
        int signX = shown.turnFirst() ? -1 : 1;
        int signY = shown.turnSecond() ? -1 : 1;
        var bare = new Presentation(
                shown.k(),
                shown.candidate(),
                shown.wins(),
                List.of(),
                List.of(),
                signX,
                signY,
                axis(polis, signX, StatementResult::loading1),
                axis(polis, signY, StatementResult::loading2));
        return bare.lettered(run, before.map(Before::letters).orElse(Map.of()));
    }

    /** As the next analysis is matched with it; letters are given here, because distinct groups need them as well. */
    private Continuity.Predecessor predecessor() {
        Map<Integer, WarmState.Loadings> loadings = new HashMap<>();
        firstAxis.forEach((statement, first) ->
                loadings.put(statement, new WarmState.Loadings(first, secondAxis.getOrDefault(statement, 0.0))));
        var shown = new Continuity.Presentation(k, candidate, wins, List.of(), false, false);
        return new Continuity.Predecessor(shown, Map.of(), loadings);
    }

    private static Map<Integer, Double> axis(Analysis polis, int sign, ToDoubleFunction<StatementResult> loading) {
        Map<Integer, Double> byStatement = new HashMap<>();
        polis.statements().forEach(s -> byStatement.put(s.statementId(), sign * loading.applyAsDouble(s)));
        return byStatement;
    }

    private Presentation lettered(AnalysedVotes run, Map<Integer, Character> before) {
        int[] numberOfRow = numberOfRows(run, ResultsBuilder.form(run));
        int groups = Math.max(0, Arrays.stream(numberOfRow).max().orElse(NOT_PLACED) + 1);
        int[] sizes = new int[groups];
        int[][] overlap = new int[groups][GroupLetters.MAX];
        for (int row = 0; row < numberOfRow.length; row++) {
            if (numberOfRow[row] >= 0) {
                sizes[numberOfRow[row]]++;
                Character letter = before.get(run.votes().participantId(row));
                if (letter != null) {
                    overlap[numberOfRow[row]][letter - 'A']++;
                }
            }
        }
        int[] letterOf = GroupLetters.assign(sizes, overlap);
        List<Integer> byLetter = IntStream.range(0, groups)
                .boxed()
                .sorted(Comparator.comparingInt(g -> letterOf[g]))
                .toList();
        List<Character> letters = new ArrayList<>();
        byLetter.forEach(g -> letters.add((char) ('A' + letterOf[g])));
        return new Presentation(k, candidate, wins, letters, byLetter, signX, signY, firstAxis, secondAxis);
    }

    /** The map's plane for this run. */
    Plane plane(AnalysedVotes run) {
        return Plane.of(run.polis().people(), signX, signY);
    }

    /** By row of the matrix: index of the group shown, {@link #BETWEEN} or {@link #NOT_PLACED}. */
    int[] groupOfRows(AnalysedVotes run, Form form) {
        int[] groups = numberOfRows(run, form);
        for (int row = 0; row < groups.length; row++) {
            groups[row] = groups[row] < 0 ? groups[row] : numbers.indexOf(groups[row]);
        }
        return groups;
    }

    private int[] numberOfRows(AnalysedVotes run, Form form) {
        int[] numbers = new int[run.votes().participants()];
        Arrays.fill(numbers, NOT_PLACED);
        if (form == Form.DISTINCT) {
            distinct(run, numbers);
        } else if (form == Form.SEGMENTS || form == Form.NOT_YET_JUDGED) {
            run.polis().findGrouping(k).ifPresent(grouping -> {
                int[] positions = run.polis().people().groupOfRows(grouping);
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = positions[row] < 0 ? NOT_PLACED : positions[row];
                }
            });
        }
        return numbers;
    }

    private static void distinct(AnalysedVotes run, int[] numbers) {
        RobustParticipants people = run.robust().orElseThrow().participants();
        var rowOf = run.votes().participantIndex();
        for (int i = 0; i < people.count(); i++) {
            if (people.group(i) >= 0) {
                int row = rowOf.find(people.participantId(i)).orElseThrow();
                numbers[row] = people.between(i) ? BETWEEN : people.group(i);
            }
        }
    }
}
