/**
 * This process as one of many identical nodes: signals and drain.
 *
 * <p>Depends on {@code platform}. Start reading at {@link nl.polder.server.node.Signals}.
 */
@NullMarked
package nl.polder.server.node;

import org.jspecify.annotations.NullMarked;
