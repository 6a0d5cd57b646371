package nl.polder.server.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every type of problem there is, each made in one place. Their titles in other languages are in {@code web/messages}. */
public final class Problems {
    private Problems() {}

    /** @param errors field to sentence, every wrong field of the request */
    public static ProblemException badRequest(Map<String, String> errors) {
        return new ProblemException(
                new Problem("bad-request", 400, "Part of the request cannot be used.").member("errors", errors));
    }

    public static ProblemException malformedBody() {
        return new ProblemException(
                new Problem("malformed-body", 400, "The body is not readable as its content type says."));
    }

    public static ProblemException notFound() {
        return new ProblemException(new Problem("not-found", 404, "There is nothing at this address."));
    }

    public static ProblemException methodNotAllowed() {
        return new ProblemException(new Problem("method-not-allowed", 405, "This address does not take that method."));
    }

    public static ProblemException bodyTooLarge() {
        return new ProblemException(
                new Problem("body-too-large", 413, "The request is larger than this address accepts."));
    }

    /** A part of a file that begins behind its end. */
    static ProblemException rangeNotSatisfiable(long bytes) {
        return new ProblemException(new Problem("range-not-satisfiable", 416, "The file ends before that part begins.")
                .header("Content-Range", "bytes */" + bytes));
    }

    public static ProblemException unsupportedMediaType() {
        return new ProblemException(
                new Problem("unsupported-media-type", 415, "This address does not accept that content type."));
    }

    /** A state change that comes from another site, or that cannot show that it does not. */
    public static ProblemException foreignOrigin() {
        return new ProblemException(new Problem("foreign-origin", 403, "This request came from another site."));
    }

    /** Nobody is signed in, or the session ended. */
    public static ProblemException signInNeeded() {
        return new ProblemException(new Problem("sign-in-needed", 401, "Sign in first."));
    }

    /** Signed in, but without a role that may do this. */
    public static ProblemException roleNeeded() {
        return new ProblemException(new Problem("role-needed", 403, "Your role does not include this."));
    }

