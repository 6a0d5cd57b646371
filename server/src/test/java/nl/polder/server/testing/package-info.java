/**
 * What tests stand on: a real PostgreSQL by our own launcher, the whole program on a free port, a clock that tests move.
 *
 * <p>Start reading at {@link nl.polder.server.testing.TestPolder} and {@link nl.polder.server.testing.TestDatabase}.
 */
@NullMarked
package nl.polder.server.testing;

import org.jspecify.annotations.NullMarked;
