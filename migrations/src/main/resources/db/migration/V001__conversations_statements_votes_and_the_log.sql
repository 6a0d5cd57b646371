-- The tables of a conversation and its log, and who may do what with them.
-- Rules of safe change, the roles and the bytes of a log record: migrations/README.md

-- Roles are shared by every database of a server, so they may exist already.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'polder_log') THEN
        CREATE ROLE polder_log NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'polder_app') THEN
        CREATE ROLE polder_app NOLOGIN;
    END IF;
    IF NOT pg_has_role(current_user, 'polder_log', 'USAGE') THEN
        EXECUTE format('GRANT polder_log TO %I WITH INHERIT TRUE, SET TRUE', current_user);
    END IF;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO polder_app;
-- polder_log needs CREATE to become the owner of tables and functions here; nobody can sign in as polder_log.
GRANT USAGE, CREATE ON SCHEMA public TO polder_log;

CREATE TABLE organisation (
    organisation_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug            text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{1,80}$'),
    name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conversation (
    conversation_id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id      integer NOT NULL REFERENCES organisation,
    slug                 text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{1,80}$'),
    state                text NOT NULL DEFAULT 'draft'
                         CHECK (state IN ('draft', 'open', 'writing_closed', 'closed', 'archived')),
    -- The first language is the one to fall back on.
    languages            text[] NOT NULL CHECK (cardinality(languages) BETWEEN 1 AND 50),
    titles               jsonb NOT NULL CHECK (jsonb_typeof(titles) = 'object'),
    descriptions         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(descriptions) = 'object'),
    statement_length_max integer NOT NULL DEFAULT 140 CHECK (statement_length_max BETWEEN 1 AND 1000),
    moderation_mode      text NOT NULL DEFAULT 'pre' CHECK (moderation_mode IN ('pre', 'post')),
    important_mark       boolean NOT NULL DEFAULT false,
    results_votes_min    smallint NOT NULL DEFAULT 7 CHECK (results_votes_min BETWEEN 0 AND 1000),
    simulated            boolean NOT NULL DEFAULT false,
    simulated_notice     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(simulated_notice) = 'object'),
    imported             boolean NOT NULL DEFAULT false,
    -- 1: counts only; 2: rows by pseudonym are released. See "Privacy tiers" in ARCHITECTURE.md.
    row_tier             smallint NOT NULL DEFAULT 1 CHECK (row_tier IN (1, 2)),
    opens_at             timestamptz,
    writing_closes_at    timestamptz,
    closes_at            timestamptz,
    created_at           timestamptz NOT NULL DEFAULT now(),
    -- When the state last changed: with state 'closed' this is the moment of closing.
    state_since          timestamptz NOT NULL DEFAULT now(),
    CHECK (opens_at IS NULL OR closes_at IS NULL OR opens_at < closes_at)
);

CREATE TABLE participant (
    conversation_id integer NOT NULL REFERENCES conversation,
    participant_id  integer NOT NULL CHECK (participant_id >= 0),
    -- SHA-256 of the credential's secret; null for imported participants.
    secret_hash     bytea CHECK (octet_length(secret_hash) = 32),
    -- 0 web, 1 embed, 2 api, 3 paper, 4 import: the same numbers as in the flags of a vote.
    channel         smallint NOT NULL CHECK (channel BETWEEN 0 AND 4),
    source_tag      text CHECK (char_length(source_tag) <= 40),
    stratum         text CHECK (char_length(stratum) <= 80),
    language        text CHECK (char_length(language) <= 20),
    -- A day, never a time: a time would link a participant to an access log.
    joined_on       date,
    suspected       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (conversation_id, participant_id)
);
CREATE UNIQUE INDEX participant_secret ON participant (conversation_id, secret_hash) WHERE secret_hash IS NOT NULL;

CREATE TABLE statement (
    conversation_id       integer NOT NULL REFERENCES conversation,
    statement_id          integer NOT NULL CHECK (statement_id >= 0),
    origin                text NOT NULL CHECK (origin IN ('seed', 'participant', 'edited')),
    moderation            text NOT NULL DEFAULT 'unreviewed' CHECK (moderation IN ('unreviewed', 'accepted', 'rejected')),
    moderation_reason     text CHECK (moderation_reason ~ '^[a-z0-9-]{1,32}$'),
    is_meta               boolean NOT NULL DEFAULT false,
    author_participant_id integer,
    language              text NOT NULL CHECK (char_length(language) BETWEEN 2 AND 20),
    -- The revision of the original text that votes are about; it never changes under cast votes.
    revision              smallint NOT NULL DEFAULT 1 CHECK (revision >= 1),
    -- Lineage: the statement this one is an edit of, and the one it was merged into.
    edited_from           integer,
    merged_into           integer,
    created_at            timestamptz NOT NULL DEFAULT now(),
    -- Since when it can be voted on; null when it never could.
    votable_since         timestamptz,
    PRIMARY KEY (conversation_id, statement_id),
    FOREIGN KEY (conversation_id, edited_from) REFERENCES statement,
    FOREIGN KEY (conversation_id, merged_into) REFERENCES statement
);
CREATE INDEX statement_author ON statement (conversation_id, author_participant_id)
    WHERE author_participant_id IS NOT NULL;

