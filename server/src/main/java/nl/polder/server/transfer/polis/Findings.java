package nl.polder.server.transfer.polis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong, what was assumed and what is known to differ while a directory is read. Per file and kind the
 * first {@value #SHOWN_PER_FILE_MAX} findings are kept and the rest counted, so that a wholly wrong file of a million lines
 * gives a report one can read.
 */
final class Findings {

    static final int SHOWN_PER_FILE_MAX = 20;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> assumptions = new ArrayList<>();

    void damage(String file, long line, String what, String remedy) {
        add(new Finding(Finding.Kind.DAMAGE, file, line, what, remedy));
    }

    void disagreement(String file, long line, String what, String remedy) {
        add(new Finding(Finding.Kind.DISAGREEMENT, file, line, what, remedy));
    }

    /** Says what was taken to be so although no file states it. */
    void assume(String sentence) {
        if (!assumptions.contains(sentence)) {
            assumptions.add(sentence);
        }
    }

    /** Takes over what another attempt at the same file found. */
    void addAll(Findings other) {
        other.kept.forEach(this::add);
        other.assumptions.forEach(this::assume);
    }

    boolean hasDamage() {
        return kept.stream().anyMatch(finding -> finding.kind() == Finding.Kind.DAMAGE);
    }

    List<String> assumptions() {
        return List.copyOf(assumptions);
    }

    /** The findings of one kind, each file's surplus as one closing line. */
    List<Finding> list(Finding.Kind kind) {
        List<Finding> listed = new ArrayList<>(
                kept.stream().filter(finding -> finding.kind() == kind).toList());
        counts.forEach((key, count) -> {
            if (count > SHOWN_PER_FILE_MAX && key.startsWith(kind.name())) {
                String file = key.substring(kind.name().length() + 1);
                int more = count - SHOWN_PER_FILE_MAX;
                listed.add(
                        new Finding(kind, file, 0, more + " more of this kind.", "Mend the first ones and try again."));
            }
        });
        return List.copyOf(listed);
    }

    private void add(Finding finding) {
        int count = counts.merge(finding.kind() + " " + finding.file(), 1, Integer::sum);
        if (count <= SHOWN_PER_FILE_MAX) {
            kept.add(finding);
        }
    }
}
