-- The queue reads the waiting statements of one conversation, oldest first, whatever else is there.
CREATE INDEX statement_waiting ON statement (conversation_id, statement_id) WHERE moderation = 'unreviewed';
