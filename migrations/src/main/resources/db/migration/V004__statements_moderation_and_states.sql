-- The events that are not votes: each changes its table and the log in one step, under the lock of the log.

-- statement u32 || revision u16 || origin u8 (0 seed, 1 participant, 2 edited) || SHA-256 of the text's UTF-8
CREATE FUNCTION statement_body(p_statement integer, p_revision smallint, p_origin text, p_sha256 bytea)
    RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN int4send(p_statement) || int2send(p_revision)
        || CASE p_origin WHEN 'seed' THEN '\x00'::bytea WHEN 'participant' THEN '\x01' WHEN 'edited' THEN '\x02' END
        || p_sha256;

-- statement u32 || revision u16 || state u8 (0 unreviewed, 1 accepted, 2 rejected) || meta u8 || reason, 32 bytes of
-- ASCII padded with zeros
CREATE FUNCTION moderation_body(p_statement integer, p_revision smallint, p_moderation text, p_meta boolean,
                                p_reason text)
    RETURNS bytea LANGUAGE sql IMMUTABLE
    RETURN int4send(p_statement) || int2send(p_revision)
        || CASE p_moderation WHEN 'unreviewed' THEN '\x00'::bytea WHEN 'accepted' THEN '\x01'
                             WHEN 'rejected' THEN '\x02' END
        || CASE WHEN p_meta THEN '\x01'::bytea ELSE '\x00' END
        || substr(convert_to(coalesce(p_reason, ''), 'UTF8') || decode(repeat('00', 32), 'hex'), 1, 32);

CREATE FUNCTION moderation_number(p_moderation text) RETURNS smallint LANGUAGE sql IMMUTABLE
    RETURN CASE p_moderation WHEN 'unreviewed' THEN 0 WHEN 'accepted' THEN 1 WHEN 'rejected' THEN 2 END;

-- The author agrees from the moment the statement can be voted on, unless the author has voted on it already.
-- Flag bit 7: cast with the submission, not on a card.
CREATE FUNCTION author_agrees(p_conversation integer, p_statement integer) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    author      participant;
    at_sequence bigint;
    at_revision smallint;
BEGIN
    SELECT p.* INTO author FROM statement s
      JOIN participant p ON p.conversation_id = s.conversation_id AND p.participant_id = s.author_participant_id
     WHERE s.conversation_id = p_conversation AND s.statement_id = p_statement;
    IF NOT FOUND OR EXISTS (SELECT FROM vote WHERE conversation_id = p_conversation
                             AND participant_id = author.participant_id AND statement_id = p_statement) THEN
        RETURN;
    END IF;
    SELECT revision INTO at_revision FROM statement
     WHERE conversation_id = p_conversation AND statement_id = p_statement;
    UPDATE vote_log_head SET next_sequence = next_sequence + 1
     WHERE conversation_id = p_conversation RETURNING next_sequence - 1 INTO STRICT at_sequence;
    PERFORM append_vote(p_conversation, at_sequence, 1::smallint, author.participant_id, p_statement, at_revision,
                        1::smallint, (128 | (author.channel << 3))::smallint, NULL, now());
END
$$;

