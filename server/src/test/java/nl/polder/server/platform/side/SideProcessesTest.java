package nl.polder.server.platform.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.polder.server.platform.Niceness;
import nl.polder.server.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work in a process of its own")
class SideProcessesTest {
    private static final int HEAP_MEBIBYTES = 64;

    @AutoClose
    private static final TestDatabase database = TestDatabase.create();

    @AutoClose
    private final SideProcesses processes = new SideProcesses(new Niceness(0), database.application());

    /** What the processes of this test run. */
    static final class Answering {
        public static void main(String[] none) throws IOException {
            SideProgram.run(job -> {
                job.tell().accept("pid " + ProcessHandle.current().pid());
                switch (job.what().getString("ask")) {
                    case "who" ->
                        job.tell()
                                .accept(job.db()
                                        .query("SELECT current_user AS who")
                                        .await()
                                        .iterator()
                                        .next()
                                        .getString("who"));
                    case "processors" ->
                        job.tell().accept("may use " + Runtime.getRuntime().availableProcessors());
                    case "print" -> System.out.println("a library says something");
                    case "wait" -> job.vertx().timer(10, TimeUnit.MINUTES).await();
                    default -> throw new IllegalArgumentException(job.what().getString("ask"));
                }
            });
        }
    }

    private static SideProcesses.Program answering(Duration takesMax) {
        return new SideProcesses.Program(Answering.class, HEAP_MEBIBYTES, takesMax, false, List.of());
    }

    private List<String> ask(String what, Duration takesMax) throws IOException {
        return ask(processes, what, takesMax);
    }

    private static List<String> ask(SideProcesses who, String what, Duration takesMax) throws IOException {
        List<String> said = new ArrayList<>();
        var program = answering(takesMax);
        who.run(program, new JsonObject().put("ask", what), said::add);
        return said;
    }

    @Test
    void reaches_the_database_as_the_application_and_nobody_more() throws IOException {
        assertThat(ask("who", Duration.ofMinutes(1))).contains("polder_app");
    }

    @Test
    void leaves_one_processor_to_whoever_votes_when_it_gives_way() throws IOException {
        int here = Runtime.getRuntime().availableProcessors();
        try (var givingWay = new SideProcesses(new Niceness(Niceness.IDLE), database.application())) {
            assertThat(ask(givingWay, "processors", Duration.ofMinutes(1)))
                    .contains("may use " + Math.max(1, here - 1));
        }
        assertThat(ask("processors", Duration.ofMinutes(1))).contains("may use " + here);
    }

    @Test
    void what_a_library_prints_is_not_taken_for_what_it_says() throws IOException {
        assertThat(ask("print", Duration.ofMinutes(1)))
                .singleElement()
                .asString()
                .startsWith("pid ");
    }

    @Test
    void what_it_throws_is_an_error_here() {
        assertThatThrownBy(() -> ask("something else", Duration.ofMinutes(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before it was done, with code 1");
    }

    @Test
    void is_killed_when_it_takes_too_long() {
        assertThatThrownBy(() -> ask("wait", Duration.ofSeconds(3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before it was done");
    }

    @Test
    void a_job_as_long_as_allowed_is_read_and_one_longer_is_refused() throws IOException {
        int around =
                new JsonObject().put("ask", "print").put("filled", "").encode().length();
        var program = answering(Duration.ofMinutes(1));
        String fits = "x".repeat(SideProgram.JOB_BYTES_MAX - around - 1_000);
        processes.run(program, new JsonObject().put("ask", "print").put("filled", fits), line -> {});
        String not = "x".repeat(SideProgram.JOB_BYTES_MAX);
        assertThatThrownBy(() -> processes.run(
                        program, new JsonObject().put("ask", "print").put("filled", not), line -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void ends_when_polder_stops_and_none_starts_afterwards() throws Exception {
        var pids = new LinkedBlockingQueue<String>();
        var program = answering(Duration.ofMinutes(5));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var run = thread.submit(() -> {
                processes.run(program, new JsonObject().put("ask", "wait"), pids::add);
                return null;
            });
            String said = pids.poll(60, TimeUnit.SECONDS);
            assertThat(said).startsWith("pid ");
            processes.close();
            assertThatThrownBy(run::get).hasCauseInstanceOf(IOException.class);
            ProcessHandle.of(Long.parseLong(said.substring(4)))
                    .ifPresent(process -> assertThat(process.isAlive()).isFalse());
        }
        assertThatThrownBy(() -> ask("who", Duration.ofMinutes(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("Polder stops");
    }
}