CREATE TABLE statement_text (
    conversation_id integer NOT NULL,
    statement_id    integer NOT NULL,
    language        text NOT NULL CHECK (char_length(language) BETWEEN 2 AND 20),
    revision        smallint NOT NULL CHECK (revision >= 1),
    body            text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 1000),
    sha256          bytea NOT NULL CHECK (octet_length(sha256) = 32),
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (conversation_id, statement_id, language, revision),
    FOREIGN KEY (conversation_id, statement_id) REFERENCES statement
);
CREATE INDEX statement_text_digest ON statement_text (conversation_id, sha256);

-- The latest vote of each participant on each statement. No foreign keys: only cast_votes and its sisters
-- write here and check the same under the lock of the log; three triggers per vote would halve the throughput.
CREATE TABLE vote (
    conversation_id integer NOT NULL,
    participant_id  integer NOT NULL,
    statement_id    integer NOT NULL,
    sequence        bigint NOT NULL,
    value           smallint NOT NULL CHECK (value IN (-1, 0, 1)),
    flags           smallint NOT NULL,
    idempotency_key bytea CHECK (octet_length(idempotency_key) = 32),
    PRIMARY KEY (conversation_id, participant_id, statement_id)
) WITH (fillfactor = 90);

-- The log. kind: 1 VOTE, 2 UNDO, 3 STATEMENT, 4 MODERATION, 5 STATE, 6 SUSPICION, 7 ERASED.
-- Everything but conversation, sequence, kind and leaf may be nulled by an erasure; the leaf then still stands.
CREATE TABLE vote_event (
    conversation_id integer NOT NULL,
    sequence        bigint NOT NULL CHECK (sequence >= 0),
    recorded_at     timestamptz,
    participant_id  integer,
    statement_id    integer,
    kind            smallint NOT NULL CHECK (kind BETWEEN 1 AND 7),
    revision        smallint,
    value           smallint,
    flags           smallint,
    leaf            bytea NOT NULL CHECK (octet_length(leaf) = 32),
    nonce           bytea CHECK (octet_length(nonce) = 32),
    -- The bytes between sequence and nonce, for every kind but VOTE and UNDO (theirs follow from the columns).
    payload         bytea,
    PRIMARY KEY (conversation_id, sequence)
);

-- One row per conversation; whoever appends to its log holds this row's lock.
CREATE TABLE vote_log_head (
    conversation_id     integer PRIMARY KEY,
    next_sequence       bigint NOT NULL DEFAULT 0,
    next_participant_id integer NOT NULL DEFAULT 0,
    next_statement_id   integer NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE exposure (
    conversation_id integer NOT NULL,
    statement_id    integer NOT NULL,
    shown           bigint NOT NULL DEFAULT 0 CHECK (shown >= 0),
    PRIMARY KEY (conversation_id, statement_id)
) WITH (fillfactor = 50);

ALTER TABLE vote OWNER TO polder_log;
ALTER TABLE vote_event OWNER TO polder_log;
ALTER TABLE vote_log_head OWNER TO polder_log;

-- What the definer's functions need outside their own tables.
GRANT SELECT, REFERENCES ON conversation, organisation TO polder_log;
GRANT UPDATE (state, state_since) ON conversation TO polder_log;
GRANT SELECT, INSERT, UPDATE, DELETE ON participant, statement, statement_text TO polder_log;

-- What the application may do. State, moderation, participants, votes and the log change through functions only.
GRANT SELECT ON organisation, conversation, participant, statement, statement_text, vote, vote_event, vote_log_head
    TO polder_app;
GRANT INSERT, UPDATE ON organisation TO polder_app;
GRANT INSERT (organisation_id, slug, languages, titles, descriptions, statement_length_max, moderation_mode,
              important_mark, results_votes_min, simulated, simulated_notice, imported, row_tier,
              opens_at, writing_closes_at, closes_at) ON conversation TO polder_app;
GRANT UPDATE (slug, languages, titles, descriptions, statement_length_max, moderation_mode,
              important_mark, results_votes_min, simulated_notice, row_tier,
              opens_at, writing_closes_at, closes_at) ON conversation TO polder_app;
GRANT UPDATE (stratum) ON participant TO polder_app;
-- Translations; the text that votes are about is written by append_statement.
GRANT INSERT ON statement_text TO polder_app;
GRANT SELECT, INSERT, UPDATE ON exposure TO polder_app;
