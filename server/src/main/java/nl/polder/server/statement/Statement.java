package nl.polder.server.statement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.polder.server.conversation.ModerationMode;

/**
 * A statement with its texts.
 *
 * @param id position in its conversation, from 0 in order of submission
 * @param reason code from the published list, with a rejection
 * @param meta about the conversation itself, left out of the opinion groups
 * @param author participant number; absent for seeds and after an erasure
 * @param language of the original
 * @param revision of the original that votes are about
 * @param texts language to text, the original among them; empty after the author withdrew it
 * @param votableSince absent when it never could be voted on
 */
public record Statement(
        int conversationId,
        int id,
        Origin origin,
        Moderation moderation,
        Optional<String> reason,
        boolean meta,
        OptionalInt author,
        String language,
        int revision,
        Map<String, String> texts,
        OptionalInt editedFrom,
        OptionalInt mergedInto,
        Instant createdAt,
        Optional<Instant> votableSince) {

    public Statement {
        texts = Map.copyOf(texts);
    }

    /** The original text. */
    public String text() {
        return texts.getOrDefault(language, "");
    }

    /** The text in a language, else the original. */
    public String text(String wanted) {
        return texts.getOrDefault(wanted, text());
    }

    /** The language that {@link #text(String)} answers in. */
    public String languageOf(String wanted) {
        return texts.containsKey(wanted) ? wanted : language;
    }

    public boolean votable(ModerationMode mode) {
        return switch (moderation) {
            case ACCEPTED -> true;
            case UNREVIEWED -> mode == ModerationMode.POST;
            case REJECTED -> false;
        };
    }
}
