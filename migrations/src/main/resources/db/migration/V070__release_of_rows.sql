-- The release of rows of participants: the frozen report on how easily people are recognised, the event of the log, and the
-- agreements of researchers and auditors.

-- Kind 8 ROWS: tier u8 (1 withdrawn, 2 released) || SHA-256 of the report that was read. NOT VALID: what is there has a kind
-- below 8 already, and a scan would lock the log.
ALTER TABLE vote_event DROP CONSTRAINT vote_event_kind_check;
ALTER TABLE vote_event ADD CONSTRAINT vote_event_kind_check CHECK (kind BETWEEN 1 AND 8) NOT VALID;

-- Written once, never changed: two people read the same.
CREATE TABLE reidentification_report (
    conversation_id integer NOT NULL REFERENCES conversation,
    number          integer NOT NULL CHECK (number >= 1),
    made_at         timestamptz NOT NULL,
    -- It saw the log entries with a sequence below this.
    log_position    bigint NOT NULL CHECK (log_position >= 0),
    document        text NOT NULL,
    document_hash   text NOT NULL CHECK (document_hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (conversation_id, number)
);

-- How far the making of such a report is; gone when it is there.
CREATE TABLE reidentification_run (
    conversation_id integer PRIMARY KEY REFERENCES conversation,
    started_at      timestamptz NOT NULL,
    percent         smallint NOT NULL CHECK (percent BETWEEN 0 AND 100),
    failed          boolean NOT NULL DEFAULT false
);

-- Who confirmed which text before seeing rows (tier T3), and what for.
CREATE TABLE data_agreement (
    conversation_id integer NOT NULL REFERENCES conversation,
    organisation_id integer NOT NULL,
    account_id      integer NOT NULL,
    -- SHA-256 of the text in the language in which it was read; another text asks again.
    text_hash       text NOT NULL CHECK (text_hash ~ '^[0-9a-f]{64}$'),
    purpose         text NOT NULL CHECK (char_length(purpose) BETWEEN 1 AND 1000),
    agreed_at       timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, account_id, text_hash),
    FOREIGN KEY (organisation_id, account_id) REFERENCES account (organisation_id, account_id)
);

-- Rows that were public before they came here are given as they came, until a release is withdrawn here.
ALTER TABLE conversation ADD COLUMN rows_as_imported boolean NOT NULL DEFAULT true;

GRANT SELECT, INSERT ON reidentification_report, data_agreement TO polder_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reidentification_run TO polder_app;

-- The tier changes through the function below only: with its event, and never without two people.
REVOKE UPDATE (row_tier) ON conversation FROM polder_app;
GRANT UPDATE (row_tier, rows_as_imported) ON conversation TO polder_log;
GRANT SELECT ON approval, reidentification_report TO polder_log;

-- Returns the sequence of the ROWS event, or null when the conversation is of that tier.
CREATE FUNCTION append_release(p_conversation integer, p_tier smallint, p_report bytea) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF p_tier NOT IN (1, 2) OR octet_length(p_report) <> 32 THEN
        RAISE EXCEPTION 'no tier % or no report', p_tier USING ERRCODE = 'check_violation';
    END IF;
    PERFORM lock_log(p_conversation);
    IF p_tier = 2 AND NOT EXISTS (
            SELECT FROM approval a
              JOIN reidentification_report r ON r.conversation_id = a.conversation_id
                                            AND r.document_hash = encode(p_report, 'hex')
             WHERE a.conversation_id = p_conversation AND a.kind = 'release-rows' AND a.state = 'confirmed'
               AND a.payload ->> 'hash' = r.document_hash AND a.decided_by <> a.proposed_by) THEN
        RAISE EXCEPTION 'two people have not released the rows of %', p_conversation USING ERRCODE = 'check_violation';
    END IF;
    UPDATE conversation SET row_tier = p_tier, rows_as_imported = false
     WHERE conversation_id = p_conversation AND row_tier <> p_tier;
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN append_event(p_conversation, 8::smallint, NULL, NULL, NULL, p_tier, NULL,
                        substr(int2send(p_tier), 2) || p_report);
END
$$;
ALTER FUNCTION append_release(integer, smallint, bytea) OWNER TO polder_log;
REVOKE ALL ON FUNCTION append_release(integer, smallint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_release(integer, smallint, bytea) TO polder_app;
