package nl.polder.server.vote;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The application's role cannot")
class LogPrivilegesTest {
    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    static {
        TestConversation.open(DATABASE, "Een");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE vote_event SET value = 1",
                "DELETE FROM vote_event",
                "TRUNCATE vote_event",
                "INSERT INTO vote_event (conversation_id, sequence, kind, leaf) VALUES (1, 99, 1, sha256('x'))",
                "UPDATE vote_log_head SET next_sequence = 0",
                "DELETE FROM vote_log_head",
                "UPDATE vote SET value = 1",
                "DELETE FROM vote",
                "INSERT INTO vote (conversation_id, participant_id, statement_id, sequence, value, flags) VALUES (1,0,0,0,1,0)",
                "INSERT INTO participant (conversation_id, participant_id, channel) VALUES (1, 0, 0)",
                "DELETE FROM participant",
                "UPDATE participant SET secret_hash = NULL",
                "UPDATE statement SET moderation = 'accepted'",
                "DELETE FROM statement",
                "UPDATE statement_text SET body = 'x'",
                "DELETE FROM statement_text",
                "UPDATE conversation SET state = 'open'",
                "UPDATE conversation SET row_tier = 2",
                "UPDATE reidentification_report SET document = '{}'",
                "DELETE FROM reidentification_report",
                "DELETE FROM data_agreement",
                "DELETE FROM conversation",
                "ALTER TABLE vote ADD COLUMN x integer",
                "DROP TABLE vote_event",
                "CREATE TABLE mine (x integer)",
                "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql RETURN 1",
                "ALTER FUNCTION append_state(integer, text) SET search_path = pg_temp",
                "SELECT append_vote(1, 9, 1::smallint, 0, 0, 1::smallint, 1::smallint, 0::smallint, NULL, now())",
                "SELECT append_event(1, 5::smallint, NULL, NULL, NULL, 1::smallint, NULL, '')",
                "SELECT author_agrees(1, 0)",
                "SET ROLE polder_log",
                "ALTER ROLE polder_app SUPERUSER",
            })
    void do_this(String sql) {
        assertThatThrownBy(() -> DATABASE.query(sql))
                .hasMessageMatching("(?s).*(permission denied|must be owner|must be member).*");
    }
}
