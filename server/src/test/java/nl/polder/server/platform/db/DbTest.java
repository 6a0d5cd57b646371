package nl.polder.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.Tuple;
import java.util.function.Supplier;
import nl.polder.server.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A transaction")
class DbTest {
    @AutoClose
    static final TestDatabase database = TestDatabase.create();

    @BeforeAll
    static void makeATable() {
        database.asOwner("CREATE TABLE note (word text); GRANT SELECT, INSERT ON note TO polder_app");
    }

    @Test
    void is_kept_when_the_work_returns() {
        String answer = onVirtualThread(() -> database.db().inTransaction(sql -> {
            sql.preparedQuery("INSERT INTO note VALUES ($1)")
                    .execute(Tuple.of("kept"))
                    .await();
            return "done";
        }));
        assertThat(answer).isEqualTo("done");
        assertThat(count("kept")).isEqualTo(1);
    }

    @Test
    void leaves_nothing_when_the_work_throws_and_gives_its_connection_back() {
        for (int round = 0; round < 20; round++) {
            assertThatThrownBy(() -> onVirtualThread(() -> database.db().inTransaction(sql -> {
                        sql.preparedQuery("INSERT INTO note VALUES ($1)")
                                .execute(Tuple.of("lost"))
                                .await();
                        throw new IllegalStateException("changed my mind");
                    })))
                    .hasMessage("changed my mind");
        }
        assertThat(count("lost")).isZero();
    }

    private static int count(String word) {
        return database.query("SELECT count(*)::int FROM note WHERE word = $1", word)
                .iterator()
                .next()
                .getInteger(0);
    }

    private static <T> T onVirtualThread(Supplier<T> work) {
        Promise<T> answer = Promise.promise();
        ((VertxInternal) database.vertx()).createVirtualThreadContext().runOnContext(ignored -> {
            try {
                answer.complete(work.get());
            } catch (Throwable failure) {
                answer.fail(failure);
            }
        });
        return answer.future().await();
    }
}
