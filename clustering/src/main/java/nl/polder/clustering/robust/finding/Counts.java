package nl.polder.clustering.robust.finding;

/**
 * What the analysis saw and used.
 *
 * @param participants people with a vote, without those left out on request
 * @param statements statements with a vote, without moderated-out and meta statements
 * @param votes votes of these people on these statements
 * @param included people with at least min(7, statements) votes on the statements used
 * @param usedStatements statements with at least 5 votes of included people, not all the same
 * @param effectiveIncluded effective number of included people under the weights (Kish 1965); = included without weights
 * @param sampled people on whom axes and groups were fitted; fewer than included in large conversations
 */
public record Counts(
        int participants,
        int statements,
        int votes,
        int included,
        int usedStatements,
        double effectiveIncluded,
        int sampled) {}
