package nl.polder.server.platform;

import java.util.regex.Pattern;

/** Texts of people in CSV files of ours. Polis's own files stay as Polis writes them. */
public final class CsvCells {
    private static final String FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.][0-9]+)?");

    private CsvCells() {}

    /** The text, with an apostrophe before it where a spreadsheet would run it as a formula; a number stays one. */
    public static String safe(String cell) {
        return !cell.isEmpty()
                        && FORMULA.indexOf(cell.charAt(0)) >= 0
                        && !NUMBER.matcher(cell).matches()
                ? "'" + cell
                : cell;
    }
}
