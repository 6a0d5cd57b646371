-- A file that was made before somebody erased their data is not given out after it. Erasures are few, and the log is long.
CREATE INDEX vote_event_erasures ON vote_event (conversation_id, sequence) WHERE kind = 7;
