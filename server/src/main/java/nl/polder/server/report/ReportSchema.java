package nl.polder.server.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import nl.polder.server.platform.http.OpenData;

/** The dictionary of a report's JSON: a JSON Schema (draft 2020-12) in which every field has its meaning, unit and range. */
final class ReportSchema {
    static final String ADDRESS = "/report-schema.json";
    /** Sent with every report in JSON (RFC 8288); what is frozen cannot name it itself. */
    static final String LINK = "<" + ADDRESS + ">; rel=\"describedby\"; type=\"application/schema+json\"";

    private static final String CACHED = "public, max-age=3600";

    private ReportSchema() {}

    static Buffer read() {
        try (InputStream in = ReportSchema.class.getResourceAsStream("/report" + ADDRESS)) {
            if (in == null) {
                throw new IllegalStateException("no " + ADDRESS + " on the class path");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void serve(RoutingContext http) {
        OpenData.allow(http);
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/schema+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHED)
                .end(read());
    }
}
