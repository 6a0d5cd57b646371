package nl.polder.server.participation;

import nl.polder.server.statement.Origin;

/**
 * A statement to vote on.
 *
 * @param language of the text
 * @param original the text as it was written, the same as {@code text} when that is not a translation
 * @param seal to send back with the vote
 */
public record Card(
        int statementId,
        String text,
        String language,
        String original,
        String originalLanguage,
        Origin origin,
        String seal) {}
