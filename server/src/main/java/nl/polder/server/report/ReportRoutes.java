package nl.polder.server.report;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.report.page.View;

/**
 * {@code /c/{slug}/reports/{n}}: a published report as a page, and with {@code .pdf}, {@code .csv} or {@code .json} as a file;
 * {@code /figures/{name}.svg} and {@code .csv} under it are its figures. {@code …/pdf} is where a browser waits for a PDF that is
 * being made, while a program simply gets it later. Drafts and reports under embargo are not there.
 */
public final class ReportRoutes implements Routes {
    private static final String NUMBER = "/c/:slug/reports/:number";

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
        router.get(NUMBER + "/pdf").handler(Await.handler(this::waitForPdf));
    }

    private void serve(RoutingContext http) {
        String asked = http.pathParam("number");
        int dot = asked.indexOf('.');
        Conversation conversation = conversation(http);
        if (dot < 0) {
            page(http, conversation, asked);
            return;
        }
        ReportStore.Stored stored = published(conversation, asked.substring(0, dot));
        Report report = ReportJson.read(stored.document());
        Language language = pages.language(http);
        String kind = asked.substring(dot + 1);
        switch (kind) {
            case "pdf" -> pdf(http, report, reports.pdf(conversation, report, language));
            case "csv" ->
                file(http, report, ".csv", "text/csv; charset=utf-8", text(ReportCsv.write(report, language.tag())));
            case "json" -> file(http, report, ".json", "application/json", text(stored.document()));
            default -> throw Problems.notFound();
        }
    }

    private void page(RoutingContext http, Conversation conversation, String number) {
        ReportStore.Listed line = reports.findLine(conversation, number(number))
                .await()
                .filter(reports::readable)
                .orElseThrow(Problems::notFound);
        Packed page = reports.page(conversation, line, view(http), pages.address(http));
        http.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, pages.language(http).tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        page.send(http, "text/html; charset=utf-8", "Accept-Language");
    }

    private void pdf(RoutingContext http, Report report, ReportPdfs.Pdf pdf) {
        switch (pdf) {
            case ReportPdfs.Pdf.Ready ready -> pdf(http, report, ready.file());
            case ReportPdfs.Pdf.BeingMade making -> {
                if (isBrowser(http)) {
                    pages.redirect(http, address(report) + "/pdf");
                } else {
                    Future<Optional<Buffer>> made = making.file().map(Optional::of);
                    pdf(http, report, made.otherwise(Optional.empty()).await().orElseThrow(Problems::pdfNotMade));
                }
            }
            case ReportPdfs.Pdf.Failed failed -> throw Problems.pdfNotMade();
        }
    }

    private static void pdf(RoutingContext http, Report report, Buffer body) {
        file(http, report, ".pdf", "application/pdf", body);
    }

    /** Says how far the PDF is, as a page that looks again by itself or, for its script, as JSON. */
    private void waitForPdf(RoutingContext http) {
        Conversation conversation = conversation(http);
        Report report = ReportJson.read(
                published(conversation, http.pathParam("number")).document());
        Language language = pages.language(http);
        WaitingPage page = switch (reports.pdf(conversation, report, language)) {
            case ReportPdfs.Pdf.Ready ready -> WaitingPage.ready(report);
            case ReportPdfs.Pdf.BeingMade making ->
                WaitingPage.of(report, making.progress(), pages.messages(), language);
            case ReportPdfs.Pdf.Failed failed -> throw Problems.pdfNotMade();
        };
        if (!isBrowser(http)) {
            progress(http, page);
        } else if (page.ready()) {
            pages.redirect(http, address(report) + ".pdf");
        } else {
            pages.send(http, "report/waiting", page);
        }
    }

    private static void progress(RoutingContext http, WaitingPage page) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page.json().toBuffer());
    }

    private static String address(Report report) {
        return "/c/" + report.head().slug() + "/reports/" + report.head().number();
    }

    private static boolean isBrowser(RoutingContext http) {
        String accepted = http.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
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
        return reports.find(conversation, number(number))
                .await()
                .filter(stored -> reports.readable(stored.line()))
                .orElseThrow(Problems::notFound);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw Problems.notFound();
        }
        return Integer.parseInt(text);
    }

    private static Buffer text(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }
}
