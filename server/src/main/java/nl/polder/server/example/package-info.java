/**
 * The example consultation that {@code ops/start} creates on first start: statements written for it, and participants that
 * are simulated by a seeded generator and said to be so on every page.
 *
 * <p>Owns no table: everything goes through the same functions as real participation. May use {@code account} (the organisation),
 * {@code conversation}, {@code statement}, {@code vote}. Start reading at {@link nl.polder.server.example.ExampleDebate}.
 */
@NullMarked
package nl.polder.server.example;

import org.jspecify.annotations.NullMarked;
