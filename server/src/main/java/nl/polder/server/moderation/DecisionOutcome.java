package nl.polder.server.moderation;

/** What became of a decision. */
public sealed interface DecisionOutcome {

    record Decided(Decision decision) implements DecisionOutcome {}

    /** Somebody decided after this page was shown; nothing was changed. */
    record Stale(Decision latest) implements DecisionOutcome {}

    record NothingToUndo() implements DecisionOutcome {}

    record NoSuchStatement() implements DecisionOutcome {}
}
