package nl.polder.server.transfer;

/** What came of an import. */
public sealed interface ImportOutcome {

    /**
     * The conversation is there now, closed and listed.
     *
     * @param conversationId its number
     * @param slug its address, under {@code /c/}
     */
    record Imported(int conversationId, String slug) implements ImportOutcome {}

    /** These very files were imported before; nothing changed. */
    record AlreadyImported(String slug) implements ImportOutcome {}

    /** Another conversation has the address asked for; nothing changed. */
    record SlugTaken(String slug) implements ImportOutcome {}
}
