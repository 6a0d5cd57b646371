/**
 * Which people and statements take part, in an order that does not depend on names or row order, as a compact table.
 *
 * <p>Uses {@code nl.polder.clustering.VoteMatrix} and {@code numbers}. Start reading at
 * {@link nl.polder.clustering.robust.votes.Selection}.
 */
@NullMarked
package nl.polder.clustering.robust.votes;

import org.jspecify.annotations.NullMarked;
