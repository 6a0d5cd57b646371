-- Who works here. Bearer secrets (sessions, links, codes) are kept as SHA-256 or HMAC only; keys are never in the database.

CREATE TABLE account (
    account_id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id integer NOT NULL REFERENCES organisation,
    email           text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
    name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- Argon2id in its encoded form; null for people who sign in with an identity provider only.
    password_hash   text CHECK (char_length(password_hash) <= 300),
    -- The secret of the authenticator app is HMAC(key, account, salt): a copy of this table gives no codes.
    totp_salt       bytea CHECK (octet_length(totp_salt) = 16),
    totp_since      timestamptz,
    -- The time step of the last code used: a code works once.
    totp_last_step  bigint NOT NULL DEFAULT 0,
    -- The person at the identity provider: issuer and subject, never the e-mail address.
    oidc_issuer     text CHECK (char_length(oidc_issuer) <= 500),
    oidc_subject    text CHECK (char_length(oidc_subject) <= 500),
    keys_on         boolean NOT NULL DEFAULT false,
    disabled_at     timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL)),
    UNIQUE (oidc_issuer, oidc_subject),
    UNIQUE (organisation_id, account_id)
);
CREATE UNIQUE INDEX account_email ON account (lower(email));

-- conversation_id null = in every conversation of the organisation.
CREATE TABLE role_grant (
    organisation_id integer NOT NULL,
    account_id      integer NOT NULL,
    conversation_id integer REFERENCES conversation,
    role            text NOT NULL CHECK (role IN ('organiser', 'moderator', 'second-reader', 'analyst', 'auditor',
                                                  'publisher', 'administrator')),
    granted_at      timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (organisation_id, account_id) REFERENCES account (organisation_id, account_id),
    CHECK (role <> 'administrator' OR conversation_id IS NULL),
    UNIQUE NULLS NOT DISTINCT (account_id, conversation_id, role)
);
CREATE INDEX role_grant_conversation ON role_grant (conversation_id);

CREATE TABLE session (
    session_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    account_id   integer NOT NULL REFERENCES account,
    method       text NOT NULL CHECK (method IN ('link', 'password', 'oidc')),
    browser      text NOT NULL CHECK (char_length(browser) <= 60),
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX session_account ON session (account_id, created_at);

-- One-time links: the first administrator's (account_id null) and those that invite a colleague.
CREATE TABLE first_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    account_id integer REFERENCES account,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE TABLE recovery_code (
    account_id integer NOT NULL REFERENCES account,
    code_hash  bytea NOT NULL CHECK (octet_length(code_hash) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, code_hash)
);

-- Failed attempts to sign in, by keyed hash of address and e-mail. UNLOGGED: neither in the WAL nor in backups.
CREATE UNLOGGED TABLE login_attempt (
    limit_key    bytea NOT NULL CHECK (octet_length(limit_key) = 32),
    attempted_at timestamptz NOT NULL
);
CREATE INDEX login_attempt_key ON login_attempt (limit_key, attempted_at);

-- A visit to the identity provider that has not come back yet; taken (deleted) when it does.
CREATE TABLE oidc_flow (
    state_hash    bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
    nonce         text NOT NULL,
    code_verifier text NOT NULL,
    -- The link of an invited colleague, whose account then gets this identity.
    link_hash     bytea CHECK (octet_length(link_hash) = 32),
    created_at    timestamptz NOT NULL
);

-- What somebody was writing when their session ended; one form a person, taken when they sign in again.
CREATE TABLE kept_form (
    account_id integer PRIMARY KEY REFERENCES account,
    path       text NOT NULL CHECK (char_length(path) <= 500),
    fields     jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'object' AND octet_length(fields::text) <= 200000),
    kept_at    timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON account TO polder_app;
GRANT SELECT, INSERT, DELETE ON role_grant TO polder_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, first_link, recovery_code, login_attempt, oidc_flow, kept_form TO polder_app;
