package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.Sha256;
import nl.polder.server.platform.db.Db;

/** The files of published reports with their size and hash, for a catalogue of data. In await style. */
public final class ReportFiles {
    private final ReportStore store;
    private final Clock clock;

    public ReportFiles(Db db, Clock clock) {
        this.store = new ReportStore(db);
        this.clock = clock;
    }

    /**
     * A report that everybody can read now.
     *
     * @param opened first day on which people voted
     * @param closed day on which the conversation was closed, when it was
     */
    public record Described(
            int number,
            Instant madeAt,
            Instant publishedAt,
            Optional<LocalDate> opened,
            Optional<LocalDate> closed,
            List<File> files) {
        public Described {
            files = List.copyOf(files);
        }
    }

    /**
     * @param kind {@code pdf}, {@code csv} or {@code json}
     * @param language empty when it is the same in all
     * @param sha256 of its bytes, in hexadecimal
     */
    public record File(String kind, Optional<Language> language, long bytes, String sha256) {}

    /** Newest first. A PDF is among the files as soon as it is made: from its publishing on, the example's when asked for. */
    public List<Described> list(Conversation conversation) {
        return store.list(conversation.id()).await().stream()
                .filter(line -> line.readable(clock.instant()))
                .map(line -> described(conversation, line))
                .toList();
    }

    private Described described(Conversation conversation, ReportStore.Listed line) {
        String document = store.find(conversation.id(), line.number())
                .await()
                .orElseThrow()
                .document();
        Report report = ReportJson.read(document);
        List<File> files = new ArrayList<>();
        files.add(file("json", Optional.empty(), document.getBytes(StandardCharsets.UTF_8)));
        for (Language language : Language.values()) {
            String csv = ReportCsv.write(report, language.tag());
            files.add(file("csv", Optional.of(language), csv.getBytes(StandardCharsets.UTF_8)));
            store.findPdf(conversation.id(), line.number(), language.tag())
                    .await()
                    .map(Buffer::getBytes)
                    .ifPresent(pdf -> files.add(file("pdf", Optional.of(language), pdf)));
        }
        Instant published = line.publishedAt().orElse(line.madeAt());
        return new Described(
                line.number(),
                line.madeAt(),
                line.embargoUntil().filter(published::isBefore).orElse(published),
                report.head().opened(),
                report.head().closed(),
                files);
    }

    private static File file(String kind, Optional<Language> language, byte[] bytes) {
        return new File(kind, language, bytes.length, HexFormat.of().formatHex(Sha256.of(bytes)));
    }
}
