/**
 * Limits against floods, all of them in one table ({@link nl.polder.server.abuse.Limit}), counted in this node's memory.
 *
 * <p>May use nothing but {@code platform}. An address is never kept: it becomes a keyed token of its network, with a key that
 * lives as long as the process.
 */
@NullMarked
package nl.polder.server.abuse;

import org.jspecify.annotations.NullMarked;
