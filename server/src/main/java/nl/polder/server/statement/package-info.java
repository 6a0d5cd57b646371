/**
 * Statements: seeds and participants' own, their texts by language, duplicates, and the check for personal data.
 *
 * <p>Owns tables {@code statement} and {@code statement_text}. May use {@code conversation}, {@code participant}, {@code abuse}.
 * Start reading at {@link nl.polder.server.statement.StatementStore}. Adding and deciding go through the log ({@code
 * append_statement}, {@code append_moderation}); only translations are written directly.
 */
@NullMarked
package nl.polder.server.statement;

import org.jspecify.annotations.NullMarked;
