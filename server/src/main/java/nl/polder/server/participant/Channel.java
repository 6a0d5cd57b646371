package nl.polder.server.participant;

/** The way a participant came and a vote arrived; the numbers are part of the log's record. */
public enum Channel {
    WEB(0),
    EMBED(1),
    API(2),
    PAPER(3),
    IMPORT(4);

    private final int number;

    Channel(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Channel of(int number) {
        return values()[number];
    }
}
