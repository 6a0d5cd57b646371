package nl.polder.server.moderation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision about a statement, as it was recorded.
 *
 * @param number counts the decisions about this statement, from 1
 * @param ownWords what the moderator wrote to the author beside the published text
 */
public record Decision(
        int statement,
        int number,
        Kind kind,
        Optional<Reason> reason,
        Optional<String> ownWords,
        String byName,
        Instant at) {

    /** What can be decided. */
    public enum Kind {
        ACCEPT,
        REJECT,
        /** Placed, but about the consultation itself: left out of the opinion groups. */
        MARK_META,
        UNDO;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
