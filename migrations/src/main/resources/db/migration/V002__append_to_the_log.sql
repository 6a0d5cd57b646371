-- The log's own verbs: nonce, leaf, lock, append. Private to role polder_log: they run inside its SECURITY DEFINER
-- functions, under those functions' fixed search_path (one of their own would cost a third of the vote path).

-- 244 random bits from the server's own generator, hashed to 32 bytes.
CREATE FUNCTION log_nonce() RETURNS bytea LANGUAGE sql VOLATILE
    RETURN sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- leaf = SHA-256(0x00 || SHA-256("polder/1" || kind u8 || conversation u32 || sequence u64 || body || nonce))
CREATE FUNCTION log_leaf(p_kind smallint, p_conversation integer, p_sequence bigint, p_body bytea, p_nonce bytea)
    RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN sha256('\x00'::bytea || sha256('\x706f6c6465722f31'::bytea || substr(int2send(p_kind), 2)
        || int4send(p_conversation) || int8send(p_sequence) || p_body || p_nonce));

-- participant u32 || statement u32 || revision u16 || value i8 || flags u16
CREATE FUNCTION vote_body(p_participant integer, p_statement integer, p_revision smallint, p_value smallint,
                          p_flags smallint)
    RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN int4send(p_participant) || int4send(p_statement) || int2send(p_revision)
        || substr(int2send(p_value), 2) || int2send(p_flags);

-- Takes the lock that every writer of this log takes first; raises when there is no such conversation.
CREATE FUNCTION lock_log(p_conversation integer) RETURNS vote_log_head LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    head vote_log_head;
BEGIN
    SELECT * INTO head FROM vote_log_head WHERE conversation_id = p_conversation FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no conversation %', p_conversation USING ERRCODE = 'no_data_found';
    END IF;
    RETURN head;
END
$$;

-- Appends one event that is not a vote; the caller holds the lock. Returns its sequence.
CREATE FUNCTION append_event(p_conversation integer, p_kind smallint, p_participant integer, p_statement integer,
                             p_revision smallint, p_value smallint, p_flags smallint, p_payload bytea)
    RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    at_sequence bigint;
    with_nonce  bytea := log_nonce();
BEGIN
    UPDATE vote_log_head SET next_sequence = next_sequence + 1
     WHERE conversation_id = p_conversation
    RETURNING next_sequence - 1 INTO STRICT at_sequence;
    INSERT INTO vote_event (conversation_id, sequence, recorded_at, participant_id, statement_id, kind, revision,
                            value, flags, leaf, nonce, payload)
    VALUES (p_conversation, at_sequence, now(), p_participant, p_statement, p_kind, p_revision, p_value, p_flags,
            log_leaf(p_kind, p_conversation, at_sequence, p_payload, with_nonce), with_nonce, p_payload);
    RETURN at_sequence;
END
$$;

-- Appends a vote (kind 1) or an undo (kind 2) and keeps the latest vote; the caller holds the lock and has checked.
CREATE FUNCTION append_vote(p_conversation integer, p_sequence bigint, p_kind smallint, p_participant integer,
                            p_statement integer, p_revision smallint, p_value smallint, p_flags smallint,
                            p_key bytea, p_at timestamptz)
    RETURNS bytea LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    with_nonce bytea := log_nonce();
    its_leaf   bytea := log_leaf(p_kind, p_conversation, p_sequence,
                                 vote_body(p_participant, p_statement, p_revision, p_value, p_flags), with_nonce);
BEGIN
    INSERT INTO vote_event (conversation_id, sequence, recorded_at, participant_id, statement_id, kind, revision,
                            value, flags, leaf, nonce)
    VALUES (p_conversation, p_sequence, p_at, p_participant, p_statement, p_kind, p_revision, p_value, p_flags,
            its_leaf, with_nonce);
    IF p_kind = 1 THEN
        INSERT INTO vote (conversation_id, participant_id, statement_id, sequence, value, flags, idempotency_key)
        VALUES (p_conversation, p_participant, p_statement, p_sequence, p_value, p_flags, p_key)
        ON CONFLICT (conversation_id, participant_id, statement_id)
        DO UPDATE SET sequence = excluded.sequence, value = excluded.value, flags = excluded.flags,
                      idempotency_key = excluded.idempotency_key;
    ELSE
        DELETE FROM vote
         WHERE conversation_id = p_conversation AND participant_id = p_participant AND statement_id = p_statement;
    END IF;
    RETURN its_leaf;
END
$$;

-- Every conversation has a log from the moment it exists.
CREATE FUNCTION start_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO vote_log_head (conversation_id) VALUES (NEW.conversation_id);
    RETURN NEW;
END
$$;
CREATE TRIGGER conversation_starts_log AFTER INSERT ON conversation FOR EACH ROW EXECUTE FUNCTION start_log();

ALTER FUNCTION log_nonce() OWNER TO polder_log;
ALTER FUNCTION log_leaf(smallint, integer, bigint, bytea, bytea) OWNER TO polder_log;
ALTER FUNCTION vote_body(integer, integer, smallint, smallint, smallint) OWNER TO polder_log;
ALTER FUNCTION lock_log(integer) OWNER TO polder_log;
ALTER FUNCTION append_event(integer, smallint, integer, integer, smallint, smallint, smallint, bytea) OWNER TO polder_log;
ALTER FUNCTION append_vote(integer, bigint, smallint, integer, integer, smallint, smallint, smallint, bytea, timestamptz)
    OWNER TO polder_log;
ALTER FUNCTION start_log() OWNER TO polder_log;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
