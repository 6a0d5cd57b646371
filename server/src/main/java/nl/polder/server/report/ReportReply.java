package nl.polder.server.report;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import nl.polder.server.platform.http.OpenData;
import nl.polder.server.platform.http.Packed;

/** Sends a file of a published report: to anybody, also to a page of another site, and not again to who has it. */
final class ReportReply {
    private ReportReply() {}

    /** @param name under which it is saved */
    static void send(RoutingContext http, String name, String type, Packed file) {
        http.response().putHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
        show(http, type, file);
    }

    /** Without a name of its own. */
    static void show(RoutingContext http, String type, Packed file) {
        OpenData.allow(http);
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        file.send(http, type, "Accept-Language");
    }
}
