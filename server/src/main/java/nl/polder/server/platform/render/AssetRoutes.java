package nl.polder.server.platform.render;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import nl.polder.server.platform.http.Packed;
import nl.polder.server.platform.http.Problems;
import nl.polder.server.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/** Serves the assets from memory. An address with the current hash never changes; an older page gets today's file. */
public final class AssetRoutes implements Routes {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final int NOT_MODIFIED = 304;

    private final Assets assets;

    public AssetRoutes(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void mount(Router router) {
        router.get("/assets/:hash/:name").handler(this::serve);
        router.get("/favicon.ico").handler(http -> http.reroute(assets.url("icon.svg")));
    }

    private void serve(RoutingContext http) {
        Assets.Asset asset = assets.find(http.pathParam("name")).orElseThrow(Problems::notFound);
        boolean current = http.pathParam("hash").equals(assets.hash());
        String tag = '"' + assets.hash() + '"';
        HttpServerResponse response = http.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, current ? FOR_EVER : "no-cache");
        if (tag.equals(http.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        @Nullable String accepted = http.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (Packed.takesGzip(accepted)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(asset.gzipped()));
        } else {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                    .end(Buffer.buffer(asset.content()));
        }
    }
}
