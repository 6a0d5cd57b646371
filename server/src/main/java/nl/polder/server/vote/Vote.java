package nl.polder.server.vote;

import java.util.Locale;
import java.util.Optional;

/** What a participant thinks of a statement; the numbers are those of the log's record. */
public enum Vote {
    AGREE(1),
    PASS(0),
    DISAGREE(-1);

    private final int value;

    Vote(int value) {
        this.value = value;
    }

    /** +1, 0 or -1. */
    public int value() {
        return value;
    }

    /** {@code agree}, {@code pass} or {@code disagree}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if it is not +1, 0 or -1 */
    public static Vote of(int value) {
        return switch (value) {
            case 1 -> AGREE;
            case 0 -> PASS;
            case -1 -> DISAGREE;
            default -> throw new IllegalArgumentException("not a vote: " + value);
        };
    }

    /** Empty when it is none of the three words. */
    public static Optional<Vote> parse(String text) {
        return switch (text) {
            case "agree" -> Optional.of(AGREE);
            case "pass" -> Optional.of(PASS);
            case "disagree" -> Optional.of(DISAGREE);
            default -> Optional.empty();
        };
    }
}
