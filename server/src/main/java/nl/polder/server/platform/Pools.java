package nl.polder.server.platform;

import java.time.Duration;

/**
 * The three pools for long arithmetic, one thread each, so that a PDF never delays an analysis and no event loop computes.
 */
public final class Pools implements AutoCloseable {
    private static final int WAITING_MAX = 64;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final CpuPool analysis = new CpuPool("analysis", WAITING_MAX);
    private final CpuPool robust = new CpuPool("robust", WAITING_MAX);
    private final CpuPool documents = new CpuPool("documents", WAITING_MAX);

    /** Groups and tallies of live conversations. */
    public CpuPool analysis() {
        return analysis;
    }

    /** Resampling and everything that takes minutes. */
    public CpuPool robust() {
        return robust;
    }

    /** PDF, CSV, QR codes, images. */
    public CpuPool documents() {
        return documents;
    }

    @Override
    public void close() {
        analysis.close(CLOSE_WAIT);
        robust.close(CLOSE_WAIT);
        documents.close(CLOSE_WAIT);
    }
}
