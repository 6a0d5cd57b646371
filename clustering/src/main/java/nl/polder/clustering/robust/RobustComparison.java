package nl.polder.clustering.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.polder.clustering.robust.finding.Consensus;
import nl.polder.clustering.robust.finding.MinorityVoice;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.clustering.robust.finding.Verdict;

/**
 * What changes between two runs on the same conversation: with and without suspected participants, or everybody against the
 * weighted sample.
 *
 * @param verdictBefore verdict of the first run
 * @param verdictAfter verdict of the second
 * @param groupsBefore number of distinct groups of the first
 * @param groupsAfter of the second
 * @param consensusLost conclusions of the first that the second no longer draws, e.g. {@code 12 agree}
 * @param consensusGained conclusions that only the second draws
 * @param minorityLost minority voices that only the first has, as {@code statement side}
 * @param minorityGained minority voices that only the second has
 * @param shares change of the overall share of agreement per statement id, second minus first, where both have votes
 */
public record RobustComparison(
        Verdict verdictBefore,
        Verdict verdictAfter,
        int groupsBefore,
        int groupsAfter,
        List<String> consensusLost,
        List<String> consensusGained,
        List<String> minorityLost,
        List<String> minorityGained,
        Map<Integer, Double> shares) {

    /** Compares on the divided reading where both have one, else on everybody's. */
    public static RobustComparison of(RobustAnalysis before, RobustAnalysis after) {
        Reading first = before.divided();
        Reading second = after.divided();
        if (first == null || second == null) {
            first = before.everybody();
            second = after.everybody();
        }
        return new RobustComparison(
                before.verdict(),
                after.verdict(),
                before.groups().size(),
                after.groups().size(),
                missing(consensus(first), consensus(second)),
                missing(consensus(second), consensus(first)),
                missing(minority(first), minority(second)),
                missing(minority(second), minority(first)),
                shares(before.everybody(), after.everybody()));
    }

    private static List<String> consensus(Reading reading) {
        List<Consensus> all = new ArrayList<>(reading.agreed());
        all.addAll(reading.disagreed());
        return all.stream().map(c -> c.statement() + " " + c.side().code()).toList();
    }

    private static List<String> minority(Reading reading) {
        return reading.minority().stream()
                .map((MinorityVoice m) -> m.statement() + " " + m.side().code())
                .toList();
    }

    private static List<String> missing(List<String> from, List<String> in) {
        TreeSet<String> gone = new TreeSet<>(from);
        gone.removeAll(new TreeSet<>(in));
        return List.copyOf(gone);
    }

    private static Map<Integer, Double> shares(Reading before, Reading after) {
        Map<Integer, Double> first = new TreeMap<>();
        for (StatementReading s : before.statements()) {
            first.put(s.statement(), s.overall().agree().share());
        }
        Map<Integer, Double> changes = new TreeMap<>();
        for (StatementReading s : after.statements()) {
            Double was = first.get(s.statement());
            if (was != null) {
                changes.put(s.statement(), s.overall().agree().share() - was);
            }
        }
        return java.util.Collections.unmodifiableMap(changes);
    }
}
