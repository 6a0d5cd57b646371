package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.polder.clustering.Analysis;
import nl.polder.clustering.Grouping;
import nl.polder.clustering.StatementResult;
import nl.polder.clustering.robust.RobustParticipants;
import nl.polder.server.analysis.Results.Form;

/**
 * What must stay steady for the reader from version to version, recorded beside the analysis and outside its hash: how many groups
 * are shown, which letter each group has, and which way the axes point.
 *
 * @param k number of segments shown; it stays until another k was best in {@value #WINS} versions in a row, or is better by
 *     {@value #CLEARLY} in silhouette; 0 when there are none
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
    static final int WINS = 4;
    static final double CLEARLY = 0.05;

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
        Optional<Presentation> last = before.map(Before::presentation);
        int candidate = polis.bestK();
        int wins =
                last.filter(p -> p.candidate == candidate).map(p -> p.wins + 1).orElse(1);
        int k = last.map(p -> smoothed(p.k, candidate, wins, polis)).orElse(candidate);
        int signX = sign(last.map(Presentation::firstAxis).orElse(Map.of()), polis, StatementResult::loading1);
        int signY = sign(last.map(Presentation::secondAxis).orElse(Map.of()), polis, StatementResult::loading2);
        var bare = new Presentation(
                k,
                candidate,
                wins,
                List.of(),
                List.of(),
                signX,
                signY,
                shown(polis, signX, StatementResult::loading1),
                shown(polis, signY, StatementResult::loading2));
        return bare.lettered(run, before.map(Before::letters).orElse(Map.of()));
    }

    private static int smoothed(int shown, int candidate, int wins, Analysis polis) {
        Optional<Grouping> held = polis.findGrouping(shown);
        Optional<Grouping> best = polis.findGrouping(candidate);
        boolean clearly = held.isPresent()
                && best.isPresent()
                && best.get().silhouette() - held.get().silhouette() >= CLEARLY;
        return held.isEmpty() || wins >= WINS || clearly ? candidate : shown;
    }

    private interface Loading {
        double of(StatementResult statement);
    }

    private static int sign(Map<Integer, Double> before, Analysis polis, Loading loading) {
        double alike = 0;
        for (StatementResult statement : polis.statements()) {
            alike += before.getOrDefault(statement.statementId(), 0.0) * loading.of(statement);
        }
        return alike < 0 ? -1 : 1;
    }

    private static Map<Integer, Double> shown(Analysis polis, int sign, Loading loading) {
        Map<Integer, Double> byStatement = new HashMap<>();
        polis.statements().forEach(s -> byStatement.put(s.statementId(), sign * loading.of(s)));
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
        char[] letterOf = GroupLetters.assign(sizes, overlap);
        List<Integer> byLetter = IntStream.range(0, groups)
                .boxed()
                .sorted(Comparator.comparingInt(g -> letterOf[g]))
                .toList();
        List<Character> letters = new ArrayList<>();
        byLetter.forEach(g -> letters.add(letterOf[g]));
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
