package nl.polder.server.participation.page;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.participation.Visitor;
import nl.polder.server.platform.http.Problems;
import org.jspecify.annotations.Nullable;

/** One request for a page of a conversation: who asks, and what the form or the address says. */
record Visit(RoutingContext http, Visitor visitor) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    Conversation conversation() {
        return visitor.conversation();
    }

    String slug() {
        return conversation().slug();
    }

    String path(String rest) {
        return "/c/" + slug() + rest;
    }

    String question() {
        return conversation().title(visitor.language());
    }

    /** The language in which the conversation's own texts come: the reader's if it has it. */
    String questionLanguage() {
        return conversation().settings().titles().containsKey(visitor.language())
                ? visitor.language()
                : conversation().settings().languages().getFirst();
    }

    /** The organisation that asks; empty when the conversation was held elsewhere and brought in. */
    String asks() {
        return conversation().settings().imported() ? "" : conversation().organisation();
    }

    boolean example() {
        return conversation().settings().simulated();
    }

    boolean acceptsVotes(Instant now) {
        return conversation().acceptsVotes(now);
    }

    /** A field of the form, empty when it is absent. */
    String field(String name) {
        @Nullable String value = http.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    String query(String name) {
        @Nullable String value = http.queryParams().get(name);
        return value == null ? "" : value;
    }

    /** A statement id in the address, a query or a form. */
    static Optional<Integer> statementId(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    int statementInPath() {
        return statementId(http.pathParam("statementId")).orElseThrow(Problems::statementUnknown);
    }
}
