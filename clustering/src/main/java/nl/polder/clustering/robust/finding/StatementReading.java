package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * One statement in one reading.
 *
 * @param overall votes of everybody, included or not
 * @param groups votes per group by leave-one-out membership, in group order; empty in the reading of everybody
 */
public record StatementReading(int statement, Shares overall, List<Shares> groups) {}
