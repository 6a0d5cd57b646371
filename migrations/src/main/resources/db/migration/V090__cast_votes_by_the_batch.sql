-- cast_votes again, with the same outcomes: a whole batch in one statement instead of eight statements a vote. The database
-- spent most of a vote on starting and ending statements, and a third of that on planning them again.
--
-- Still VOLATILE and still two statements, on purpose: the second one sees what was committed while the first one waited
-- for the lock, so a vote that waited behind the closing of a conversation is refused.
--
-- status: 0 accepted, 1 repeated (the same idempotency key; sequence and leaf are those of the first time),
-- 2 the key was used for another vote, 3 no such conversation, 4 conversation not open, 5 no such statement,
-- 6 statement rejected, 7 statement not yet reviewed, 8 credential unknown here, 9 nothing to undo.
CREATE OR REPLACE FUNCTION cast_votes(
    p_conversations integer[], p_kinds smallint[], p_secret_hashes bytea[], p_may_join boolean[],
    p_statements integer[], p_values smallint[], p_flags smallint[], p_keys bytea[],
    p_channels smallint[], p_languages text[], p_source_tags text[])
    RETURNS TABLE (ordinal integer, status smallint, participant integer, sequence bigint, leaf bytea, voted integer[])
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
    -- One plan for ever, and one that stays right while empty tables grow to millions of rows: by the indexes.
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off
    SET enable_bitmapscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET enable_material = off
    AS $$
#variable_conflict use_column
DECLARE
    turns     integer[];
    last_turn integer := 1;
