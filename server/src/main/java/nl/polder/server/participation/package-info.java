/**
 * What a participant does: get a card, vote, undo, look back, write. Use cases for the pages and the API alike.
 *
 * <p>Owns no table: it assembles {@code conversation}, {@code participant}, {@code statement}, {@code vote}, {@code
 * nextstatement}, {@code analysis} and {@code abuse}. Start reading at {@link nl.polder.server.participation.Voting}, then
 * {@link nl.polder.server.participation.ParticipationApi}.
 */
@NullMarked
package nl.polder.server.participation;

import org.jspecify.annotations.NullMarked;
