-- Why participants are set aside, by whom. The flag itself is of the participant and of the log (append_suspicion).
CREATE TABLE suspicion (
    conversation_id integer NOT NULL,
    participant_id  integer NOT NULL,
    reason          text NOT NULL CHECK (reason IN ('script', 'burst', 'template', 'same-person', 'own-test', 'other')),
    words           text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 1000),
    proposed_by     text NOT NULL,
    set_aside_at    timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, participant_id),
    FOREIGN KEY (conversation_id, participant_id) REFERENCES participant ON DELETE CASCADE
);
GRANT SELECT, INSERT, DELETE ON suspicion TO polder_app;
