-- Which export became which conversation: the same files a second time change nothing.

CREATE TABLE import_run (
    -- SHA-256 over the names and bytes of the files read, and the sign the user stated.
    fingerprint     bytea PRIMARY KEY CHECK (octet_length(fingerprint) = 32),
    conversation_id integer NOT NULL UNIQUE REFERENCES conversation,
    -- Name of the directory, never its path.
    source          text NOT NULL CHECK (char_length(source) <= 255),
    -- Where the conversation was; from the export, may be empty.
    source_url      text NOT NULL CHECK (char_length(source_url) <= 2000),
    -- What was taken to be so, sentences for the page about the conversation.
    assumptions     text[] NOT NULL,
    imported_at     timestamptz NOT NULL
);

GRANT SELECT, INSERT ON import_run TO polder_app;
