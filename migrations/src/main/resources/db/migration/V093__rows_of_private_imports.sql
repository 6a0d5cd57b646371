-- An import may bring rows that were never public: they are then released as those of a conversation held here are, without moments.
GRANT INSERT (rows_as_imported) ON conversation TO polder_app;