-- Adds a statement. Without a secret hash it is a seed (or an edit) and is accepted at once; with one it is a
-- participant's, and waits for review unless the conversation moderates afterwards.
-- status: 0 added, 1 this author sent the same text before (its statement is returned), 3 no such conversation,
-- 4 writing is closed, 8 credential unknown here, 10 longer than the conversation allows, 11 the same text is there.
CREATE FUNCTION append_statement(p_conversation integer, p_secret_hash bytea, p_may_join boolean, p_channel smallint,
                                 p_participant_language text, p_source_tag text, p_origin text, p_language text,
                                 p_text text, p_edited_from integer)
    RETURNS TABLE (status smallint, statement integer, participant integer, moderation text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    head     vote_log_head;
    settings conversation;
    digest   bytea := sha256(convert_to(p_text, 'UTF8'));
BEGIN
    SELECT * INTO head FROM vote_log_head WHERE conversation_id = p_conversation FOR UPDATE;
    IF NOT FOUND THEN status := 3; RETURN NEXT; RETURN; END IF;
    SELECT * INTO settings FROM conversation WHERE conversation_id = p_conversation;

    IF p_secret_hash IS NOT NULL THEN
        SELECT p.participant_id INTO participant FROM participant p
         WHERE p.conversation_id = p_conversation AND p.secret_hash = p_secret_hash;
        IF participant IS NULL AND NOT p_may_join THEN status := 8; RETURN NEXT; RETURN; END IF;
    END IF;

    SELECT s.statement_id, s.moderation, CASE WHEN s.author_participant_id = participant THEN 1 ELSE 11 END
      INTO statement, moderation, status
      FROM statement_text t
      JOIN statement s ON s.conversation_id = t.conversation_id AND s.statement_id = t.statement_id
     WHERE t.conversation_id = p_conversation AND t.sha256 = digest
       AND (s.moderation <> 'rejected' OR s.author_participant_id = participant)
     ORDER BY (s.author_participant_id = participant) DESC NULLS LAST, s.statement_id LIMIT 1;
    IF FOUND THEN RETURN NEXT; RETURN; END IF;

    IF p_secret_hash IS NOT NULL AND (settings.state <> 'open'
            OR clock_timestamp() >= least(settings.writing_closes_at, settings.closes_at)) THEN
        status := 4; RETURN NEXT; RETURN;
    ELSIF settings.state IN ('closed', 'archived') THEN
        status := 4; RETURN NEXT; RETURN;
    END IF;
    IF char_length(p_text) > settings.statement_length_max THEN status := 10; RETURN NEXT; RETURN; END IF;

    IF p_secret_hash IS NOT NULL AND participant IS NULL THEN
        participant := head.next_participant_id;
        INSERT INTO participant (conversation_id, participant_id, secret_hash, channel, source_tag, language, joined_on)
        VALUES (p_conversation, participant, p_secret_hash, p_channel, p_source_tag, p_participant_language,
                (now() AT TIME ZONE 'UTC')::date);
        UPDATE vote_log_head SET next_participant_id = next_participant_id + 1 WHERE conversation_id = p_conversation;
    END IF;

    status := 0;
    statement := head.next_statement_id;
    moderation := CASE WHEN p_secret_hash IS NULL THEN 'accepted' ELSE 'unreviewed' END;
    UPDATE vote_log_head SET next_statement_id = next_statement_id + 1 WHERE conversation_id = p_conversation;
    INSERT INTO statement (conversation_id, statement_id, origin, moderation, author_participant_id, language,
                           edited_from, votable_since)
    VALUES (p_conversation, statement, p_origin, moderation, participant, p_language, p_edited_from,
            CASE WHEN moderation = 'accepted' OR settings.moderation_mode = 'post' THEN now() END);
    INSERT INTO statement_text (conversation_id, statement_id, language, revision, body, sha256)
    VALUES (p_conversation, statement, p_language, 1, p_text, digest);
    PERFORM append_event(p_conversation, 3::smallint, NULL, statement, 1::smallint, NULL, NULL,
                         statement_body(statement, 1::smallint, p_origin, digest));
    IF moderation = 'accepted' THEN
        PERFORM append_event(p_conversation, 4::smallint, NULL, statement, 1::smallint, 1::smallint, 0::smallint,
                             moderation_body(statement, 1::smallint, 'accepted', false, NULL));
    ELSIF settings.moderation_mode = 'post' THEN
        PERFORM author_agrees(p_conversation, statement);
    END IF;
    RETURN NEXT;
END
$$;

-- Decides about a statement. Returns the sequence of the MODERATION event, or null when there is no such statement
-- or the decision is the standing one already. On acceptance the author's agreement is cast.
CREATE FUNCTION append_moderation(p_conversation integer, p_statement integer, p_moderation text, p_reason text,
                                  p_meta boolean)
    RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    standing    statement;
    at_sequence bigint;
BEGIN
    PERFORM lock_log(p_conversation);
    SELECT * INTO standing FROM statement WHERE conversation_id = p_conversation AND statement_id = p_statement;
    IF NOT FOUND OR (standing.moderation = p_moderation AND standing.is_meta = p_meta
                     AND standing.moderation_reason IS NOT DISTINCT FROM p_reason) THEN
        RETURN NULL;
    END IF;
    UPDATE statement
       SET moderation = p_moderation, moderation_reason = p_reason, is_meta = p_meta,
           votable_since = CASE WHEN p_moderation = 'accepted' THEN coalesce(votable_since, now())
                                ELSE votable_since END
     WHERE conversation_id = p_conversation AND statement_id = p_statement;
    at_sequence := append_event(p_conversation, 4::smallint, NULL, p_statement, standing.revision,
                                moderation_number(p_moderation), p_meta::integer::smallint,
                                moderation_body(p_statement, standing.revision, p_moderation, p_meta, p_reason));
    IF p_moderation = 'accepted' THEN
        PERFORM author_agrees(p_conversation, p_statement);
    END IF;
    RETURN at_sequence;
END
$$;

-- Moves a conversation to another state. Returns the sequence of the STATE event, or null when it is in that state.
-- state u8: 0 draft, 1 open, 2 writing_closed, 3 closed, 4 archived.
CREATE FUNCTION append_state(p_conversation integer, p_state text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    state_number smallint := array_position(ARRAY['draft', 'open', 'writing_closed', 'closed', 'archived'], p_state) - 1;
BEGIN
    IF state_number IS NULL THEN
        RAISE EXCEPTION 'no state %', p_state USING ERRCODE = 'check_violation';
    END IF;
    PERFORM lock_log(p_conversation);
    UPDATE conversation SET state = p_state, state_since = now()
     WHERE conversation_id = p_conversation AND state <> p_state;
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN append_event(p_conversation, 5::smallint, NULL, NULL, NULL, state_number, NULL,
                        substr(int2send(state_number), 2));
END
$$;

-- Sets a participant aside as suspected, or back. participant u32 || suspected u8. Null when it is so already.
CREATE FUNCTION append_suspicion(p_conversation integer, p_participant integer, p_suspected boolean) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM lock_log(p_conversation);
    UPDATE participant SET suspected = p_suspected
     WHERE conversation_id = p_conversation AND participant_id = p_participant AND suspected <> p_suspected;
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN append_event(p_conversation, 6::smallint, p_participant, NULL, NULL, p_suspected::integer::smallint, NULL,
                        int4send(p_participant) || substr(int2send(p_suspected::integer::smallint), 2));
END
$$;

ALTER FUNCTION statement_body(integer, smallint, text, bytea) OWNER TO polder_log;
ALTER FUNCTION moderation_body(integer, smallint, text, boolean, text) OWNER TO polder_log;
ALTER FUNCTION moderation_number(text) OWNER TO polder_log;
ALTER FUNCTION author_agrees(integer, integer) OWNER TO polder_log;
ALTER FUNCTION append_statement(integer, bytea, boolean, smallint, text, text, text, text, text, integer) OWNER TO polder_log;
ALTER FUNCTION append_moderation(integer, integer, text, text, boolean) OWNER TO polder_log;
ALTER FUNCTION append_state(integer, text) OWNER TO polder_log;
ALTER FUNCTION append_suspicion(integer, integer, boolean) OWNER TO polder_log;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_statement(integer, bytea, boolean, smallint, text, text, text, text, text, integer),
    append_moderation(integer, integer, text, text, boolean), append_state(integer, text),
    append_suspicion(integer, integer, boolean) TO polder_app;
