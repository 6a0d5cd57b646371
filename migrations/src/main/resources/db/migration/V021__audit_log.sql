-- Every act of staff. The application may add and read; nobody's role may change or delete.
CREATE TABLE audit_log (
    audit_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at     timestamptz NOT NULL,
    organisation_id integer NOT NULL REFERENCES organisation,
    conversation_id integer REFERENCES conversation,
    -- Null: the program itself (the schedule, an expiry) or a command on the server.
    account_id      integer,
    -- The name at that time; people are renamed and leave.
    actor           text NOT NULL CHECK (char_length(actor) <= 200),
    action          text NOT NULL CHECK (action ~ '^[a-z0-9-]{1,60}$'),
    subject         text NOT NULL CHECK (char_length(subject) <= 200),
    before          jsonb,
    after           jsonb
);
CREATE INDEX audit_log_organisation ON audit_log (organisation_id, audit_id);
CREATE INDEX audit_log_conversation ON audit_log (conversation_id, audit_id);

GRANT SELECT, INSERT ON audit_log TO polder_app;
