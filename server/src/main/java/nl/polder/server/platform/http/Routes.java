package nl.polder.server.platform.http;

import io.vertx.ext.web.Router;

/** The endpoints of one feature; {@code App} mounts them in reading order. */
public interface Routes {
    void mount(Router router);
}
