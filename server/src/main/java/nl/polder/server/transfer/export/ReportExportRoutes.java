package nl.polder.server.transfer.export;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Download;
import nl.polder.server.platform.http.OpenData;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.http.Waiting;
import nl.polder.server.transfer.export.PolisExport.At;
import nl.polder.server.transfer.export.PolisExport.Made;
import nl.polder.server.vote.VoteHistory;

/**
 * {@code GET /api/v3/reportExport/{report}/{file}.csv}, for programs that read Polis's. The report is {@code slug.number} for a
 * published report, at its position of the log, or the slug alone for what stands now. Only where the rows were released (tier
 * T2); what moderators rejected is listed without its text.
 */
public final class ReportExportRoutes implements Routes {
    private static final int ROWS_RELEASED = 2;

    private final ConversationStore conversations;
    private final PolisExport export;
    private final PublishedReports reports;
    private final VoteHistory history;

    /** The reports that everybody can read. */
    @FunctionalInterface
    public interface PublishedReports {
        /** Which moment a report is about; empty when there is none that everybody can read. In await style. */
        Optional<At> find(Conversation conversation, int number);
    }

    public ReportExportRoutes(
            ConversationStore conversations, PolisExport export, PublishedReports reports, VoteHistory history) {
        this.conversations = conversations;
        this.export = export;
        this.reports = reports;
        this.history = history;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v3/reportExport/:report/:file").handler(Await.handler(this::serve));
    }

    private void serve(RoutingContext http) {
        String[] report = http.pathParam("report").split("\\.", 2);
        String file = http.pathParam("file");
        // Not remembered: a release that was withdrawn is withdrawn on every node at once.
        Conversation conversation = conversations
                .findBySlug(report[0])
                .await()
                .filter(Conversation::isPublic)
                .orElseThrow(Problems::notFound);
        Optional<At> at = report.length == 1 ? Optional.empty() : Optional.of(moment(conversation, report[1]));
        if (!ExportForm.FULL.names().contains(file)) {
            throw Problems.notFound();
        }
        ExportForm form = ExportForm.forEverybody(
                conversations.rowsAsImported(conversation.id()).await());
        if (conversation.settings().rowTier() < ROWS_RELEASED || !form.names().contains(file)) {
            throw Problems.rowsNotReleased();
        }
        Times times = times(http);
        if (form == ExportForm.RELEASED && at.isPresent() && isPast(conversation, at.get())) {
            throw Problems.rowsNotReleased();
        }
        try (Made made = Waiting.during(
                http,
                () -> at.isPresent()
                        ? export.file(conversation, form, times, file, at.get())
                        : export.file(conversation, form, times, file, Download.begun(http)))) {
            OpenData.allow(http);
            Download.send(http, made.as(conversation.slug() + "-" + file));
        }
    }

    /** Rows of two moments side by side say who voted between them, and who changed a vote; of that nothing was released. */
    private boolean isPast(Conversation conversation, At at) {
        return history.votesSince(conversation.id(), at.position());
    }

    /** Milliseconds as Polis writes, unless the address asks for seconds. */
    private static Times times(RoutingContext http) {
        return switch (http.queryParams().contains("timestamps")
                ? http.queryParams().get("timestamps")
                : "milliseconds") {
            case "milliseconds" -> Times.MILLISECONDS;
            case "seconds" -> Times.SECONDS;
            default -> throw Problems.badRequest(Map.of("timestamps", "milliseconds or seconds"));
        };
    }

    private At moment(Conversation conversation, String number) {
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw Problems.notFound();
        }
        return reports.find(conversation, Integer.parseInt(number)).orElseThrow(Problems::notFound);
    }
}
