package nl.polder.server.admin;

import nl.polder.server.account.Action;
import nl.polder.server.account.StaffFrame;
import nl.polder.server.account.StaffRequest;
import nl.polder.server.conversation.Conversation;

/**
 * What every page about one conversation shows around its own part.
 *
 * @param open whether people can vote now
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
        boolean maySettings,
        boolean mayQueue,
        boolean maySeeds,
        boolean mayLabel) {

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
                request.may(Action.CHANGE_SETTINGS),
                request.may(Action.READ_QUEUE),
                request.may(Action.ADD_SEEDS),
                request.may(Action.LABEL_STATEMENTS));
    }
}
