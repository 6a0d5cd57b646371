/**
 * Secrets that never stand in the database: files in the keys folder, each use with a key id.
 *
 * <p>Owns no table, depends on nothing of ours. Start reading at {@link nl.polder.server.platform.keys.Keys}.
 */
@NullMarked
package nl.polder.server.platform.keys;

import org.jspecify.annotations.NullMarked;
