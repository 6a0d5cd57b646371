package nl.polder.server.participation;

import io.vertx.core.Future;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import nl.polder.server.abuse.AddressTokens;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.conversation.Conversations;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Credentials;
import nl.polder.server.platform.http.Problems;
import org.jspecify.annotations.Nullable;

/** Reads from a request which conversation it is about and who asks. */
public final class Visitors {
    /** Query parameter or form field: where the link was found. */
    public static final String SOURCE_FIELD = "source";

    private static final int SOURCE_LENGTH_MAX = 40;

    private final Conversations conversations;
    private final Credentials credentials;
    private final AddressTokens addresses;

    public Visitors(Conversations conversations, Credentials credentials, AddressTokens addresses) {
        this.conversations = conversations;
        this.credentials = credentials;
        this.addresses = addresses;
    }

    /**
     * The visitor of a path with {@code :slug}.
     *
     * @return fails with not-found when there is no such conversation or it is a draft, and with broken-credential
     */
    public Future<Visitor> of(RoutingContext http, Channel channel) {
        return conversations.find(http.pathParam("slug")).map(found -> {
            Conversation conversation = found.filter(Conversation::isPublic).orElseThrow(Problems::notFound);
            return new Visitor(
                    conversation,
                    credentials.find(http, conversation),
                    channel,
                    language(http, conversation),
                    source(http),
                    addresses.of(http.request()));
        });
    }

    /** {@code ?lang=}, else the first of the browser's languages that the conversation has, else the conversation's first. */
    private static String language(RoutingContext http, Conversation conversation) {
        List<String> offered = conversation.settings().languages();
        @Nullable String asked = http.request().getParam("lang");
        if (asked != null && offered.contains(asked)) {
            return asked;
        }
        for (LanguageHeader accepted : http.acceptableLanguages()) {
            // A header like "-" has languages without a name.
            @Nullable String tag = accepted.tag();
            if (tag != null && offered.contains(tag)) {
                return tag;
            }
        }
        return offered.getFirst();
    }

    private static Optional<String> source(RoutingContext http) {
        return Optional.ofNullable(http.request().getParam(SOURCE_FIELD))
                .filter(tag -> tag.matches("[A-Za-z0-9._-]{1," + SOURCE_LENGTH_MAX + "}"));
    }
}
