-- Votes of elsewhere keep their mark "important". The function without it stays for nodes of before.
CREATE FUNCTION import_votes(p_conversation integer, p_participants integer[], p_statements integer[],
                             p_values smallint[], p_cast_at timestamptz[], p_important boolean[])
    RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    first_sequence bigint;
BEGIN
    PERFORM lock_for_import(p_conversation);
    UPDATE vote_log_head SET next_sequence = next_sequence + cardinality(p_participants)
     WHERE conversation_id = p_conversation
    RETURNING next_sequence - cardinality(p_participants) INTO STRICT first_sequence;

    INSERT INTO vote_event (conversation_id, sequence, recorded_at, participant_id, statement_id, kind, revision,
                            value, flags, leaf, nonce)
    SELECT p_conversation, r.seq, r.cast_at, r.pid, r.sid, 1, 1, r.val, r.flags,
           log_leaf(1::smallint, p_conversation, r.seq,
                    vote_body(r.pid, r.sid, 1::smallint, r.val, r.flags), r.nonce), r.nonce
      FROM (SELECT first_sequence + n - 1 AS seq, pid, sid, val, cast_at,
                   (4 << 3 | CASE WHEN marked THEN 4 ELSE 0 END)::smallint AS flags,
                   sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS nonce
              FROM unnest(p_participants, p_statements, p_values, p_cast_at, p_important) WITH ORDINALITY
                   AS v (pid, sid, val, cast_at, marked, n) OFFSET 0) AS r;

    INSERT INTO vote (conversation_id, participant_id, statement_id, sequence, value, flags)
    SELECT DISTINCT ON (pid, sid) p_conversation, pid, sid, first_sequence + n - 1, val,
           (4 << 3 | CASE WHEN marked THEN 4 ELSE 0 END)::smallint
      FROM unnest(p_participants, p_statements, p_values, p_important) WITH ORDINALITY AS v (pid, sid, val, marked, n)
     ORDER BY pid, sid, n DESC
    ON CONFLICT (conversation_id, participant_id, statement_id)
    DO UPDATE SET sequence = excluded.sequence, value = excluded.value, flags = excluded.flags;
END
$$;

ALTER FUNCTION import_votes(integer, integer[], integer[], smallint[], timestamptz[], boolean[]) OWNER TO polder_log;
REVOKE ALL ON FUNCTION import_votes(integer, integer[], integer[], smallint[], timestamptz[], boolean[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION import_votes(integer, integer[], integer[], smallint[], timestamptz[], boolean[]) TO polder_app;
