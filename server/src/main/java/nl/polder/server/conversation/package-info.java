/**
 * A conversation: its settings, its life cycle and who may see it.
 *
 * <p>Owns table {@code conversation}. May use {@code account} and {@code audit}. Start reading at {@link
 * nl.polder.server.conversation.Conversation}; the state itself changes through {@link
 * nl.polder.server.conversation.StateChanges} and the log (function {@code append_state}), never
 * by UPDATE.
 */
@NullMarked
package nl.polder.server.conversation;

import org.jspecify.annotations.NullMarked;
