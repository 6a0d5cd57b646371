package nl.polder.server.transfer.polis;

/** Told now and then how far the reading of a file is; the terminal shows it when it takes over a second. */
@FunctionalInterface
public interface Progress {

    /** For those who do not want to know. */
    Progress SILENT = (what, done, total) -> {};

    /**
     * @param what what is being done, such as a file's name
     * @param done how much of it, in the unit of {@code total}
     * @param total the whole, at least 1
     */
    void at(String what, long done, long total);
}
