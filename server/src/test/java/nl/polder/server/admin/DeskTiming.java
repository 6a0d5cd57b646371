package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import nl.polder.server.load.Figure;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;

/** How long a moderator waits: the queue with 500 statements waiting, and a decision. Warm-up, then medians. */
public final class DeskTiming {
    private static final String QUEUE = "/admin/c/hoe-verder/queue";
    private static final int WAITING = 500;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 60;

    private DeskTiming() {}

    public static void main(String[] arguments) {
        try (TestPolder polder = TestPolder.start(Map.of("POLDER_LIMITS", "off"), Clock.systemUTC())) {
            Staff moderator = Staff.first(polder, Clock.systemUTC());
            moderator.post("/admin/new", fields("title", "Hoe verder?", "main", "nl", "description", "Een vraag."));
            polder.database().query("SELECT append_state(1, 'open')");
            int first = WARM_UP + MEASURED;
            int[] waiting = new int[WAITING + first];
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = write(polder, i);
            }
            report("queue-page", WAITING + first, i -> moderator.get(QUEUE));
            report("statement-page", WAITING, i -> moderator.get(QUEUE + "/" + waiting[first + i]));
            report(
                    "decision",
                    WAITING,
                    i -> moderator.post(QUEUE + "/" + waiting[i], fields("decision", "accept", "seen", "0")));
        }
    }

    private static void report(String name, int waiting, IntFunction<HttpResponse<String>> request) {
        double[] millis = new double[MEASURED];
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = request.apply(i);
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(name + " answered " + answer.statusCode() + ": " + answer.body());
            }
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        String with = " with at least " + Math.min(waiting, WAITING) + " statements waiting";
        System.out.println(Figure.line(name + "-median", millis[MEASURED / 2], "ms" + with));
        System.out.println(Figure.line(name + "-p95", millis[MEASURED * 95 / 100], "ms" + with));
    }

    private static int write(TestPolder polder, int number) {
        return polder.database()
                .query(
                        "SELECT statement FROM append_statement(1, $1, true, 0::smallint, 'nl', NULL, 'participant',"
                                + " 'nl', $2, NULL)",
                        Buffer.buffer(ByteBuffer.allocate(32).putInt(number).array()),
                        "Stelling " + number + ": de gemeente moet straat " + number + " opnieuw inrichten.")
                .iterator()
                .next()
                .getInteger(0);
    }
}
