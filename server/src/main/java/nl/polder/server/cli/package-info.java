/**
 * The commands of {@code ops/polder}: each parses, asks a feature, prints, and says by its exit code whether it was done.
 *
 * <p>Owns no table, may use every feature. Start reading at {@link nl.polder.server.cli.PolderCommand}.
 */
@NullMarked
package nl.polder.server.cli;

import org.jspecify.annotations.NullMarked;
