package nl.polder.server.account;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Routes;
import org.jspecify.annotations.Nullable;

/**
 * The only way to mount a page or form of staff: each is bound to an {@link Action}, and the gate stands before it.
 *
 * <p>{@link #endpoints()} is what {@code ops/role-matrix.md} and the tests of every cell are made from.
 */
public final class StaffRoutes implements Routes {

    private static final int SEE_OTHER = 303;

    private final Gate gate;
    private final List<Mounted> mounted = new ArrayList<>();

    StaffRoutes(Gate gate) {
        this.gate = gate;
    }

    private record Mounted(Endpoint endpoint, StaffHandler handler, boolean keepsText) {}

    /** A page. */
    public void page(String path, Action action, StaffHandler show) {
        mounted.add(new Mounted(new Endpoint("GET", path, action), show, false));
    }

    /** A button: a form without text, at an address of its own. */
    public void button(String path, Action action, StaffHandler submit) {
        mounted.add(new Mounted(new Endpoint("POST", path, action), submit, false));
    }

    /**
     * A form that somebody writes in. It is shown and sent at one address, so that what was typed can be shown again when the session
     * ended meanwhile.
     */
    public void form(String path, Action see, StaffHandler show, Action send, StaffHandler submit) {
        mounted.add(new Mounted(new Endpoint("GET", path, see), show, false));
        mounted.add(new Mounted(new Endpoint("POST", path, send), submit, true));
    }

    public List<Endpoint> endpoints() {
        return mounted.stream().map(Mounted::endpoint).toList();
    }

    @Override
    public void mount(Router router) {
        for (Mounted one : mounted) {
            Handler<RoutingContext> behindTheGate =
                    Await.handler(http -> gate.pass(http, one.endpoint(), one.keepsText(), one.handler()));
            router.route(
                            HttpMethod.valueOf(one.endpoint().method()),
                            one.endpoint().path())
                    .handler(behindTheGate);
        }
        mounted.stream()
                .map(Mounted::endpoint)
                .filter(it -> !isPage(it.path()))
                .map(Endpoint::path)
                .distinct()
                .forEach(button -> mountBack(router, button));
    }

    /** A button may answer with a page that says what is wrong; opened again, or in another language, its address has no page. */
    private void mountBack(Router router, String button) {
        String page = button;
        int steps = 0;
        while (!page.isEmpty() && !isPage(page)) {
            page = parent(page);
            steps++;
        }
        if (!page.isEmpty()) {
            int up = steps;
            router.get(button).handler(http -> goUp(http, up));
        }
    }

    private static void goUp(RoutingContext http, int steps) {
        // Not as it was sent: "//elsewhere.example/../admin/…" is matched here too, and would lead there.
        String path = http.normalizedPath();
        for (int i = 0; i < steps; i++) {
            path = parent(path);
        }
        @Nullable String query = http.request().query();
        http.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .end();
    }

    private boolean isPage(String path) {
        return mounted.stream()
                .map(Mounted::endpoint)
                .anyMatch(it -> it.method().equals("GET") && it.path().equals(path));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
