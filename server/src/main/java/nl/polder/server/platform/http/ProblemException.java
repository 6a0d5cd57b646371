package nl.polder.server.platform.http;

/** Ends a request with a {@link Problem}; made by {@link Problems}, written by {@link ProblemHandler}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        // Expected and frequent: without a stack trace it costs nothing under load.
        super(problem.type(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
