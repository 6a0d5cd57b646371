-- What was decided about each statement, in order. The number is the optimistic lock: two people who both saw decision n
-- both try to write n + 1, and one of them learns what the other did.
CREATE TABLE moderation_decision (
    conversation_id integer NOT NULL,
    statement_id    integer NOT NULL,
    number          integer NOT NULL CHECK (number >= 1),
    decision        text NOT NULL CHECK (decision IN ('accept', 'reject', 'mark-meta', 'undo')),
    reason          text CHECK (reason ~ '^[a-z0-9-]{1,32}$'),
    own_words       text CHECK (char_length(own_words) BETWEEN 1 AND 1000),
    -- What the statement was before, so that undo knows where to go back to.
    moderation_before text NOT NULL CHECK (moderation_before IN ('unreviewed', 'accepted', 'rejected')),
    reason_before     text,
    meta_before       boolean NOT NULL,
    decided_by      integer NOT NULL REFERENCES account,
    decided_at      timestamptz NOT NULL,
    -- Several statements rejected together, by two people.
    approval_id     bigint REFERENCES approval,
    PRIMARY KEY (conversation_id, statement_id, number),
    FOREIGN KEY (conversation_id, statement_id) REFERENCES statement,
    CHECK ((decision = 'reject') = (reason IS NOT NULL))
);
CREATE INDEX moderation_decision_when ON moderation_decision (conversation_id, decided_at);

-- Who has which statement open; a hint for colleagues, worth nothing after a minute.
CREATE UNLOGGED TABLE moderation_view (
    conversation_id integer NOT NULL,
    account_id      integer NOT NULL,
    statement_id    integer NOT NULL,
    seen_at         timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, account_id)
);

-- What the organiser promises to people who write: the house rules by language and the time within which is decided.
CREATE TABLE house_rules (
    conversation_id     integer PRIMARY KEY REFERENCES conversation,
    rules               jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(rules) = 'object'),
    decision_norm_hours integer NOT NULL DEFAULT 24 CHECK (decision_norm_hours BETWEEN 1 AND 720)
);

-- What the organiser has ticked off before the launch.
CREATE TABLE launch_check (
    conversation_id integer NOT NULL REFERENCES conversation,
    item            text NOT NULL CHECK (item ~ '^[a-z0-9-]{1,40}$'),
    checked_by      integer NOT NULL REFERENCES account,
    checked_at      timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, item)
);

GRANT SELECT, INSERT ON moderation_decision TO polder_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON moderation_view TO polder_app;
GRANT SELECT, INSERT, UPDATE ON house_rules TO polder_app;
GRANT SELECT, INSERT, DELETE ON launch_check TO polder_app;
