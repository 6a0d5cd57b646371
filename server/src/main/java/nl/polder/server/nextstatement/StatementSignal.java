package nl.polder.server.nextstatement;

/**
 * What the last analysis knows of a statement.
 *
 * @param votes all votes on it, passes included
 * @param passes those among them that pass
 * @param extremity its distance from the centre of the opinion map, 0 or more
 */
public record StatementSignal(long votes, long passes, double extremity) {
    /** A statement that no analysis has seen yet. */
    static final StatementSignal NEW = new StatementSignal(0, 0, 0);
}
