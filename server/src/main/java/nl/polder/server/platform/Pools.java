package nl.polder.server.platform;

import java.time.Duration;

/**
 * The pools for long work, one thread each, so that a PDF never delays an analysis and no event loop computes. All but the live
 * analysis give way to whatever serves people.
 */
public final class Pools implements AutoCloseable {
    private static final int WAITING_MAX = 64;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
    private static final Niceness USUAL = new Niceness(0);

    private final CpuPool analysis = new CpuPool("analysis", WAITING_MAX, USUAL);
    private final CpuPool robust;
    private final CpuPool pages = new CpuPool("pages", WAITING_MAX, USUAL);
    private final CpuPool documents = new CpuPool("documents", WAITING_MAX, USUAL);
    private final CpuPool pdfs = new CpuPool("pdfs", WAITING_MAX, USUAL);
    private final CpuPool judges = new CpuPool("judges", WAITING_MAX, USUAL);

    /** @param background what the judging of analyses runs at */
    public Pools(Niceness background) {
        robust = new CpuPool("robust", WAITING_MAX, background);
    }

    /** Groups and tallies of live conversations. */
    public CpuPool analysis() {
        return analysis;
    }

    /** Resampling and everything that takes minutes. */
    public CpuPool robust() {
        return robust;
    }

    /** Large pages, once each. */
    public CpuPool pages() {
        return pages;
    }

    /** Files that are made while somebody waits: CSV, QR codes, images. */
    public CpuPool documents() {
        return documents;
    }

    /** Waits for the processes that write PDFs, one at a time. */
    public CpuPool pdfs() {
        return pdfs;
    }

    /** Waits for the processes that judge large analyses, one at a time. */
    public CpuPool judges() {
        return judges;
    }

    /** What the server's own judging takes, some seconds, is not waited for: it is done again after the next start. */
    public void stopJudging() {
        robust.stop();
    }

    @Override
    public void close() {
        analysis.close(CLOSE_WAIT);
        robust.close(CLOSE_WAIT);
        pages.close(CLOSE_WAIT);
        documents.close(CLOSE_WAIT);
        pdfs.close(CLOSE_WAIT);
        judges.close(CLOSE_WAIT);
    }
}
