package nl.polder.server.platform;

/** Texts of people in CSV files of ours. Polis's own files stay as Polis writes them. */
public final class CsvCells {
    private static final String FORMULA = "=+-@\t\r";

    private CsvCells() {}

    /** The text, with an apostrophe before it where a spreadsheet would run it as a formula. */
    public static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
