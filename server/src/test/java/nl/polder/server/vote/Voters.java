package nl.polder.server.vote;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.polder.server.participant.Channel;
import nl.polder.server.participant.Digests;
import nl.polder.server.participant.Newcomer;

/** Casts by name: the same name is the same credential. */
final class Voters {
    private Voters() {}

    static Newcomer newcomer(String name) {
        return new Newcomer(hash(name), true, Channel.API, Optional.of("nl"), Optional.empty());
    }

    static Newcomer known(String name) {
        return new Newcomer(hash(name), false, Channel.API, Optional.of("nl"), Optional.empty());
    }

    static Cast cast(int conversation, Newcomer voter, int statement, Vote vote) {
        return new Cast(conversation, voter, statement, Optional.of(vote), flags(), Optional.empty());
    }

    static Cast cast(int conversation, Newcomer voter, int statement, Vote vote, String key) {
        return new Cast(conversation, voter, statement, Optional.of(vote), flags(), Optional.of(hash(key)));
    }

    static Cast undo(int conversation, Newcomer voter, int statement) {
        return new Cast(conversation, voter, statement, Optional.empty(), flags(), Optional.empty());
    }

    private static VoteFlags flags() {
        return new VoteFlags(PassReason.NONE, false, Channel.API, false, false);
    }

    static Buffer hash(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
