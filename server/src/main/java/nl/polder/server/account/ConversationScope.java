package nl.polder.server.account;

/** A conversation as far as authorisation knows it: its number, its address and whose it is. */
public record ConversationScope(int id, String slug, int organisation) {}
