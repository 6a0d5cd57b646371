package nl.polder.clustering.robust.finding;

/** Which answer a conclusion is about. */
public enum Side {
    AGREE("agree"),
    DISAGREE("disagree");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    /** The name used in JSON. */
    public String code() {
        return code;
    }
}
