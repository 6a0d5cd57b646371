-- What is held about a participant goes: the rows of the log lose participant, statement, value, flags, nonce and
-- time; sequence and leaf stay and the log still verifies. The number is never given to another.
-- Statements of theirs that others have voted on stay, without author; the others lose their text and are rejected
-- with reason 'withdrawn-by-author'. Returns the erased sequences; null when there is no such participant.
CREATE FUNCTION erase_participant(p_conversation integer, p_secret_hash bytea) RETURNS bigint[]
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    person       integer;
    withdrawn    integer[];
    gone         integer;
    scanned_to   bigint;
    sequences    bigint[];
BEGIN
    SELECT participant_id INTO person FROM participant
     WHERE conversation_id = p_conversation AND secret_hash = p_secret_hash;
    IF NOT FOUND THEN RETURN NULL; END IF;

    -- The long scan of the log runs before the lock is taken, so that votes go on meanwhile; under the lock only what
    -- came since is looked at.
    SELECT next_sequence INTO scanned_to FROM vote_log_head WHERE conversation_id = p_conversation;
    SELECT array_agg(sequence) INTO sequences FROM vote_event
     WHERE conversation_id = p_conversation AND participant_id = person AND sequence < scanned_to;
    PERFORM lock_log(p_conversation);
    IF NOT EXISTS (SELECT FROM participant WHERE conversation_id = p_conversation AND participant_id = person) THEN
        RETURN NULL;
    END IF;

    SELECT coalesce(array_agg(s.statement_id ORDER BY s.statement_id), '{}') INTO withdrawn FROM statement s
     WHERE s.conversation_id = p_conversation AND s.author_participant_id = person
       AND NOT EXISTS (SELECT FROM vote v WHERE v.conversation_id = p_conversation
                        AND v.statement_id = s.statement_id AND v.participant_id <> person);
    -- The digest of a short text could be guessed, so the STATEMENT event of a withdrawn text goes as well.
    SELECT coalesce(array_agg(DISTINCT found.sequence ORDER BY found.sequence), '{}') INTO sequences
      FROM (SELECT unnest(sequences) AS sequence
            UNION ALL
            SELECT e.sequence FROM vote_event e
             WHERE e.conversation_id = p_conversation AND e.participant_id = person AND e.sequence >= scanned_to
            UNION ALL
            SELECT e.sequence FROM vote_event e
             WHERE cardinality(withdrawn) > 0 AND e.conversation_id = p_conversation AND e.kind = 3
               AND e.statement_id = ANY (withdrawn)) AS found;

    DELETE FROM statement_text WHERE conversation_id = p_conversation AND statement_id = ANY (withdrawn);
    UPDATE statement SET author_participant_id = NULL
     WHERE conversation_id = p_conversation AND author_participant_id = person;
    FOREACH gone IN ARRAY withdrawn LOOP
        PERFORM append_moderation(p_conversation, gone, 'rejected', 'withdrawn-by-author', false);
    END LOOP;
    UPDATE vote_event SET participant_id = NULL, statement_id = NULL, revision = NULL, value = NULL, flags = NULL,
                          nonce = NULL, payload = NULL, recorded_at = NULL
     WHERE conversation_id = p_conversation AND sequence = ANY (sequences);
    DELETE FROM vote WHERE conversation_id = p_conversation AND participant_id = person;
    DELETE FROM participant WHERE conversation_id = p_conversation AND participant_id = person;
    PERFORM append_event(p_conversation, 7::smallint, NULL, NULL, NULL, NULL, NULL,
                         int4send(cardinality(sequences))
                         || coalesce((SELECT string_agg(int8send(s), ''::bytea ORDER BY s) FROM unnest(sequences) AS s),
                                     ''::bytea));
    RETURN sequences;
END
$$;

ALTER FUNCTION erase_participant(integer, bytea) OWNER TO polder_log;
REVOKE ALL ON FUNCTION erase_participant(integer, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_participant(integer, bytea) TO polder_app;
