package nl.polder.server.catalogue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.platform.config.Settings;
import nl.polder.server.platform.db.Db;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.OpenData;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.report.ReportFiles;
import nl.polder.server.transfer.export.ExportForm;
import nl.polder.server.transfer.export.PolisExport;

/**
 * {@code /catalog.jsonld} and {@code /c/{slug}/dataset.jsonld} (or {@code .ttl}), {@code /data-dictionary}, and beside every CSV its
 * {@code …csv-metadata.json}. Mounted before the routes of the files themselves.
 */
public final class CatalogueRoutes implements Routes {
    private static final int ROWS_RELEASED = 2;

    private final ConversationStore conversations;
    private final PolisExport export;
    private final Pages pages;
    private final ReportFiles reports;
    private final Datasets datasets;
    private final Csvw csvw;

    public CatalogueRoutes(
            Db db, ConversationStore conversations, PolisExport export, Pages pages, Settings settings, Clock clock) {
        this.conversations = conversations;
        this.export = export;
        this.pages = pages;
        this.reports = new ReportFiles(db, clock);
        this.csvw = new Csvw(pages.messages());
        this.datasets = new Datasets(
                conversations, reports, export, pages.messages(), settings.publicUrl(), settings.contact());
    }

    @Override
    public void mount(Router router) {
        router.get("/catalog.jsonld").handler(Await.handler(http -> jsonLd(http, datasets.catalogue())));
        router.get("/catalog.ttl").handler(Await.handler(http -> turtle(http, datasets.catalogue())));
        // The names of things in the catalogue lead to what is said of them.
        router.get("/catalog").handler(http -> seeOther(http, wantsJson(http) ? "/catalog.jsonld" : "/catalog.ttl"));
        router.get("/api/v1").handler(http -> seeOther(http, "/api/v1/openapi.json"));
        router.get("/c/:slug/dataset.jsonld")
                .handler(Await.handler(http -> jsonLd(http, datasets.of(conversation(http)))));
        router.get("/c/:slug/dataset.ttl")
                .handler(Await.handler(http -> turtle(http, datasets.of(conversation(http)))));
        router.get("/data-dictionary").handler(this::page);
        router.getWithRegex("/c/(?<slug>[a-z0-9-]+)/reports/(?<number>[1-9][0-9]{0,5})\\.csv-metadata\\.json")
                .handler(Await.handler(this::ofReport));
        router.getWithRegex("/api/v3/reportExport/(?<slug>[a-z0-9-]+)/(?<file>[a-z-]+\\.csv)-metadata\\.json")
                .handler(Await.handler(this::ofRows));
    }

    private Conversation conversation(RoutingContext http) {
        return conversations
                .findBySlug(http.pathParam("slug"))
                .await()
                .filter(Conversation::isPublic)
                .orElseThrow(Problems::notFound);
    }

    private static boolean wantsJson(RoutingContext http) {
        String accept = http.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json");
    }

    private static void seeOther(RoutingContext http, String address) {
        http.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.VARY, "Accept")
                .end();
    }

    private static void jsonLd(RoutingContext http, Triples triples) {
        send(http, "application/ld+json", triples.jsonLd().encodePrettily());
    }

    private static void turtle(RoutingContext http, Triples triples) {
        send(http, "text/turtle; charset=utf-8", triples.turtle());
    }

    private static void send(RoutingContext http, String type, String body) {
        OpenData.allow(http);
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        Packed.of(Buffer.buffer(body)).send(http, type, "Accept");
    }

    private void ofReport(RoutingContext http) {
        int number = Integer.parseInt(http.pathParam("number"));
        if (reports.list(conversation(http)).stream().noneMatch(it -> it.number() == number)) {
            throw Problems.notFound();
        }
        Dictionary.Table table = Dictionary.find(Dictionary.REPORT).orElseThrow();
        metadata(
                http,
                csvw.of(
                        table,
                        number + ".csv",
                        table.columns().stream().map(Column::name).toList()));
    }

    private void ofRows(RoutingContext http) {
        Conversation conversation = conversation(http);
        Dictionary.Table table = Dictionary.find(http.pathParam("file"))
                .filter(it -> !it.name().equals(Dictionary.REPORT))
                .orElseThrow(Problems::notFound);
        ExportForm form = ExportForm.forEverybody(
                conversations.rowsAsImported(conversation.id()).await());
        if (conversation.settings().rowTier() < ROWS_RELEASED || !form.names().contains(table.name())) {
            throw Problems.rowsNotReleased();
        }
        metadata(http, csvw.of(table, table.name(), export.header(conversation, form, table.name())));
    }

    private static void metadata(RoutingContext http, JsonObject metadata) {
        send(http, "application/csvm+json", metadata.encodePrettily());
    }

    private record Line(String name, String meaning, String type, String values, String unit) {}

    private record File(String name, String says, String tier, String empty, List<Line> columns) {}

    private record View(List<File> files) {}

    private void page(RoutingContext http) {
        List<File> files =
                Dictionary.tables().stream().map(table -> file(http, table)).toList();
        pages.send(http, "catalogue/dictionary", new View(files));
    }

    private File file(RoutingContext http, Dictionary.Table table) {
        return new File(
                table.name(),
                pages.text(http, table.meaning()),
                pages.text(http, "dict.tier", Map.of("n", table.tier())),
                pages.text(http, table.empty()),
                table.columns().stream().map(column -> line(http, column)).toList());
    }

    private Line line(RoutingContext http, Column column) {
        return new Line(
                column.name(),
                pages.text(http, column.meaning()),
                pages.text(http, "dict.type." + column.datatype()),
                column.range().replace("|", ", "),
                column.unit().isEmpty() ? "" : pages.text(http, column.unit()));
    }
}
