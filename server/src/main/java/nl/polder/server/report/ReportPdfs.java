package nl.polder.server.report;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.Pools;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.report.pdf.PdfProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PDFs of reports: made in the background when somebody first asks, then kept for ever. A node makes no PDF twice at the same
 * time; two nodes that are asked at once both make it, byte for byte the same, and the first that is done is kept. In await style.
 */
final class ReportPdfs {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPdfs.class);
    /** So that whoever waits learns that it failed, and not everybody who looks starts another attempt. */
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(10);

    private final ReportStore store;
    private final String site;
    private final SideProcesses processes;
    private final Pools pools;
    private final Clock clock;
    private final Map<Key, Making> begun = new ConcurrentHashMap<>();

    private record Key(int conversation, int number, Language language) {}

    ReportPdfs(ReportStore store, String site, SideProcesses processes, Pools pools, Clock clock) {
        this.store = store;
        this.site = site;
        this.processes = processes;
        this.pools = pools;
        this.clock = clock;
    }

    /** A PDF that somebody asked for. */
    sealed interface Pdf {
        record Ready(Buffer file) implements Pdf {}

        /** @param file once it is ready; fails when it cannot be made */
        record BeingMade(PdfProgress progress, Future<Buffer> file) implements Pdf {}

        /** It could not be made; asked for again some seconds later, it is tried again. */
        record Failed() implements Pdf {}
    }

    private static final class Making {
        private final Promise<Buffer> file = Promise.promise();
        private volatile PdfProgress progress = PdfProgress.NONE;
        private volatile Instant failedAt = Instant.MAX;

        void progress(PdfProgress now) {
            progress = now;
        }

        boolean hasFailedBefore(Instant moment) {
            return failedAt.isBefore(moment);
        }
    }

    /** The PDF, or how far it is; begins to make it when nobody did. */
    Pdf ask(int conversation, int number, Language language) {
        var key = new Key(conversation, number, language);
        Making found = begun.get(key);
        if (found != null && found.hasFailedBefore(clock.instant().minus(TRIED_AGAIN_AFTER))) {
            begun.remove(key, found);
            found = null;
        }
        if (found == null) {
            Optional<Buffer> kept =
                    store.findPdf(conversation, number, language.tag()).await();
            if (kept.isPresent()) {
                return new Pdf.Ready(kept.get());
            }
            var mine = new Making();
            found = begun.putIfAbsent(key, mine);
            if (found == null) {
                begin(key, mine);
                found = mine;
            }
        }
        return found.file.future().failed() ? new Pdf.Failed() : new Pdf.BeingMade(found.progress, found.file.future());
    }

    private void begin(Key key, Making making) {
        JsonObject job = PdfProgram.job(key.conversation, key.number, key.language, site);
        pools.pdfs()
                .run(() -> {
                    processes.run(PdfProgram.PROGRAM, job, line -> making.progress(PdfProgress.read(line)));
                    return Boolean.TRUE;
                })
                .compose(done -> store.findPdf(key.conversation, key.number, key.language.tag()))
                .map(kept -> kept.orElseThrow(() -> new IllegalStateException("the PDF was not kept")))
                .onSuccess(pdf -> begun.remove(key, making))
                .onFailure(failure -> {
                    making.failedAt = clock.instant();
                    LOG.warn(
                            "PDF of report {} of conversation {} not made, will be tried again when it is asked for",
                            key.number,
                            key.conversation,
                            failure);
                })
                .onComplete(making.file);
    }
}
