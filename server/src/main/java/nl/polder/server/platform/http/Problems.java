package nl.polder.server.platform.http;

import java.time.Duration;
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

    public static ProblemException unsupportedMediaType() {
        return new ProblemException(
                new Problem("unsupported-media-type", 415, "This address does not accept that content type."));
    }

    /** A state change that comes from another site, or that cannot show that it does not. */
    public static ProblemException foreignOrigin() {
        return new ProblemException(new Problem("foreign-origin", 403, "This request came from another site."));
    }

    public static ProblemException overloaded(Duration retryAfter) {
        return new ProblemException(new Problem("overloaded", 503, "The server is too busy at the moment.")
                .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds()))));
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