    /** Too often in a short time. */
    public static ProblemException tooManyAttempts(Duration retryAfter) {
        return new ProblemException(new Problem("too-many-attempts", 429, "Too many attempts in a short time.")
                .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }

    public static ProblemException overloaded(Duration retryAfter) {
        return new ProblemException(new Problem("overloaded", 503, "The server is too busy at the moment.")
                .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }

    /** The credential is not one that this server made. */
    public static ProblemException brokenCredential() {
        return new ProblemException(new Problem("broken-credential", 401, "The credential cannot be read.")
                .header("WWW-Authenticate", "Bearer"));
    }

    /** A credential of nobody here, or of somebody whose data were erased. */
    public static ProblemException unknownCredential() {
        return new ProblemException(new Problem("unknown-credential", 401, "Nobody here has this credential.")
                .header("WWW-Authenticate", "Bearer"));
    }

    public static ProblemException credentialNeeded() {
        return new ProblemException(
                new Problem("credential-needed", 401, "This address answers participants only; vote first.")
                        .header("WWW-Authenticate", "Bearer"));
    }

    /** The key of a first vote becomes the participant's secret, so it must be long and random. */
    public static ProblemException weakIdempotencyKey() {
        return new ProblemException(new Problem(
                "weak-idempotency-key", 400, "The key of a first vote needs 128 random bits: at least 22 characters."));
    }

    public static ProblemException idempotencyKeyReused() {
        return new ProblemException(
                new Problem("idempotency-key-reused", 409, "This key was used for another vote; use a new one."));
    }

    public static ProblemException conversationClosed() {
        return new ProblemException(
                new Problem("conversation-closed", 409, "This conversation does not take votes any more."));
    }

    /** Results of an open conversation before one's own votes: they would answer for the reader. */
    public static ProblemException voteFirst(int needed, int cast) {
        return new ProblemException(new Problem(
                "vote-first",
                403,
                "Results are shown after you have voted.",
                "Vote on %d statements first; you voted on %d.".formatted(needed, cast),
                Map.of("votesNeeded", needed, "votesMissing", needed - cast),
                Map.of()));
    }

    /** Votes by pseudonym of a conversation whose rows stay here: a few votes can single a person out. */
    public static ProblemException rowsNotReleased() {
        return new ProblemException(new Problem(
                "rows-not-released",
                403,
                "The votes per participant are not public.",
                "Whoever knows a few of your votes could find you in them. The totals are in the results and the reports.",
                Map.of(),
                Map.of()));
    }

    /** Rows under agreement, asked for by somebody who has not confirmed the terms. */
    public static ProblemException agreementNeeded() {
        return new ProblemException(
                new Problem("agreement-needed", 403, "Confirm the terms before you download rows of participants."));
    }

    /** Whoever asks again some seconds later has it tried again. */
    public static ProblemException pdfNotMade() {
        return new ProblemException(
                new Problem("pdf-not-made", 503, "The PDF could not be made.").header("Retry-After", "10"));
    }

    /** It takes longer than a request may; it is made on, and there the next time or the time after. */
    public static ProblemException pdfBeingMade() {
        return new ProblemException(
                new Problem("pdf-being-made", 503, "The PDF is still being made.").header("Retry-After", "10"));
    }

    public static ProblemException noResultsYet() {
        return new ProblemException(new Problem("no-results-yet", 404, "There are no results yet."));
    }

    public static ProblemException writingClosed() {
        return new ProblemException(
                new Problem("writing-closed", 409, "This conversation does not take new statements any more."));
    }

    public static ProblemException statementUnknown() {
        return new ProblemException(new Problem("statement-unknown", 404, "This conversation has no such statement."));
    }

    public static ProblemException statementRejected() {
        return new ProblemException(
                new Problem("statement-rejected", 409, "This statement was removed; there is nothing to vote on."));
    }

    public static ProblemException statementUnreviewed() {
        return new ProblemException(
                new Problem("statement-unreviewed", 409, "This statement was not reviewed yet; vote on it later."));
    }

    /** @param lengthMax in code points */
    public static ProblemException statementTooLong(int lengthMax) {
        return new ProblemException(
                new Problem("statement-too-long", 400, "The statement is longer than this conversation allows.")
                        .member("lengthMax", lengthMax));
    }

    public static ProblemException sameStatement(int statementId) {
        return new ProblemException(
                new Problem("same-statement", 409, "This statement is there already; vote on it instead.")
                        .member("statementId", statementId));
    }

    /** Advice, not a refusal: the same request with this type under {@code acknowledge} is taken. */
    public static ProblemException similarStatements(List<Map<String, Object>> similar) {
        return new ProblemException(
                new Problem("similar-statements", 409, "This looks like a statement that is there already.")
                        .member("similar", similar));
    }

    /** Advice, not a refusal: the same request with this type under {@code acknowledge} is taken. */
    public static ProblemException personalData(List<String> kinds) {
        return new ProblemException(new Problem(
                        "personal-data", 400, "The statement seems to hold personal data, which everybody would see.")
                .member("kinds", kinds));
    }

    public static ProblemException nothingToUndo() {
        return new ProblemException(new Problem("nothing-to-undo", 404, "You have no vote on this statement."));
    }

    public static ProblemException notAcceptable() {
        return new ProblemException(new Problem("not-acceptable", 406, "This address answers in JSON only."));
    }

    public static ProblemException tooManyRequests(Duration retryAfter) {
        return new ProblemException(new Problem(
                        "too-many-requests", 429, "That is faster than we allow; wait a moment.")
                .header("Retry-After", Long.toString(Math.max(1, (retryAfter.toMillis() + 999) / 1000))));
    }

    /** It may have been saved or not: repeat it with the same key. */
    public static ProblemException notSaved() {
        return new ProblemException(
                new Problem("not-saved", 503, "It could not be saved; send it again with the same key.")
                        .header("Retry-After", "1"));
    }

    /** Something broke here; the client learns no more than the number to report. */
    static ProblemException internal() {
        return new ProblemException(new Problem("internal-error", 500, "Something went wrong on our side."));
    }

    /** A status that a library set without a problem of ours. */
    static ProblemException ofStatus(int status) {
        return switch (status) {
            case 404 -> notFound();
            case 405 -> methodNotAllowed();
            case 413 -> bodyTooLarge();
            case 415 -> unsupportedMediaType();
            default -> status >= 400 && status < 500 ? malformedBody() : internal();
        };
    }
}
