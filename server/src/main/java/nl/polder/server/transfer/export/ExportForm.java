package nl.polder.server.transfer.export;

import java.util.ArrayList;
import java.util.List;

/** How much of a row is written: what a tier may see. ({@code ops/privacy.md} says it to people.) */
public enum ExportForm {
    /** Everything: for the operator, for who agreed to the terms (tier T3), and for what was public before it came here. */
    FULL,
    /**
     * Rows that two people released (tier T2): the latest votes alone, all with one time, and nobody's authorship. Numbers of
     * participants stay, because the groups can only be recomputed from people in the same order.
     */
    RELEASED;

    /** What everybody may download of a conversation of tier T2. */
    public static ExportForm forEverybody(boolean asImported) {
        return asImported ? FULL : RELEASED;
    }

    /** The files of this form, in the order in which they are written. */
    public List<String> names() {
        var names = new ArrayList<>(List.of(
                "summary.csv",
                "comments.csv",
                "votes.csv",
                "participant-votes.csv",
                "participants-votes.csv",
                "participant-importance.csv",
                "comment-groups.csv",
                OwnFiles.STATEMENTS));
        if (this == FULL) {
            names.add(PolisFiles.UNDONE);
            names.add(OwnFiles.VOTES);
        }
        return List.copyOf(names);
    }
}
