/**
 * Votes: taking them in with one commit for many, and reading the log.
 *
 * <p>Owns tables {@code vote}, {@code vote_event}, {@code vote_log_head}; written by the functions of role {@code polder_log}
 * only ({@code migrations/README.md}). May use {@code conversation}, {@code participant}, {@code statement}. Start reading at
 * {@link nl.polder.server.vote.VoteIngest}, then {@link nl.polder.server.vote.LogReader}.
 */
@NullMarked
package nl.polder.server.vote;

import org.jspecify.annotations.NullMarked;
