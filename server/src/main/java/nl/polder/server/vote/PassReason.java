package nl.polder.server.vote;

import java.util.Locale;
import java.util.Optional;

/** Why somebody passed; the numbers are those of the log's record. */
public enum PassReason {
    NONE(0),
    UNSURE(1),
    UNCLEAR(2);

    private final int number;

    PassReason(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** {@code none}, {@code unsure} or {@code unclear}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code unsure} or {@code unclear}. */
    public static Optional<PassReason> parse(String text) {
        return switch (text) {
            case "unsure" -> Optional.of(UNSURE);
            case "unclear" -> Optional.of(UNCLEAR);
            default -> Optional.empty();
        };
    }

    static PassReason of(int number) {
        return values()[number];
    }
}
