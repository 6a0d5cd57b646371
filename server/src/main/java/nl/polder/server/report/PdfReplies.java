package nl.polder.server.report;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.i18n.Language;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.render.Pages;

/** Answers who asks for a PDF: with it, or with how far it is. What the report says is not read for that. */
final class PdfReplies {
    /** Sooner than the minute after which a connection on which nothing happens is closed. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(45);

    private final Reports reports;
    private final Pages pages;

    PdfReplies(Reports reports, Pages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    /** The file; a browser waits on a page that says how far it is, a program waits for the answer. */
    void file(RoutingContext http, Conversation conversation, ReportStore.Listed report) {
        switch (reports.pdf(conversation, report.number(), pages.language(http))) {
            case ReportPdfs.Pdf.Ready ready -> send(http, conversation, report, ready.file());
            case ReportPdfs.Pdf.BeingMade making -> {
                if (isBrowser(http)) {
                    pages.redirect(http, address(conversation, report) + "/pdf");
                } else {
                    send(
                            http,
                            conversation,
                            report,
                            within(making.file(), ANSWERED_WITHIN).await());
                }
            }
            case ReportPdfs.Pdf.Failed failed -> throw Problems.pdfNotMade();
        }
    }

    /** The file, or the problem to answer with when it fails or is not there in time: it is made on meanwhile. */
    static Future<Buffer> within(Future<Buffer> making, Duration limit) {
        return making.timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? Problems.pdfBeingMade() : Problems.pdfNotMade()));
    }

    /** Says how far the PDF is, as a page that looks again by itself or, for its script, as JSON. */
    void waiting(RoutingContext http, Conversation conversation, ReportStore.Listed report) {
        Language language = pages.language(http);
        String slug = conversation.slug();
        WaitingPage page = switch (reports.pdf(conversation, report.number(), language)) {
            case ReportPdfs.Pdf.Ready ready -> WaitingPage.ready(slug, report.number());
            case ReportPdfs.Pdf.BeingMade making ->
                WaitingPage.of(slug, report.number(), making.progress(), pages.messages(), language);
            case ReportPdfs.Pdf.Failed failed -> throw Problems.pdfNotMade();
        };
        if (!isBrowser(http)) {
            progress(http, page);
        } else if (page.ready()) {
            pages.redirect(http, address(conversation, report) + ".pdf");
        } else {
            pages.send(http, "report/waiting", page);
        }
    }

    private static void send(RoutingContext http, Conversation conversation, ReportStore.Listed report, Buffer body) {
        ReportReply.send(http, ReportRoutes.name(conversation, report, ".pdf"), "application/pdf", Packed.asItIs(body));
    }

    private static void progress(RoutingContext http, WaitingPage page) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Language")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page.json().toBuffer());
    }

    private static String address(Conversation conversation, ReportStore.Listed report) {
        return "/c/" + conversation.slug() + "/reports/" + report.number();
    }

    private static boolean isBrowser(RoutingContext http) {
        String accepted = http.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }
}
