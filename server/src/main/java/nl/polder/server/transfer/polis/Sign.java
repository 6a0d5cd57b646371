package nl.polder.server.transfer.polis;

/** Which number a file writes for "agree": exports +1, Polis's own database and its server of October 2024 −1. */
public enum Sign {
    AGREE_PLUS_ONE("agree = +1"),
    AGREE_MINUS_ONE("agree = -1");

    private final String words;

    Sign(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    Sign opposite() {
        return this == AGREE_PLUS_ONE ? AGREE_MINUS_ONE : AGREE_PLUS_ONE;
    }
}
