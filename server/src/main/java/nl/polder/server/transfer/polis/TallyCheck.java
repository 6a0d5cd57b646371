package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares counts a file states with counts of votes, under both signs. A statement or participant whose counts fit under
 * one sign only is evidence for it; one that fits under neither is a disagreement.
 */
final class TallyCheck {

    /** Votes +1 and −1 per id, as the file writes them. */
    static final class Counts {
        private final Map<Integer, int[]> byId = new HashMap<>();

        void add(int id, int value) {
            if (value != 0) {
                byId.computeIfAbsent(id, key -> new int[2])[value > 0 ? 0 : 1]++;
            }
        }

        int[] of(int id) {
            return byId.getOrDefault(id, new int[2]);
        }
    }

    private record Line(int id, Tallies.Stated stated, int plus, int minus) {}

    private final List<Line> fitPlus = new ArrayList<>();
    private final List<Line> fitMinus = new ArrayList<>();
    private final List<Line> fitNeither = new ArrayList<>();

    static TallyCheck of(Tallies stated, Counts counts) {
        TallyCheck check = new TallyCheck();
        stated.forEach((id, line) -> {
            int[] counted = counts.of(id);
            check.add(new Line(id, line, counted[0], counted[1]));
        });
        return check;
    }

    private void add(Line line) {
        boolean asPlus = line.plus == line.stated.agrees() && line.minus == line.stated.disagrees();
        boolean asMinus = line.minus == line.stated.agrees() && line.plus == line.stated.disagrees();
        if (!asPlus && !asMinus) {
            fitNeither.add(line);
        } else if (asPlus != asMinus) {
            (asPlus ? fitPlus : fitMinus).add(line);
        }
    }

    int misfits() {
        return fitNeither.size() + Math.min(fitPlus.size(), fitMinus.size());
    }

    /** The sign most of the counts speak for; empty when none tells. */
    Optional<Sign> sign() {
        if (fitPlus.size() == fitMinus.size()) {
            return Optional.empty();
        }
        return Optional.of(fitPlus.size() > fitMinus.size() ? Sign.AGREE_PLUS_ONE : Sign.AGREE_MINUS_ONE);
    }

    /** Reports every count that does not fit. */
    void report(String file, String what, Findings findings) {
        List<Line> wrong = new ArrayList<>(fitNeither);
        wrong.addAll(fitPlus.size() < fitMinus.size() ? fitPlus : fitMinus);
        if (!fitPlus.isEmpty() && fitPlus.size() == fitMinus.size()) {
            wrong.addAll(fitPlus);
        }
        wrong.sort(Comparator.comparingLong(line -> line.stated.line()));
        for (Line line : wrong) {
            findings.disagreement(
                    file,
                    line.stated.line(),
                    what + " " + line.id + " is said to have " + line.stated.agrees() + " agrees and "
                            + line.stated.disagrees() + " disagrees; the votes are " + line.plus + " times +1 and "
                            + line.minus + " times -1.",
                    "Files of different moments or signs, or a cut file: export all of them again.");
        }
    }
}
