package nl.polder.server.statement;

import java.util.Optional;
import nl.polder.server.participant.Newcomer;

/**
 * A statement to add.
 *
 * @param author absent for a seed or an edit, which are accepted at once
 * @param text NFC, without white space around it
 * @param editedFrom the statement that this one replaces, with origin EDITED
 */
public record NewStatement(
        int conversationId,
        Optional<Newcomer> author,
        Origin origin,
        String language,
        String text,
        Optional<Integer> editedFrom) {

    public static NewStatement seed(int conversationId, String language, String text) {
        return new NewStatement(conversationId, Optional.empty(), Origin.SEED, language, text, Optional.empty());
    }
}
