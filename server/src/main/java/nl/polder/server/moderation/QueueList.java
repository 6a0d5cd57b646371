package nl.polder.server.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.polder.server.statement.Moderation;
import nl.polder.server.statement.Statement;

/** Which of the three lists of the desk is open. */
enum QueueList {
    WAITING(Moderation.UNREVIEWED),
    PLACED(Moderation.ACCEPTED),
    REFUSED(Moderation.REJECTED);

    private final Moderation moderation;

    QueueList(Moderation moderation) {
        this.moderation = moderation;
    }

    /** As in the address: {@code waiting}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list with this code; what is none is the list that waits. */
    static QueueList of(String code) {
        return Arrays.stream(values())
                .filter(list -> list.code().equals(code))
                .findFirst()
                .orElse(WAITING);
    }

    /** The list that a statement is on now. */
    static QueueList of(Statement statement) {
        return Arrays.stream(values())
                .filter(list -> list.moderation == statement.moderation())
                .findFirst()
                .orElseThrow();
    }

    /** What of these is on it, in the same order. */
    List<Statement> of(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statement.moderation() == moderation)
                .toList();
    }
}
