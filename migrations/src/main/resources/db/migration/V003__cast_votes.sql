-- One call per batch of votes: everything that decides about a vote happens here, under the lock of the log.
--
-- VOLATILE on purpose: each statement inside sees what was committed while the first one waited for the lock, so a
-- vote that waited behind the closing of a conversation is refused. A single statement with CTEs would keep the
-- snapshot from before the wait and accept it.
--
-- status: 0 accepted, 1 repeated (the same idempotency key; sequence and leaf are those of the first time),
-- 2 the key was used for another vote, 3 no such conversation, 4 conversation not open, 5 no such statement,
-- 6 statement rejected, 7 statement not yet reviewed, 8 credential unknown here, 9 nothing to undo.
CREATE FUNCTION cast_votes(
    p_conversations integer[], p_kinds smallint[], p_secret_hashes bytea[], p_may_join boolean[],
    p_statements integer[], p_values smallint[], p_flags smallint[], p_keys bytea[],
    p_channels smallint[], p_languages text[], p_source_tags text[])
    RETURNS TABLE (ordinal integer, status smallint, participant integer, sequence bigint, leaf bytea, voted integer[])
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    this_conversation integer;
    next_number       bigint;
    next_joiner       integer;
    is_open           boolean;
    votable_unread    boolean;
    moderation_state  text;
    text_revision     smallint;
    earlier           vote;
    item              integer;
BEGIN
    PERFORM 1 FROM vote_log_head WHERE conversation_id = ANY (p_conversations) ORDER BY conversation_id FOR UPDATE;

    FOR this_conversation IN SELECT DISTINCT c FROM unnest(p_conversations) AS c ORDER BY c LOOP
        SELECT h.next_sequence, h.next_participant_id INTO next_number, next_joiner
          FROM vote_log_head h WHERE h.conversation_id = this_conversation;
        SELECT c.state IN ('open', 'writing_closed') AND (c.closes_at IS NULL OR clock_timestamp() < c.closes_at),
               c.moderation_mode = 'post'
          INTO is_open, votable_unread
          FROM conversation c WHERE c.conversation_id = this_conversation;

        FOR item IN 1 .. cardinality(p_conversations) LOOP
            CONTINUE WHEN p_conversations[item] <> this_conversation;
            ordinal := item; participant := NULL; sequence := NULL; leaf := NULL; voted := NULL;

            IF is_open IS NULL THEN status := 3; RETURN NEXT; CONTINUE; END IF;

            -- Who: a credential that is known, or a newcomer who is given a number further down.
            SELECT p.participant_id INTO participant FROM participant p
             WHERE p.conversation_id = this_conversation AND p.secret_hash = p_secret_hashes[item];
            IF participant IS NULL AND NOT p_may_join[item] THEN status := 8; RETURN NEXT; CONTINUE; END IF;

            -- Again: the answer to a repeated request is that of the first, even when the conversation closed since.
            IF participant IS NOT NULL AND p_keys[item] IS NOT NULL THEN
                SELECT v.* INTO earlier FROM vote v
                 WHERE v.conversation_id = this_conversation AND v.participant_id = participant
                   AND v.idempotency_key = p_keys[item];
                IF FOUND THEN
                    IF p_kinds[item] = 1 AND earlier.statement_id = p_statements[item]
                       AND earlier.value = p_values[item] AND (earlier.flags & 7) = (p_flags[item] & 7) THEN
                        status := 1; sequence := earlier.sequence;
                        SELECT e.leaf INTO leaf FROM vote_event e
                         WHERE e.conversation_id = this_conversation AND e.sequence = earlier.sequence;
                        SELECT array_agg(v.statement_id) INTO voted FROM vote v
                         WHERE v.conversation_id = this_conversation AND v.participant_id = participant;
                    ELSE
                        status := 2;
                    END IF;
                    RETURN NEXT; CONTINUE;
                END IF;
            END IF;

            IF NOT is_open THEN status := 4; RETURN NEXT; CONTINUE; END IF;

            -- What: a statement that can be voted on; a vote may be withdrawn from any statement.
            SELECT s.moderation, s.revision INTO moderation_state, text_revision FROM statement s
             WHERE s.conversation_id = this_conversation AND s.statement_id = p_statements[item];
            IF NOT FOUND THEN status := 5; RETURN NEXT; CONTINUE; END IF;
            IF p_kinds[item] = 1 THEN
                IF moderation_state = 'rejected' THEN status := 6; RETURN NEXT; CONTINUE; END IF;
                IF moderation_state = 'unreviewed' AND NOT votable_unread THEN
                    status := 7; RETURN NEXT; CONTINUE;
                END IF;
            ELSIF NOT EXISTS (SELECT FROM vote v
                               WHERE v.conversation_id = this_conversation AND v.participant_id = participant
                                 AND v.statement_id = p_statements[item]) THEN
                status := 9; RETURN NEXT; CONTINUE;
            END IF;

            IF participant IS NULL THEN
                participant := next_joiner;
                next_joiner := next_joiner + 1;
                INSERT INTO participant (conversation_id, participant_id, secret_hash, channel, source_tag, language,
                                         joined_on)
                VALUES (this_conversation, participant, p_secret_hashes[item], p_channels[item], p_source_tags[item],
                        p_languages[item], (now() AT TIME ZONE 'UTC')::date);
            END IF;

            status := 0;
            sequence := next_number;
            next_number := next_number + 1;
            leaf := append_vote(this_conversation, sequence, p_kinds[item], participant, p_statements[item],
                                text_revision, p_values[item], p_flags[item], p_keys[item], now());
            SELECT array_agg(v.statement_id) INTO voted FROM vote v
             WHERE v.conversation_id = this_conversation AND v.participant_id = participant;
            RETURN NEXT;
        END LOOP;

        UPDATE vote_log_head SET next_sequence = next_number, next_participant_id = next_joiner
         WHERE conversation_id = this_conversation;
    END LOOP;
END
$$;

ALTER FUNCTION cast_votes(integer[], smallint[], bytea[], boolean[], integer[], smallint[], smallint[], bytea[],
                          smallint[], text[], text[]) OWNER TO polder_log;
REVOKE ALL ON FUNCTION cast_votes(integer[], smallint[], bytea[], boolean[], integer[], smallint[], smallint[],
                                  bytea[], smallint[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cast_votes(integer[], smallint[], bytea[], boolean[], integer[], smallint[], smallint[],
                                     bytea[], smallint[], text[], text[]) TO polder_app;
