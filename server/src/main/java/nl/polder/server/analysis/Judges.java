package nl.polder.server.analysis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import nl.polder.server.analysis.AnalysisStore.Latest;
import nl.polder.server.node.Leases;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.side.SideProcesses;

/**
 * Has versions judged: small ones here, on the thread that gives way; large ones in a process beside this one, because votes would
 * feel a million of them being read, their garbage, and the writing of what is said of everybody.
 */
public final class Judges {
    /** Up to here judging takes less than starting a process does. */
    static final long ENTRIES_HERE_MAX = 20_000;

    private final Vertx vertx;
    private final SideProcesses processes;
    private final Judging here;
    private final Leases leases;
    private final Pools pools;

    public Judges(
            Vertx vertx, SideProcesses processes, LiveStates states, Publisher publisher, Leases leases, Pools pools) {
        this.vertx = vertx;
        this.processes = processes;
        this.here = new Judging(states, publisher, pools);
        this.leases = leases;
        this.pools = pools;
    }

    /** Ends when the version is judged and written, or somebody else did it; fails when it could not be. */
    Future<Void> judge(int conversationId, Latest version, long fencing) {
        if (version.position() <= ENTRIES_HERE_MAX) {
            return Await.call(vertx, () -> here.judge(conversationId, version, fencing))
                    .mapEmpty();
        }
        return pools.judges().run(() -> {
            processes.run(
                    JudgeProgram.of(version.position()),
                    JudgeProgram.job(conversationId, version, leases.holder(), fencing),
                    line -> {});
            return null;
        });
    }
}
