package nl.polder.server.statement;

/** What became of a statement that was sent. */
public sealed interface AddOutcome {
    /** Published, or waiting for review where the conversation moderates first. */
    record Added(int statementId, Moderation moderation) implements AddOutcome {}

    /** The same author sent the same text before; this is that statement. */
    record SentBefore(int statementId, Moderation moderation) implements AddOutcome {}

    /** Somebody else's statement has exactly this text. */
    record SameTextExists(int statementId, Moderation moderation) implements AddOutcome {}

    record WritingClosed() implements AddOutcome {}

    record TooLong() implements AddOutcome {}

    record UnknownCredential() implements AddOutcome {}

    record NoSuchConversation() implements AddOutcome {}
}
