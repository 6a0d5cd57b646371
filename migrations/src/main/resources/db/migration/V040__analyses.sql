-- Published analyses (never changed, only followed), what is shown of them, and which node computes.

-- A lease: held until it expires; fencing goes up with every change of holder, so that a holder who was away too
-- long is recognised when it writes.
CREATE TABLE lease (
    name       text PRIMARY KEY CHECK (char_length(name) BETWEEN 1 AND 80),
    holder     text NOT NULL,
    fencing    bigint NOT NULL,
    expires_at timestamptz NOT NULL
);

-- One run of one mode. The hash is that of the uncompressed document: canonical JSON without rows of participants.
CREATE TABLE analysis (
    conversation_id integer NOT NULL REFERENCES conversation,
    version         integer NOT NULL CHECK (version >= 1),
    mode            text NOT NULL CHECK (mode IN ('polis', 'robust')),
    -- The analysis saw the log entries with a sequence below this.
    position        bigint NOT NULL CHECK (position >= 0),
    algorithm       text NOT NULL,
    seed            bigint NOT NULL,
    hash            bytea NOT NULL CHECK (octet_length(hash) = 32),
    document        bytea NOT NULL,
    published_at    timestamptz NOT NULL,
    reason          text NOT NULL CHECK (reason IN ('import', 'launch', 'close', 'votes', 'correction')),
    -- Of the conversation at that position.
    phase           text NOT NULL CHECK (phase IN ('open', 'closed')),
    -- A report names it: it is kept for ever.
    pinned          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (conversation_id, version, mode)
);

-- What readers see: an analysis with its presentation (which k, letters, signs of the axes) and its figures of privacy
-- tier 1. Counts up by itself: first with mode polis alone, again when mode robust has judged the same version.
CREATE TABLE analysis_shown (
    conversation_id integer NOT NULL REFERENCES conversation,
    number          integer NOT NULL CHECK (number >= 1),
    version         integer NOT NULL,
    judged          boolean NOT NULL,
    presentation    text NOT NULL,
    results         text NOT NULL,
    shown_at        timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, number)
);

-- Place and group per participant as shown, named by its hash when it was written; not public. Erasing a participant
-- rewrites it and leaves the name.
CREATE TABLE analysis_people (
    conversation_id integer NOT NULL,
    number          integer NOT NULL,
    hash            bytea NOT NULL CHECK (octet_length(hash) = 32),
    people          bytea NOT NULL,
    PRIMARY KEY (conversation_id, number),
    FOREIGN KEY (conversation_id, number) REFERENCES analysis_shown ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE, DELETE ON lease TO polder_app;
GRANT SELECT, INSERT, DELETE ON analysis, analysis_shown TO polder_app;
GRANT UPDATE (pinned) ON analysis TO polder_app;
GRANT SELECT, INSERT, DELETE ON analysis_people TO polder_app;
GRANT UPDATE (people) ON analysis_people TO polder_app;
