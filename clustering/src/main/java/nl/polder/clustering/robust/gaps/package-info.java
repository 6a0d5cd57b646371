/**
 * Are there groups with a gap between them: a mixture on uncertain positions, and for every pair of its components two normals
 * against the best of all single-peaked densities.
 *
 * <p>Uses {@code latent}, {@code votes} and {@code numbers}. Start reading at
 * {@link nl.polder.clustering.robust.gaps.GroupSearch}.
 */
@NullMarked
package nl.polder.clustering.robust.gaps;

import org.jspecify.annotations.NullMarked;
