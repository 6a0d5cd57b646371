package nl.polder.server.platform;

/** The program cannot start or do what was asked; the message is a whole sentence for the operator, without a stack trace. */
public class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
