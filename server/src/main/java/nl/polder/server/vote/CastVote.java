package nl.polder.server.vote;

/** A participant's latest vote on a statement, as it is in the log at that sequence. */
public record CastVote(int statementId, long sequence, Vote vote, VoteFlags flags) {}
