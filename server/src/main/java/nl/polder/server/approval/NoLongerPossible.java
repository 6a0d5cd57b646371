package nl.polder.server.approval;

/** Thrown by what carries a proposal out when things changed since it was made: nothing is done then, and people are told. */
public final class NoLongerPossible extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    /** @param why the key of a text */
    public NoLongerPossible(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
