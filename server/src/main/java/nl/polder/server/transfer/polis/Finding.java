package nl.polder.server.transfer.polis;

/**
 * One thing that is wrong in an export, in a form that lets its owner repair it.
 *
 * @param kind whether the file itself is broken or files contradict each other
 * @param file name of the file, or of the directory when a file is absent
 * @param line line counted from 1, or 0 when the finding is about the whole file
 * @param what what was found, a sentence
 * @param remedy what to do about it, a sentence
 */
public record Finding(Kind kind, String file, long line, String what, String remedy) {

    /** What a finding stops: damage stops everything, a disagreement stops an import but not an analysis. */
    public enum Kind {
        DAMAGE,
        DISAGREEMENT
    }

    /** The finding as one line for the terminal. */
    public String sentence() {
        String place = line > 0 ? file + " line " + line : file;
        return place + ": " + what + " " + remedy;
    }
}
