/**
 * Axes of opinion: are they stronger than in shuffled votes, and where do people stand on them, with what uncertainty.
 *
 * <p>Uses {@code votes} and {@code numbers}. Start reading at {@link nl.polder.clustering.robust.latent.AxisTest}, then
 * {@link nl.polder.clustering.robust.latent.LatentFit}.
 */
@NullMarked
package nl.polder.clustering.robust.latent;

import org.jspecify.annotations.NullMarked;
