package nl.polder.server.abuse;

import java.time.Duration;

/**
 * Every limit there is: so many at once, and so many more in each period.
 *
 * <p>Votes: 1 a second over time; ten at once, so that somebody who reads ahead and votes quickly is never stopped. Newcomers:
 * a school or an office shares one network, so the hard limit is far above what a person needs.
 */
public enum Limit {
    VOTE(10, 1, Duration.ofSeconds(1)),
    STATEMENT(3, 1, Duration.ofMinutes(10)),
    NEWCOMER(300, 600, Duration.ofHours(1)),
    REPORT(10, 10, Duration.ofHours(1)),
    SIGN_IN(5, 5, Duration.ofMinutes(15)),
    ERASURE(5, 5, Duration.ofHours(1));

    private final int burst;
    private final int refill;
    private final Duration every;

    Limit(int burst, int refill, Duration every) {
        this.burst = burst;
        this.refill = refill;
        this.every = every;
    }

    int burst() {
        return burst;
    }

    int refill() {
        return refill;
    }

    Duration every() {
        return every;
    }
}