BEGIN
    PERFORM 1 FROM vote_log_head WHERE conversation_id = ANY (p_conversations) ORDER BY conversation_id FOR UPDATE;

    -- Votes of different people do not depend on each other. The second vote of one person has to see the first: it comes
    -- a turn later.
    IF cardinality(p_conversations) > 1 THEN
        SELECT array_agg(t.turn ORDER BY t.ordinal), max(t.turn) INTO turns, last_turn
          FROM (SELECT a.ordinal,
                       row_number() OVER (PARTITION BY a.conversation, a.secret_hash ORDER BY a.ordinal)::integer AS turn
                  FROM unnest(p_conversations, p_secret_hashes) WITH ORDINALITY AS a(conversation, secret_hash, ordinal)) t;
    END IF;

    FOR this_turn IN 1 .. last_turn LOOP
        RETURN QUERY
        WITH asked AS (
            SELECT a.*
              FROM unnest(p_conversations, p_kinds, p_secret_hashes, p_may_join, p_statements, p_values, p_flags, p_keys,
                          p_channels, p_languages, p_source_tags)
                   WITH ORDINALITY AS a(conversation, kind, secret_hash, may_join, statement, value, flags, key, channel,
                                        language, source_tag, ordinal)
             WHERE last_turn = 1 OR turns[a.ordinal] = this_turn
        ), judged AS (
            SELECT a.*, h.next_sequence, h.next_participant_id, p.participant_id AS known, s.revision,
                   past.statements, past.has_this, past.sequence_of_key,
                   CASE
                       WHEN c.conversation_id IS NULL THEN 3
                       -- Who: a credential that is known, or a newcomer.
                       WHEN p.participant_id IS NULL AND NOT a.may_join THEN 8
                       -- Again: the answer to a repeated request is that of the first, even when the conversation closed since.
                       WHEN past.sequence_of_key IS NOT NULL THEN CASE WHEN a.kind = 1 AND past.is_same THEN 1 ELSE 2 END
                       WHEN c.state NOT IN ('open', 'writing_closed') OR clock_timestamp() >= c.closes_at THEN 4
                       -- What: a statement that can be voted on; a vote may be withdrawn from any statement.
                       WHEN s.statement_id IS NULL THEN 5
                       WHEN a.kind = 1 AND s.moderation = 'rejected' THEN 6
                       WHEN a.kind = 1 AND s.moderation = 'unreviewed' AND c.moderation_mode <> 'post' THEN 7
                       WHEN a.kind = 2 AND past.has_this IS NOT TRUE THEN 9
                       ELSE 0
                   END AS status
              FROM asked a
              -- OFFSET 0 keeps each look-up a query of its own, which uses every column of its index. As a plain join one may
              -- scan a whole conversation for each vote: when the statistics know imported people only, whose hash is null.
              LEFT JOIN LATERAL (SELECT * FROM vote_log_head WHERE conversation_id = a.conversation OFFSET 0) h ON true
              LEFT JOIN LATERAL (SELECT * FROM conversation WHERE conversation_id = a.conversation OFFSET 0) c ON true
              LEFT JOIN LATERAL (SELECT participant_id FROM participant
                                  WHERE conversation_id = a.conversation AND secret_hash = a.secret_hash OFFSET 0) p ON true
              LEFT JOIN LATERAL (SELECT statement_id, moderation, revision FROM statement
                                  WHERE conversation_id = a.conversation AND statement_id = a.statement OFFSET 0) s ON true
             CROSS JOIN LATERAL (
                   SELECT array_agg(v.statement_id) AS statements,
                          bool_or(v.statement_id = a.statement) AS has_this,
                          max(v.sequence) FILTER (WHERE v.idempotency_key = a.key) AS sequence_of_key,
                          bool_or(v.statement_id = a.statement AND v.value = a.value AND (v.flags & 7) = (a.flags & 7))
                              FILTER (WHERE v.idempotency_key = a.key) AS is_same
                     FROM vote v
                    WHERE v.conversation_id = a.conversation AND v.participant_id = p.participant_id) past
        ), numbered AS MATERIALIZED (
            SELECT j.*, log_nonce() AS nonce,
                   j.next_sequence - 1 + count(*) FILTER (WHERE j.status = 0) OVER so_far AS number,
                   coalesce(j.known, (j.next_participant_id - 1
                       + count(*) FILTER (WHERE j.status = 0 AND j.known IS NULL) OVER so_far)::integer) AS voter
              FROM judged j
            WINDOW so_far AS (PARTITION BY j.conversation ORDER BY j.ordinal ROWS UNBOUNDED PRECEDING)
        ), sealed AS MATERIALIZED (
            SELECT n.*, log_leaf(n.kind, n.conversation, n.number,
                                 vote_body(n.voter, n.statement, n.revision, n.value, n.flags), n.nonce) AS its_leaf
              FROM numbered n
        ), joined AS (
            INSERT INTO participant (conversation_id, participant_id, secret_hash, channel, source_tag, language, joined_on)
            SELECT e.conversation, e.voter, e.secret_hash, e.channel, e.source_tag, e.language,
                   (now() AT TIME ZONE 'UTC')::date
              FROM sealed e WHERE e.status = 0 AND e.known IS NULL
        ), logged AS (
            INSERT INTO vote_event (conversation_id, sequence, recorded_at, participant_id, statement_id, kind, revision,
                                    value, flags, leaf, nonce)
            SELECT e.conversation, e.number, now(), e.voter, e.statement, e.kind, e.revision, e.value, e.flags, e.its_leaf,
                   e.nonce
              FROM sealed e WHERE e.status = 0
        ), latest AS (
            INSERT INTO vote (conversation_id, participant_id, statement_id, sequence, value, flags, idempotency_key)
            SELECT e.conversation, e.voter, e.statement, e.number, e.value, e.flags, e.key
              FROM sealed e WHERE e.status = 0 AND e.kind = 1
            ON CONFLICT (conversation_id, participant_id, statement_id)
            DO UPDATE SET sequence = excluded.sequence, value = excluded.value, flags = excluded.flags,
                          idempotency_key = excluded.idempotency_key
        ), withdrawn AS (
            DELETE FROM vote v USING sealed e
             WHERE e.status = 0 AND e.kind = 2
               AND v.conversation_id = e.conversation AND v.participant_id = e.voter AND v.statement_id = e.statement
        ), counted AS (
            UPDATE vote_log_head h
               SET next_sequence = h.next_sequence + n.events, next_participant_id = h.next_participant_id + n.joiners
              FROM (SELECT e.conversation, count(*) AS events, count(*) FILTER (WHERE e.known IS NULL) AS joiners
                      FROM sealed e WHERE e.status = 0 GROUP BY e.conversation) n
             WHERE h.conversation_id = n.conversation AND h.conversation_id = ANY (p_conversations)
        )
        SELECT e.ordinal::integer, e.status::smallint, e.voter,
               CASE e.status WHEN 0 THEN e.number WHEN 1 THEN e.sequence_of_key END,
               CASE e.status
                   WHEN 0 THEN e.its_leaf
                   WHEN 1 THEN (SELECT v.leaf FROM vote_event v
                                 WHERE v.conversation_id = e.conversation AND v.sequence = e.sequence_of_key)
               END,
               CASE
                   WHEN e.status = 0 AND e.kind = 2 THEN array_remove(e.statements, e.statement)
                   WHEN e.status = 0 AND e.has_this IS NOT TRUE THEN array_append(e.statements, e.statement)
                   ELSE e.statements
               END
          FROM sealed e;
    END LOOP;
END
$$;
