package nl.polder.server.account;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import nl.polder.server.platform.http.Await;
import nl.polder.server.platform.http.Routes;

/**
 * The only way to mount a page or form of staff: each is bound to an {@link Action}, and the gate stands before it.
 *
 * <p>{@link #endpoints()} is what {@code ops/role-matrix.md} and the tests of every cell are made from.
 */
public final class StaffRoutes implements Routes {

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
    }
}
