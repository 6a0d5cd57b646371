/**
 * From the log of votes to published results: live state, the scheduler with its lease, the publisher, the results store, what
 * the results pages and the API show, and the events that say that there is something new.
 *
 * <p>Owns the tables {@code analysis}, {@code analysis_people} and {@code analysis_shown}. May use {@code conversation},
 * {@code statement}, {@code vote}, {@code node} (leases), {@code platform} and the module {@code clustering}. Start reading at
 * {@link nl.polder.server.analysis.Results}, what comes out; then {@code Publisher}, when it comes out.
 */
@NullMarked
package nl.polder.server.analysis;

import org.jspecify.annotations.NullMarked;
