package nl.polder.server.participation;

import java.util.Optional;
import java.util.Set;

/**
 * A statement as it was sent.
 *
 * @param text as typed; white space around it is taken off and the rest brought to NFC
 * @param language of the text; one of the conversation's
 * @param key idempotency key; with a newcomer it becomes the participant's secret
 * @param acknowledged advice that the author has seen: {@code similar-statements}, {@code personal-data}
 */
public record Submission(String text, String language, Optional<String> key, Set<String> acknowledged) {
    public static final String SIMILAR = "similar-statements";
    public static final String PERSONAL = "personal-data";

    public Submission {
        acknowledged = Set.copyOf(acknowledged);
    }
}
