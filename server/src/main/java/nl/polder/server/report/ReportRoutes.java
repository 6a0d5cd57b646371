package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.report.page.View;

/**
 * {@code /c/{slug}/reports/{n}}: a published report as a page, and with {@code .pdf}, {@code .csv} or {@code .json} as a file;
 * {@code /figures/{name}.svg} and {@code .csv} under it are its figures.
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
        router.get(NUMBER + "/figures/:file").handler(Await.handler(this::figure));
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
            case "pdf" -> file(http, report, ".pdf", "application/pdf", reports.pdf(conversation, report, language));
            case "csv" ->
                file(http, report, ".csv", "text/csv; charset=utf-8", text(ReportCsv.write(report, language.tag())));
            case "json" -> file(http, report, ".json", "application/json", text(stored.document()));
            default -> throw Problems.notFound();
        }
    }

    private void page(RoutingContext http, Report report) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, pages.language(http).tag())
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(reports.page(report, false, view(http), pages.address(http)));
    }

    /** {@code name.svg} is the drawing with its words, {@code name.csv} what is drawn. */
    private void figure(RoutingContext http) {
        Report report = ReportJson.read(
                published(conversation(http), http.pathParam("number")).document());
        String asked = http.pathParam("file");
        int dot = asked.indexOf('.');
        FigureFile figure = reports.figure(
                        report, asked.substring(0, Math.max(0, dot)), view(http), pages.language(http))
                .orElseThrow(Problems::notFound);
        String name = "-" + asked;
        switch (asked.substring(dot + 1)) {
            case "svg" -> file(http, report, name, "image/svg+xml", text(figure.svg()));
            case "csv" -> file(http, report, name, "text/csv; charset=utf-8", text(figure.csv()));
            default -> throw Problems.notFound();
        }
    }

    /** What the address asks for: the order, the words searched for, the groups compared. */
    private View view(RoutingContext http) {
        var asked = http.queryParams();
        PageAddress here = pages.address(http);
        PageAddress report = new PageAddress(
                here.language(),
                here.languageAsked(),
                "/c/" + http.pathParam("slug") + "/reports/" + http.pathParam("number"),
                List.of());
        return View.asked(asked.get("sort"), asked.get("q"), asked.getAll("compare"), report);
    }

    private static void file(RoutingContext http, Report report, String suffix, String type, Buffer body) {
        String name = report.head().slug() + "-" + report.head().number() + suffix;
        HttpServerResponse response = http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (!suffix.equals(".json")) {
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
