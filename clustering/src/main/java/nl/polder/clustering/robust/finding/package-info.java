/**
 * What mode {@code robust} publishes: records of figures only, never of participants, each verdict beside the figures it
 * rests on.
 *
 * <p>Owns no tables, uses nothing. Start reading at {@link nl.polder.clustering.robust.finding.RobustAnalysis}.
 */
@NullMarked
package nl.polder.clustering.robust.finding;

import org.jspecify.annotations.NullMarked;
