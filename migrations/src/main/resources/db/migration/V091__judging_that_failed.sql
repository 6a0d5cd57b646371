-- That mode robust could not judge a conversation, so that readers are not told for ever that it is busy with it. One row
-- from the first failure until it works.
CREATE TABLE judging_failed (
    conversation_id integer PRIMARY KEY REFERENCES conversation,
    times           integer NOT NULL CHECK (times >= 1),
    again_at        timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON judging_failed TO polder_app;
