package nl.polder.server.platform.render;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.http.ErrorPage;
import nl.polder.server.platform.http.Problem;
import nl.polder.server.platform.http.RequestId;

/**
 * Tells a person what went wrong and what to do. The title and the sentence of a problem are {@code problem.TYPE.title} and
 * {@code problem.TYPE.detail}; a problem without texts of its own gets those of its kind: refused, or our fault.
 * One with a text {@code problem.TYPE.onward} is part of an ordinary visit: it says what comes next, without a number to report.
 */
public final class ErrorPages implements ErrorPage {

    private static final int OUR_FAULT = 500;
    private static final int NOT_FOUND = 404;
    private static final Pattern CONVERSATION = Pattern.compile("(/c/[a-z0-9-]{1,80})/.+");

    private final Pages pages;

    public ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Buffer render(RoutingContext http, Problem problem) {
        Language language = pages.language(http);
        Messages messages = pages.messages();
        String type = messages.has(language, problem.titleKey()) ? problem.type() : kindOf(problem);
        String onward = onward(http, problem);
        String ownOnward = "problem." + type + ".onward";
        boolean calm = messages.has(language, ownOnward);
        View view = new View(
                messages.text(language, "problem." + type + ".title", problem.members()),
                messages.text(language, "problem." + type + ".detail", problem.members()),
                problem.status() >= OUR_FAULT,
                calm ? List.of() : List.of(messages.text(language, "error.step." + kindOf(problem))),
                RequestId.of(http),
                onward,
                calm ? ownOnward : onward.equals("/") ? "error.toHome" : "error.back");
        return pages.renderer().render("error", view, pages.address(http));
    }

    private static String kindOf(Problem problem) {
        if (problem.status() >= OUR_FAULT) {
            return "internal-error";
        }
        return problem.status() == NOT_FOUND ? "not-found" : "refused";
    }

    /** Inside a conversation back to its card, unless that is what is missing; else home. */
    private static String onward(RoutingContext http, Problem problem) {
        Matcher inside = CONVERSATION.matcher(http.normalizedPath());
        return inside.matches() && !problem.type().equals("not-found") ? inside.group(1) : "/";
    }

    record View(
            String title,
            String explanation,
            boolean reassurance,
            List<String> steps,
            String reference,
            String onward,
            String onwardText) {}
}
