package nl.polder.server.report;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.platform.side.SideProcesses;
import nl.polder.server.platform.side.SideProgram;
import nl.polder.server.report.pdf.PdfProgress;
import nl.polder.server.report.pdf.PdfWriter;

/**
 * Makes the PDF of one report in a process of its own and keeps it: the report is read, rendered, laid out and stored there. Says a
 * line of {@link PdfProgress} for every sheet.
 */
public final class PdfProgram {
    private static final int HEAP_MEBIBYTES = 768;
    private static final Duration TAKES_MAX = Duration.ofMinutes(30);
    static final SideProcesses.Program PROGRAM = new SideProcesses.Program(
            PdfProgram.class, HEAP_MEBIBYTES, TAKES_MAX, true, List.of("-XX:TieredStopAtLevel=1"));

    private PdfProgram() {}

    static JsonObject job(int conversation, int number, Language language, String site) {
        return new JsonObject()
                .put("conversation", conversation)
                .put("number", number)
                .put("language", language.tag())
                .put("site", site);
    }

    public static void main(String[] none) throws IOException {
        SideProgram.run(PdfProgram::make);
    }

    private static void make(SideProgram.Job job) {
        int conversation = job.what().getInteger("conversation");
        int number = job.what().getInteger("number");
        Language language = Language.find(job.what().getString("language")).orElseThrow();
        var store = new ReportStore(job.db());
        String document = store.find(conversation, number)
                .await()
                .map(ReportStore.Stored::document)
                .orElseThrow(() -> new IllegalStateException("there is no report " + number));
        byte[] pdf = pdf(
                document,
                language,
                job.what().getString("site"),
                progress -> job.tell().accept(progress.line()));
        store.keepPdf(conversation, number, language.tag(), pdf);
    }

    /**
     * The PDF of a report.
     *
     * @param document the report as JSON
     * @param site where readers find this Polder
     * @param listener is told of every sheet
     */
    public static byte[] pdf(String document, Language language, String site, Consumer<PdfProgress> listener) {
        Report report = ReportJson.read(document);
        String paper = new ReportPages(new Renderer(Messages.load(), Assets.load()), site).paper(report, language);
        return new PdfWriter().write(paper, report.head().madeAt(), listener);
    }
}
