/**
 * What every feature stands on and no feature's own: settings, database, HTTP, keys, pools of threads.
 *
 * <p>Owns no table. Depends on nothing of ours. Time is {@link java.time.Clock}, passed in by {@code App}. Start reading at
 * {@link nl.polder.server.platform.Pools} and the packages below.
 */
@NullMarked
package nl.polder.server.platform;

import org.jspecify.annotations.NullMarked;
