package nl.polder.server.admin;

import java.util.List;
import java.util.stream.Stream;
import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.conversation.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * What every page about one conversation shows around its own part.
 *
 * @param open whether people can vote now
 * @param parts the pages that one may see
 */
record ConversationFrame(
        StaffFrame staff,
        String slug,
        String title,
        String language,
        String state,
        String stateText,
        boolean draft,
        boolean open,
        List<Part> parts) {

    /** A page of this conversation's desk. */
    private enum Page {
        OVERVIEW("", "admin.c.overview", null),
        QUEUE("/queue", "admin.c.queue", Action.READ_QUEUE),
        SEEDS("/seeds", "admin.c.seeds", Action.ADD_SEEDS),
        TOPICS("/topics", "admin.c.topics", Action.LABEL_STATEMENTS),
        SETTINGS("/settings", "admin.c.settings", Action.CHANGE_SETTINGS),
        PEOPLE("/people", "admin.c.people", null),
        LAUNCH("/launch", "admin.c.launch", null),
        REPORTS("/reports", "admin.c.reports", null),
        RELEASE("/release", "release.nav", null),
        ASIDE("/aside", "admin.c.aside", null),
        APPROVALS("/approvals", "admin.c.approvals", null),
        HISTORY("/history", "admin.c.history", null);

        private final String path;
        private final String text;
        /** What one must be allowed to see it; nothing for whoever has a role here. */
        private final @Nullable Action action;

        Page(String path, String text, @Nullable Action action) {
            this.path = path;
            this.text = text;
            this.action = action;
        }
    }

    /**
     * A link to a page.
     *
     * @param current as {@code aria-current} has it: {@code page}, {@code true} on a page that belongs to it, or empty
     */
    record Part(String href, String text, String current) {}

    static ConversationFrame of(StaffRequest request, Conversation conversation) {
        String language = conversation.settings().languages().contains(request.language())
                ? request.language()
                : conversation.settings().languages().getFirst();
        String state = conversation.state().text();
        return new ConversationFrame(
                request.frame(),
                conversation.slug(),
                conversation.title(language),
                language,
                state,
                request.text("admin.state." + state),
                state.equals("draft"),
                state.equals("open") || state.equals("writing_closed"),
                parts(request, "/admin/c/" + conversation.slug()));
    }

    private static List<Part> parts(StaffRequest request, String here) {
        String path = request.http().normalizedPath();
        return Stream.of(Page.values())
                .filter(page -> page.action == null || request.may(page.action))
                .map(page -> {
                    String href = here + page.path;
                    String within = page != Page.OVERVIEW && path.startsWith(href + "/") ? "true" : "";
                    return new Part(href, request.text(page.text), path.equals(href) ? "page" : within);
                })
                .toList();
    }
}
