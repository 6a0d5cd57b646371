/**
 * Our launcher of PostgreSQL over the binaries that are shipped with the program.
 *
 * <p>Owns no table, depends on {@code platform.config} only. Start reading at
 * {@link nl.polder.server.platform.postgres.Postgres}.
 */
@NullMarked
package nl.polder.server.platform.postgres;

import org.jspecify.annotations.NullMarked;
