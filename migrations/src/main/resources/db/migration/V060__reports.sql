-- Frozen reports and their files. A report is written once; only its way to publication changes.

CREATE TABLE report (
    conversation_id integer NOT NULL REFERENCES conversation,
    number          integer NOT NULL CHECK (number >= 1),
    state           text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published')),
    made_at         timestamptz NOT NULL,
    -- What it was made from; the analysis itself is kept for as long as a report names it.
    analysis_hash   text NOT NULL CHECK (analysis_hash ~ '^[0-9a-f]{64}$'),
    log_position    bigint NOT NULL CHECK (log_position >= 0),
    -- The report in full, as canonical JSON: every rendering is made from it and from nothing else.
    document        text NOT NULL,
    document_hash   text NOT NULL CHECK (document_hash ~ '^[0-9a-f]{64}$'),
    -- Readable from then on; null while it is a draft.
    embargo_until   timestamptz,
    published_at    timestamptz,
    PRIMARY KEY (conversation_id, number),
    CHECK ((state = 'published') = (published_at IS NOT NULL))
);

CREATE TABLE report_file (
    conversation_id integer NOT NULL,
    number          integer NOT NULL,
    language        text NOT NULL CHECK (char_length(language) BETWEEN 2 AND 20),
    kind            text NOT NULL CHECK (kind IN ('pdf')),
    body            bytea NOT NULL,
    made_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (conversation_id, number, language, kind),
    FOREIGN KEY (conversation_id, number) REFERENCES report
);

-- The application can add a report and publish it; it can neither change nor delete what a report says.
GRANT SELECT, INSERT ON report, report_file TO polder_app;
GRANT UPDATE (state, embargo_until, published_at) ON report TO polder_app;
