package nl.polder.server.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.page.ResultsHead;
import nl.polder.server.analysis.page.ResultsPage;
import nl.polder.server.analysis.page.SampleResults;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.render.AssetRoutes;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Pages;
import nl.polder.server.platform.render.Renderer;

/** Pages with invented views on a free port: the forms of a page that a real visit reaches seldom. */
public final class SampleSite implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    private SampleSite(Map<String, BiConsumer<Pages, RoutingContext>> more) {
        Assets assets = Assets.load();
        Pages pages = new Pages(new Renderer(Messages.load(), assets));
        Router router = Router.router(vertx);
        new AssetRoutes(assets).mount(router);
        for (Form form : Form.values()) {
            router.get("/results-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .handler(http -> results(pages, http, form));
        }
        more.forEach((path, page) -> router.get(path).handler(http -> page.accept(pages, http)));
        server = vertx.createHttpServer().requestHandler(router).listen(0).await();
    }

    public static SampleSite start(Map<String, BiConsumer<Pages, RoutingContext>> more) {
        return new SampleSite(more);
    }

    public String origin() {
        return "http://localhost:" + server.actualPort();
    }

    private static void results(Pages pages, RoutingContext http, Form form) {
        var head = new ResultsHead(
                "voorbeeld",
                "Hoe gaan we om met desinformatie op internet?",
                "nl",
                true,
                true,
                Optional.of(LocalDate.of(2026, 12, 12)),
                List.of(),
                Optional.empty());
        Object view = new ResultsPage(
                        head, SampleResults.of(form), Optional.of(SampleResults.ownPlace(form)), pages.formats(http))
                .view(http.request().getParam("sort", ""));
        pages.send(http, "results/results", view);
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
