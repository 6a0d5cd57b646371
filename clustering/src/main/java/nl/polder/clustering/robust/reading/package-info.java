/**
 * What can be said about statements: shares with intervals, consensus by the least agreeing group, minority voices, what sets
 * groups apart, and what it would take to overturn each.
 *
 * <p>Uses {@code gaps}, {@code latent}, {@code votes} and {@code numbers}. Start reading at
 * {@link nl.polder.clustering.robust.reading.Readings}.
 */
@NullMarked
package nl.polder.clustering.robust.reading;

import org.jspecify.annotations.NullMarked;
