/**
 * Participants: their number in a conversation and the credential that shows it is them.
 *
 * <p>Owns table {@code participant}; rows are made by the log's functions with the first vote or statement. May use {@code
 * conversation}. Start reading at {@link nl.polder.server.participant.Credentials}.
 */
@NullMarked
package nl.polder.server.participant;

import org.jspecify.annotations.NullMarked;
