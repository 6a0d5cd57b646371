/**
 * Measurements and health, on a port of their own that no reverse proxy passes on.
 *
 * <p>Owns no table, depends on {@code platform}. Start reading at {@link nl.polder.server.metrics.MetricsServer}.
 */
@NullMarked
package nl.polder.server.metrics;

import org.jspecify.annotations.NullMarked;
