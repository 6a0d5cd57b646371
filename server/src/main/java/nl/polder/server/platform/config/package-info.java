/**
 * The settings of one run: read from the environment, then the file, validated once at start.
 *
 * <p>Owns no table, depends on nothing of ours. Start reading at {@link nl.polder.server.platform.config.Settings}.
 */
@NullMarked
package nl.polder.server.platform.config;

import org.jspecify.annotations.NullMarked;
