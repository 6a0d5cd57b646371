package nl.polder.clustering.robust.finding;

/** What kind of summary groups are in this conversation; one sentence per value stands in the report. */
public enum Verdict {
    /** Fewer than 10 participants or 3 statements: nothing was computed. */
    NOTHING_COMPUTED("nothing-computed"),
    /** Fewer than 50 people answered enough statements: groups were not looked for. */
    TOO_FEW("too-few"),
    /** How somebody votes on one statement says nothing about the next. */
    NO_AXIS("no-axis"),
    /** There is a common axis, but too weak to place people on it. */
    WEAK_AXIS("weak-axis"),
    /** People differ along one or more axes, but no gap was found between them. */
    NO_DISTINCT_GROUPS("no-distinct-groups"),
    /** As the previous, with signs of groups that are not enough to rely on. */
    HINT("hint"),
    /** Distinct groups, with a gap, that reappear when a fifth of people or statements is left out. */
    DISTINCT_STABLE("distinct-stable"),
    /** Distinct groups, but many people cannot be placed, or the groups do not reappear reliably. */
    DISTINCT_BLURRED("distinct-blurred");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** The name used in JSON and as the end of message keys. */
    public String code() {
        return code;
    }

    /** Whether groups are published. */
    public boolean distinctGroups() {
        return this == DISTINCT_STABLE || this == DISTINCT_BLURRED;
    }
}
