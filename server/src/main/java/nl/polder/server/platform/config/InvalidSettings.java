package nl.polder.server.platform.config;

import java.util.List;
import nl.polder.server.platform.StartRefused;

/** The settings cannot be used; {@link #problems()} names every wrong one in a sentence. */
public final class InvalidSettings extends StartRefused {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems at least one sentence */
    InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each wrong setting, in the order of the settings. */
    public List<String> problems() {
        return problems;
    }
}
