-- Bringing in what happened elsewhere: only into a conversation that is marked as imported or simulated and is still
-- a draft, so that nothing can be slipped into a running one. The whole import is one transaction of the caller.

CREATE FUNCTION lock_for_import(p_conversation integer) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM lock_log(p_conversation);
    IF NOT EXISTS (SELECT FROM conversation WHERE conversation_id = p_conversation AND state = 'draft'
                    AND (imported OR simulated)) THEN
        RAISE EXCEPTION 'conversation % is not a draft of an import', p_conversation USING ERRCODE = 'check_violation';
    END IF;
END
$$;

-- Participants with the numbers they had (any order, gaps allowed).
CREATE FUNCTION import_participants(p_conversation integer, p_participants integer[], p_joined_on date[])
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM lock_for_import(p_conversation);
    INSERT INTO participant (conversation_id, participant_id, channel, joined_on)
    SELECT p_conversation, number, 4, day FROM unnest(p_participants, p_joined_on) AS row (number, day);
    UPDATE vote_log_head
       SET next_participant_id = greatest(next_participant_id, (SELECT max(n) + 1 FROM unnest(p_participants) AS n))
     WHERE conversation_id = p_conversation;
END
$$;

-- Statements with the numbers, authors, times and decisions they had: STATEMENT and MODERATION events in array order.
CREATE FUNCTION import_statements(p_conversation integer, p_statements integer[], p_origins text[],
                                  p_moderations text[], p_metas boolean[], p_authors integer[], p_languages text[],
                                  p_texts text[], p_created_at timestamptz[])
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    digest bytea;
BEGIN
    PERFORM lock_for_import(p_conversation);
    FOR item IN 1 .. cardinality(p_statements) LOOP
        digest := sha256(convert_to(p_texts[item], 'UTF8'));
        INSERT INTO statement (conversation_id, statement_id, origin, moderation, is_meta, author_participant_id,
                               language, created_at, votable_since)
        VALUES (p_conversation, p_statements[item], p_origins[item], p_moderations[item], p_metas[item],
                p_authors[item], p_languages[item], p_created_at[item],
                CASE WHEN p_moderations[item] <> 'rejected' THEN p_created_at[item] END);
        INSERT INTO statement_text (conversation_id, statement_id, language, revision, body, sha256, created_at)
        VALUES (p_conversation, p_statements[item], p_languages[item], 1, p_texts[item], digest, p_created_at[item]);
        PERFORM append_event(p_conversation, 3::smallint, NULL, p_statements[item], 1::smallint, NULL, NULL,
                             statement_body(p_statements[item], 1::smallint, p_origins[item], digest));
        IF p_moderations[item] <> 'unreviewed' OR p_metas[item] THEN
            PERFORM append_event(p_conversation, 4::smallint, NULL, p_statements[item], 1::smallint,
                                 moderation_number(p_moderations[item]), p_metas[item]::integer::smallint,
                                 moderation_body(p_statements[item], 1::smallint, p_moderations[item], p_metas[item],
                                                 NULL));
        END IF;
    END LOOP;
    UPDATE vote_log_head
       SET next_statement_id = greatest(next_statement_id, (SELECT max(n) + 1 FROM unnest(p_statements) AS n))
     WHERE conversation_id = p_conversation;
END
$$;

-- Votes in the order they were cast, the whole history; the last one on a statement is the one that counts.
CREATE FUNCTION import_votes(p_conversation integer, p_participants integer[], p_statements integer[],
                             p_values smallint[], p_cast_at timestamptz[])
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    first_sequence bigint;
    import_flags   constant smallint := 4 << 3;
BEGIN
    PERFORM lock_for_import(p_conversation);
    UPDATE vote_log_head SET next_sequence = next_sequence + cardinality(p_participants)
     WHERE conversation_id = p_conversation
    RETURNING next_sequence - cardinality(p_participants) INTO STRICT first_sequence;

    INSERT INTO vote_event (conversation_id, sequence, recorded_at, participant_id, statement_id, kind, revision,
                            value, flags, leaf, nonce)
    SELECT p_conversation, r.seq, r.cast_at, r.pid, r.sid, 1, 1, r.val, import_flags,
           log_leaf(1::smallint, p_conversation, r.seq,
                    vote_body(r.pid, r.sid, 1::smallint, r.val, import_flags), r.nonce), r.nonce
      FROM (SELECT first_sequence + n - 1 AS seq, pid, sid, val, cast_at,
                   sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS nonce
              FROM unnest(p_participants, p_statements, p_values, p_cast_at) WITH ORDINALITY
                   AS v (pid, sid, val, cast_at, n) OFFSET 0) AS r;

    INSERT INTO vote (conversation_id, participant_id, statement_id, sequence, value, flags)
    SELECT DISTINCT ON (pid, sid) p_conversation, pid, sid, first_sequence + n - 1, val, import_flags
      FROM unnest(p_participants, p_statements, p_values) WITH ORDINALITY AS v (pid, sid, val, n)
     ORDER BY pid, sid, n DESC
    ON CONFLICT (conversation_id, participant_id, statement_id)
    DO UPDATE SET sequence = excluded.sequence, value = excluded.value, flags = excluded.flags;
END
$$;

ALTER FUNCTION lock_for_import(integer) OWNER TO polder_log;
ALTER FUNCTION import_participants(integer, integer[], date[]) OWNER TO polder_log;
ALTER FUNCTION import_statements(integer, integer[], text[], text[], boolean[], integer[], text[], text[], timestamptz[])
    OWNER TO polder_log;
ALTER FUNCTION import_votes(integer, integer[], integer[], smallint[], timestamptz[]) OWNER TO polder_log;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION import_participants(integer, integer[], date[]),
    import_statements(integer, integer[], text[], text[], boolean[], integer[], text[], text[], timestamptz[]),
    import_votes(integer, integer[], integer[], smallint[], timestamptz[]) TO polder_app;
