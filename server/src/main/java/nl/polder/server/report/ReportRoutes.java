package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.report.page.Sort;

/**
 * {@code /c/{slug}/reports/{n}}: a published report as a page, and with {@code .pdf}, {@code .csv} or {@code .json} as a file.
 * Drafts and reports under embargo are not there.
 */
public final class ReportRoutes implements Routes {
    private static final String NUMBER = "/c/:slug/reports/:number";
    /** Not a file; no name of a file has a slash. */
    private static final String PAGE = "/";

    private final Conversations conversations;
    private final Reports reports;
    private final Pages pages;

    public ReportRoutes(Conversations conversations, Reports reports, Pages pages) {
        this.conversations = conversations;
        this.reports = reports;
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        router.get(NUMBER).handler(Await.handler(this::serve));
    }

    private void serve(RoutingContext http) {
        String asked = http.pathParam("number");
        int dot = asked.indexOf('.');
        String kind = dot < 0 ? PAGE : asked.substring(dot + 1);
        Conversation conversation = conversation(http);
        ReportStore.Stored stored = published(conversation, dot < 0 ? asked : asked.substring(0, dot));
        Report report = ReportJson.read(stored.document());
        Language language = pages.language(http);
        switch (kind) {
            case PAGE -> page(http, report);
            case "pdf" -> file(http, report, kind, "application/pdf", reports.pdf(conversation, report, language));
            case "csv" ->
                file(http, report, kind, "text/csv; charset=utf-8", text(ReportCsv.write(report, language.tag())));
            case "json" -> file(http, report, kind, "application/json", text(stored.document()));
            default -> throw Problems.notFound();
        }
    }

    private void page(RoutingContext http, Report report) {
        Sort sort = Sort.of(http.queryParams().get("sort"));
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, pages.language(http).tag())
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(reports.page(report, false, sort, pages.address(http)));
    }

    private static void file(RoutingContext http, Report report, String kind, String type, Buffer body) {
        String name = report.head().slug() + "-" + report.head().number() + "." + kind;
        HttpServerResponse response = http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (!kind.equals("json")) {
            response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
        }
        response.end(body);
    }

    private Conversation conversation(RoutingContext http) {
        return conversations
                .find(http.pathParam("slug"))
                .await()
                .filter(Conversation::isPublic)
                .orElseThrow(Problems::notFound);
    }

    private ReportStore.Stored published(Conversation conversation, String number) {
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw Problems.notFound();
        }
        return reports.find(conversation, Integer.parseInt(number))
                .await()
                .filter(stored -> reports.readable(stored.line()))
                .orElseThrow(Problems::notFound);
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
