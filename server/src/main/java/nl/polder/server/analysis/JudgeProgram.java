package nl.polder.server.analysis;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.polder.server.analysis.AnalysisStore.Latest;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.Niceness;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.platform.side.SideProgram;
import nl.polder.server.vote.LogReader;

/** Judges one version in a process of its own. The process gives way as a whole, so its threads need not. */
public final class JudgeProgram {
    private static final Duration TAKES_MAX = Duration.ofHours(2);
    private static final int HEAP_MEBIBYTES = 384;
    /** A vote in the log, in the matrix, in its row, and in the reading of mode robust: measured 60 to 110 bytes. */
    private static final int BYTES_PER_ENTRY = 160;

    private JudgeProgram() {}

    /** @param entries of the log that it will read */
    static SideProcesses.Program of(long entries) {
        int mebibytes = HEAP_MEBIBYTES + Math.toIntExact(entries * BYTES_PER_ENTRY >> 20);
        return new SideProcesses.Program(JudgeProgram.class, mebibytes, TAKES_MAX, false, List.of());
    }

    static JsonObject job(int conversationId, Latest version, String holder, long fencing) {
        return new JsonObject()
                .put("conversation", conversationId)
                .put("version", version.version())
                .put("holder", holder)
                .put("fencing", fencing);
    }

    public static void main(String[] none) throws IOException {
        SideProgram.run(JudgeProgram::judge);
    }

    private static void judge(SideProgram.Job job) {
        int conversation = job.what().getInteger("conversation");
        var store = new AnalysisStore(job.db());
        Latest version = store.latest().await().get(conversation);
        if (version == null || version.version() != job.what().getInteger("version") || version.judged()) {
            // Overtaken: another version is there, or another node was quicker.
            return;
        }
        var pools = new Pools(new Niceness(0));
        var leases = new Leases(job.db(), job.what().getString("holder"));
        var clock = Clock.systemUTC();
        var states = new LiveStates(new LogReader(job.db()), pools.analysis(), clock);
        new Judging(states, new Publisher(job.db(), store, leases, clock), pools)
                .judge(conversation, version, job.what().getLong("fencing"));
    }
}
