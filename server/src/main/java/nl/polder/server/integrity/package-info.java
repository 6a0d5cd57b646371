/**
 * Participants set aside as suspected: never deleted, with a reason, by two people. Owns the table {@code suspicion}; the flag and
 * its event are written by {@code append_suspicion}. Start reading at {@link nl.polder.server.integrity.SetAside}.
 */
@NullMarked
package nl.polder.server.integrity;

import org.jspecify.annotations.NullMarked;
