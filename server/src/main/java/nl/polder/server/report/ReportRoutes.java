package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
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
    private final PdfReplies pdfs;

    public ReportRoutes(Conversations conversations, Reports reports, Pages pages) {
        this.conversations = conversations;
        this.reports = reports;
        this.pages = pages;
        this.pdfs = new PdfReplies(reports, pages);
    }

    @Override
    public void mount(Router router) {
        router.get(ReportSchema.ADDRESS).handler(ReportSchema::serve);
        router.get(NUMBER).handler(Await.handler(this::serve));
        router.get(NUMBER + "/figures/:file").handler(Await.handler(this::figure));
        router.get(NUMBER + "/pdf").handler(Await.handler(this::waitForPdf));
    }

    private void waitForPdf(RoutingContext http) {
        Conversation conversation = conversation(http);
        pdfs.waiting(http, conversation, line(conversation, http.pathParam("number")));
    }

    private void serve(RoutingContext http) {
        String asked = http.pathParam("number");
        int dot = asked.indexOf('.');
        Conversation conversation = conversation(http);
        if (dot < 0) {
            page(http, conversation, asked);
            return;
        }
        String kind = asked.substring(dot + 1);
        if (kind.equals("pdf")) {
            pdfs.file(http, conversation, line(conversation, asked.substring(0, dot)));
            return;
        }
        ReportStore.Listed line = line(conversation, asked.substring(0, dot));
        switch (kind) {
            case "csv" -> {
                Packed csv = reports.csv(conversation, line, pages.language(http));
                ReportReply.send(http, name(conversation, line, ".csv"), "text/csv; charset=utf-8", csv);
            }
            case "json" -> {
                http.response().putHeader("Link", ReportSchema.LINK);
                ReportReply.show(http, "application/json", reports.json(conversation, line));
            }
            default -> throw Problems.notFound();
        }
    }

    private void page(RoutingContext http, Conversation conversation, String number) {
        ReportStore.Listed line = line(conversation, number);
        View view = view(http);
        Packed page = reports.page(conversation, line, view, view.here());
        http.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, pages.language(http).tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        page.send(http, "text/html; charset=utf-8", "Accept-Language");
    }

    /** {@code name.svg} is the drawing with its words, {@code name.csv} what is drawn. */
    private void figure(RoutingContext http) {
        Conversation conversation = conversation(http);
        ReportStore.Listed line = line(conversation, http.pathParam("number"));
        String asked = http.pathParam("file");
        int dot = asked.indexOf('.');
        FigureFile figure = reports.figure(
                        conversation, line, asked.substring(0, Math.max(0, dot)), view(http), pages.language(http))
                .orElseThrow(Problems::notFound);
        String name = name(conversation, line, "-" + asked);
        switch (asked.substring(dot + 1)) {
            case "svg" -> ReportReply.send(http, name, "image/svg+xml", packed(figure.svg()));
            case "csv" -> ReportReply.send(http, name, "text/csv; charset=utf-8", packed(figure.csv()));
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
        return View.asked(asked.get("sort"), asked.get("q"), asked.get("topic"), asked.getAll("compare"), report);
    }

    private Conversation conversation(RoutingContext http) {
        return conversations
                .find(http.pathParam("slug"))
                .await()
                .filter(Conversation::isPublic)
                .orElseThrow(Problems::notFound);
    }

    /** Of a report that everybody can open, without what it says. */
    private ReportStore.Listed line(Conversation conversation, String number) {
        return reports.findLine(conversation, number(number))
                .await()
                .filter(reports::readable)
                .orElseThrow(Problems::notFound);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw Problems.notFound();
        }
        return Integer.parseInt(text);
    }

    /** Under which a file is saved. */
    static String name(Conversation conversation, ReportStore.Listed line, String end) {
        return conversation.slug() + "-" + line.number() + end;
    }

    private static Packed packed(String text) {
        return Packed.of(Buffer.buffer(text));
    }
}
