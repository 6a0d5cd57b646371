package nl.polder.server.platform.side;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import nl.polder.server.platform.config.DatabaseUrl;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program does that {@link SideProcesses} started: reads its job from standard input, does it in await style, and exits with
 * 0 when it is done. Ends at once when the other end of standard input is closed, so that it never outlives who wants its work.
 */
public final class SideProgram {
    private static final Logger LOG = LoggerFactory.getLogger(SideProgram.class);
    static final int JOB_BYTES_MAX = 1 << 20;
    private static final int CONNECTIONS = 2;
    private static final int FAILED = 1;
    private static final int ABANDONED = 3;

    private SideProgram() {}

    /**
     * What is to be done, and with what.
     *
     * @param tell says a line to the one who started the program
     */
    public record Job(JsonObject what, Vertx vertx, Db db, Consumer<String> tell) {}

    /** A program's work: in await style, and whatever it throws is logged and makes the program fail. */
    @FunctionalInterface
    public interface Work {
        void doIt(Job job) throws Exception;
    }

    /** For a {@code main}; never returns. */
    public static void run(Work work) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not come between the lines.
        System.setOut(System.err);
        var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        JsonObject request = read(in);
        Thread.ofPlatform().daemon().name("watch").start(() -> endWith(in));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Db db = Db.connect(vertx, database(request.getJsonObject("database")), CONNECTIONS);
        var job = new Job(request.getJsonObject("job"), vertx, db, out::println);
        int code = 0;
        try {
            // Waits here: without a thread that is no daemon the JVM would end under the work.
            Await.call(vertx, () -> {
                        work.doIt(job);
                        return Boolean.TRUE;
                    })
                    .await();
        } catch (Exception failure) {
            LOG.warn("not done: {}", job.what(), failure);
            code = FAILED;
        }
        out.flush();
        // Not by running out of threads: some library may have left one.
        Runtime.getRuntime().halt(code);
    }

    private static JsonObject read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > JOB_BYTES_MAX) {
            throw new IOException("a job of " + length + " bytes");
        }
        return new JsonObject(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static DatabaseUrl database(JsonObject url) {
        return new DatabaseUrl(
                url.getString("host"),
                url.getInteger("port"),
                url.getString("database"),
                url.getString("user"),
                url.getString("password"));
    }

    private static void endWith(InputStream in) {
        try {
            if (in.read() < 0) {
                Runtime.getRuntime().halt(ABANDONED);
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(ABANDONED);
        }
    }
}
