/**
 * What happens to a statement after it was written: the queue, decisions with a published reason, undo, house rules.
 *
 * <p>Owns the tables {@code moderation_decision}, {@code moderation_view}, {@code house_rules}. May use {@code statement},
 * {@code account}, {@code audit}, {@code approval}. Start reading at {@link nl.polder.server.moderation.Reason} (the closed list) and
 * {@link nl.polder.server.moderation.Moderation} (the decisions).
 */
@NullMarked
package nl.polder.server.moderation;

import org.jspecify.annotations.NullMarked;
