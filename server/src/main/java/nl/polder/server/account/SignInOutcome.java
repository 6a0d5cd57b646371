package nl.polder.server.account;

import java.time.Duration;

/** What became of an attempt to sign in. */
sealed interface SignInOutcome {

    /** @param secret for the cookie; {@code secondStepNeeded}: the first thing to do is to set up an app */
    record SignedIn(String secret, boolean secondStepNeeded) implements SignInOutcome {}

    /** E-mail address, password or code: which one is not said. */
    record NotRight() implements SignInOutcome {}

    record TooManyAttempts(Duration retryAfter) implements SignInOutcome {}
}
