/**
 * What a participant may ask for: everything held about them, and that it goes.
 *
 * <p>Owns no table (the erasure is an event of the log). May use {@code participant}, {@code vote}, {@code statement}, {@code
 * analysis}. Start reading at {@link nl.polder.server.privacy.Erasure}.
 */
@NullMarked
package nl.polder.server.privacy;

import org.jspecify.annotations.NullMarked;
