-- A file of a report is kept in pieces, so that a commit of votes never waits for megabytes of it. Pieces belong to the file whose
-- hash they carry: two nodes that write the same file at once write the same pieces, and another version's never mix with them.
CREATE TABLE report_file_piece (
    conversation_id integer NOT NULL,
    number          integer NOT NULL,
    file_hash       bytea NOT NULL CHECK (octet_length(file_hash) = 32),
    piece           integer NOT NULL CHECK (piece >= 0),
    body            bytea NOT NULL CHECK (octet_length(body) BETWEEN 1 AND 65536),
    PRIMARY KEY (conversation_id, number, file_hash, piece),
    FOREIGN KEY (conversation_id, number) REFERENCES report
);

-- A PDF is compressed already.
ALTER TABLE report_file_piece ALTER COLUMN body SET STORAGE EXTERNAL;

-- Null: the body is the file, from before there were pieces. Otherwise the body is empty and the pieces are all there.
ALTER TABLE report_file ADD COLUMN file_hash bytea CHECK (octet_length(file_hash) = 32);

GRANT SELECT, INSERT ON report_file_piece TO polder_app;
