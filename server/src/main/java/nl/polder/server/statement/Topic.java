package nl.polder.server.statement;

import java.util.List;
import java.util.Map;

/**
 * A label with which readers find statements that are about the same. It changes no number: no analysis knows of it.
 *
 * @param id within the conversation, from 1
 * @param code what stands in an address
 * @param names by language, at most {@value #NAME_MAX} characters each
 * @param statements ids, ascending
 */
public record Topic(int id, String code, Map<String, String> names, List<Integer> statements) {
    /** Topics of one conversation. */
    public static final int TOPICS_MAX = 20;
    /** Topics of one statement. */
    public static final int OF_STATEMENT_MAX = 3;
    /** Characters (code points) of a name. */
    public static final int NAME_MAX = 60;

    public Topic {
        names = Map.copyOf(names);
        statements = List.copyOf(statements);
    }

    /** The name in a language, else in the first of these. */
    public String name(String language, List<String> languages) {
        return names.getOrDefault(language, names.getOrDefault(languages.getFirst(), code));
    }
}
