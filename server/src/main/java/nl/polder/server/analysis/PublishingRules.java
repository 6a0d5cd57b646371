package nl.polder.server.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a new version of the results is published: at once on import, launch and close; otherwise at most once a minute, and only
 * when at least ten more people voted, because the difference between two versions would otherwise give away what one person
 * answered. When nobody can vote any more, decisions about statements lead to a new version by themselves. A large conversation
 * gets its versions less often: judging it takes a fifth of the time at most, because votes, pages and PDFs want the machine too.
 */
final class PublishingRules {
    static final Duration INTERVAL = Duration.ofMinutes(1);
    static final int PEOPLE = 10;
    static final int JUDGING_PART = 5;

    private PublishingRules() {}

    /** Why a version is published. */
    enum Reason {
        IMPORT,
        LAUNCH,
        CLOSE,
        VOTES,
        CORRECTION;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The life of a conversation, as far as publishing needs it. */
    enum Phase {
        DRAFT,
        OPEN,
        CLOSED
    }

    /**
     * @param position log entries that it saw
     * @param phase of the conversation at that position
     * @param judging whether its second half is being made now
     * @param judgedIn how long that took the last time; zero when it is not known
     */
    record Last(long position, Instant publishedAt, Phase phase, boolean judging, Duration judgedIn) {
        private Instant nextFrom() {
            Duration rest = judgedIn.multipliedBy(JUDGING_PART);
            return publishedAt.plus(rest.compareTo(INTERVAL) > 0 ? rest : INTERVAL);
        }
    }

    /**
     * @param position log entries that are there now
     * @param peopleSinceLast people who voted or withdrew a vote since the last version
     */
    record Now(long position, Phase phase, boolean imported, int peopleSinceLast, Instant at) {}

    /** Why to publish now, or empty to wait. */
    static Optional<Reason> due(@Nullable Last last, Now now) {
        if (now.phase() == Phase.DRAFT) {
            return Optional.empty();
        }
        if (last == null) {
            return Optional.of(now.imported() ? Reason.IMPORT : first(now.phase()));
        }
        if (now.position() <= last.position()) {
            return Optional.empty();
        }
        if (now.phase() != last.phase()) {
            return Optional.of(first(now.phase()));
        }
        if (last.judging() || now.at().isBefore(last.nextFrom())) {
            return Optional.empty();
        }
        if (now.phase() == Phase.CLOSED) {
            return Optional.of(Reason.CORRECTION);
        }
        return now.peopleSinceLast() >= PEOPLE ? Optional.of(Reason.VOTES) : Optional.empty();
    }

    private static Reason first(Phase phase) {
        return phase == Phase.OPEN ? Reason.LAUNCH : Reason.CLOSE;
    }
}
