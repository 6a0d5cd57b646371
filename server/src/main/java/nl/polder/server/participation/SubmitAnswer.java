package nl.polder.server.participation;

import java.util.List;
import nl.polder.server.participant.Credential;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.PersonalData;
import nl.polder.server.statement.Statement;

/** The answer to a statement that was sent. Nothing is kept unless it is {@code Saved}. */
public sealed interface SubmitAnswer {
    /**
     * @param moderation UNREVIEWED: it waits for a moderator, or is votable already where the conversation moderates afterwards
     * @param credential to hand to the visitor if it was made by this request (carrier JOIN)
     */
    record Saved(int statementId, Moderation moderation, Credential credential) implements SubmitAnswer {}

    record Empty() implements SubmitAnswer {}

    /** @param length in code points after NFC */
    record TooLong(int length, int lengthMax) implements SubmitAnswer {}

    /** The same words are there; vote on that statement instead. */
    record SameStatement(int statementId) implements SubmitAnswer {}

    /** Advice: it looks like these. Send again with it acknowledged. */
    record LooksLike(List<Statement> similar) implements SubmitAnswer {
        public LooksLike {
            similar = List.copyOf(similar);
        }
    }

    /** Advice: everybody would see these. Send again with it acknowledged. */
    record HoldsPersonalData(List<PersonalData> kinds) implements SubmitAnswer {
        public HoldsPersonalData {
            kinds = List.copyOf(kinds);
        }
    }

    record WritingClosed() implements SubmitAnswer {}

    record UnknownCredential() implements SubmitAnswer {}
}
