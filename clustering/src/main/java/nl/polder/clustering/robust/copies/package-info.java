/**
 * Statements that say the same as others, found by the votes: people answer them alike beyond what their place explains. They
 * are joined to one statement before axes and groups are looked for, since a repeated idea is no further evidence.
 *
 * <p>Uses {@code latent}, {@code votes} and {@code numbers}. Start reading at
 * {@link nl.polder.clustering.robust.copies.StatementCopies}.
 */
@NullMarked
package nl.polder.clustering.robust.copies;

import org.jspecify.annotations.NullMarked;
