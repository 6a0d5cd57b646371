package nl.polder.server.catalogue;

/**
 * One column of a file, for programs and for people.
 *
 * @param name as in the header; {@code {statement}} stands for the number of each statement, {@code {group}} for a, b, c …
 * @param meaning key of the text that says what it is
 * @param datatype of CSVW: {@code integer}, {@code decimal}, {@code boolean}, {@code string}, {@code dateTime}, {@code anyURI}
 * @param unit key of the text that says what is counted or measured; empty where there is nothing to say
 * @param range what values there are, in signs: {@code 0 … 1}, {@code -1|0|1}; empty where all can be
 * @param required whether a cell is never empty
 */
record Column(String name, String meaning, String datatype, String unit, String range, boolean required) {
    static final String STATEMENT = "{statement}";
    static final String GROUP = "{group}";

    /** A column that is a whole number from 0. */
    static Column count(String name, String meaning, String unit) {
        return new Column(name, meaning, "integer", unit, "0 …", true);
    }

    static Column text(String name, String meaning) {
        return new Column(name, meaning, "string", "", "", false);
    }

    static Column flag(String name, String meaning) {
        return new Column(name, meaning, "boolean", "", "true|false", true);
    }

    /** One of a closed list of words. */
    static Column oneOf(String name, String meaning, String values) {
        return new Column(name, meaning, "string", "", values, true);
    }

    Column optional() {
        return new Column(name, meaning, datatype, unit, range, false);
    }

    Column within(String values) {
        return new Column(name, meaning, datatype, unit, values, required);
    }

    /** Whether a name of a header is (one of) this column. */
    boolean matches(String header) {
        String pattern = java.util.regex.Pattern.quote(name)
                .replace(STATEMENT, "\\E[0-9]+\\Q")
                .replace(GROUP, "\\E[a-z]\\Q");
        return header.matches(pattern);
    }
}
