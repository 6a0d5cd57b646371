/**
 * Published results for programs: the JSON of a version with ETag, and the events that say that there is a new one. Who may see
 * results of an open conversation is decided in {@link nl.polder.server.results.ResultsGate}, for pages as well.
 *
 * <p>Owns no table. May use {@code analysis}, {@code conversation}, {@code participant}, {@code vote}, {@code participation} (who
 * asks). Start reading at {@link nl.polder.server.results.ResultsApi}.
 */
@NullMarked
package nl.polder.server.results;

import org.jspecify.annotations.NullMarked;
