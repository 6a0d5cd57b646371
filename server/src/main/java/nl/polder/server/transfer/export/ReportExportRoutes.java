package nl.polder.server.transfer.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.platform.CpuPool;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;

/**
 * {@code GET /api/v3/reportExport/{report}/{file}.csv}, for programs that read Polis's: the report is the conversation's slug. Only
 * where the rows were released (tier T2); what moderators rejected is listed without its text.
 */
public final class ReportExportRoutes implements Routes {
    private static final int ROWS_RELEASED = 2;

    private final Conversations conversations;
    private final PolisExport export;
    private final CpuPool documents;

    public ReportExportRoutes(Conversations conversations, PolisExport export, CpuPool documents) {
        this.conversations = conversations;
        this.export = export;
        this.documents = documents;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/v3/reportExport/:slug/:file").handler(Await.handler(this::serve));
    }

    private void serve(RoutingContext http) {
        String file = http.pathParam("file");
        Conversation conversation = conversations
                .find(http.pathParam("slug"))
                .await()
                .filter(Conversation::isPublic)
                .orElseThrow(Problems::notFound);
        if (!PolisFiles.NAMES.contains(file)) {
            throw Problems.notFound();
        }
        if (conversation.settings().rowTier() < ROWS_RELEASED) {
            throw Problems.rowsNotReleased();
        }
        ExportedConversation from = export.read(conversation);
        Buffer body = documents.run(() -> written(from, file)).await();
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s\"".formatted(conversation.slug(), file))
                .end(body);
    }

    private static Buffer written(ExportedConversation from, String file) {
        try {
            var out = new StringWriter();
            new PolisFiles(from, Times.MILLISECONDS, PolisFiles.Rejected.WITHOUT_TEXT).write(file, out);
            return Buffer.buffer(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
