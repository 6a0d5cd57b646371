/**
 * Which card comes next: the draw, the exposure it balances, and the seal that shows that a card was served.
 *
 * <p>Owns table {@code exposure}. May use {@code conversation}, {@code statement} and the signals of {@code analysis}. Start
 * reading at {@link nl.polder.server.nextstatement.NextStatements}; the formula is in {@link
 * nl.polder.server.nextstatement.Deck}. Never by who the participant is.
 */
@NullMarked
package nl.polder.server.nextstatement;

import org.jspecify.annotations.NullMarked;
