-- Four eyes: what one person proposes and another confirms or refuses.
CREATE TABLE approval (
    approval_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id integer NOT NULL REFERENCES organisation,
    conversation_id integer NOT NULL REFERENCES conversation,
    kind            text NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
    -- What it is about, in the words of its kind: 'conversation', 'report 3', 'statements'.
    subject         text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 200),
    payload         jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
    state           text NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'confirmed', 'refused', 'withdrawn', 'expired')),
    proposed_by     integer NOT NULL,
    proposed_at     timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL CHECK (expires_at > proposed_at),
    decided_by      integer,
    decided_at      timestamptz,
    -- Why it was refused.
    reason          text CHECK (char_length(reason) BETWEEN 1 AND 1000),
    FOREIGN KEY (organisation_id, proposed_by) REFERENCES account (organisation_id, account_id),
    FOREIGN KEY (organisation_id, decided_by) REFERENCES account (organisation_id, account_id),
    CHECK ((state IN ('confirmed', 'refused', 'withdrawn')) = (decided_by IS NOT NULL)),
    CHECK (state NOT IN ('confirmed', 'refused') OR decided_by <> proposed_by),
    CHECK ((state = 'refused') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX approval_pending ON approval (conversation_id, kind, subject) WHERE state = 'pending';
CREATE INDEX approval_conversation ON approval (conversation_id, approval_id);

GRANT SELECT, INSERT ON approval TO polder_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON approval TO polder_app;
