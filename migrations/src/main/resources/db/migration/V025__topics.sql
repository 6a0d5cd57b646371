-- Topics: labels with which readers find statements. An organiser's words; no analysis and no log depends on them.
CREATE TABLE topic (
    conversation_id integer NOT NULL REFERENCES conversation,
    topic_id        smallint NOT NULL CHECK (topic_id >= 1),
    -- What stands in an address; stays when the name changes.
    code            text NOT NULL CHECK (code ~ '^[a-z0-9-]{1,60}$'),
    -- Name by language.
    names           jsonb NOT NULL,
    PRIMARY KEY (conversation_id, topic_id),
    UNIQUE (conversation_id, code)
);

CREATE TABLE statement_topic (
    conversation_id integer NOT NULL,
    statement_id    integer NOT NULL,
    topic_id        smallint NOT NULL,
    PRIMARY KEY (conversation_id, statement_id, topic_id),
    FOREIGN KEY (conversation_id, statement_id) REFERENCES statement,
    FOREIGN KEY (conversation_id, topic_id) REFERENCES topic ON DELETE CASCADE
);
CREATE INDEX statement_topic_by_topic ON statement_topic (conversation_id, topic_id);

GRANT SELECT, INSERT, DELETE ON topic, statement_topic TO polder_app;
GRANT UPDATE (names) ON topic TO polder_app;
