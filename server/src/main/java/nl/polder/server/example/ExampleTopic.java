package nl.polder.server.example;

import java.util.List;
import java.util.Map;

/** A topic of the example consultation, in both its languages, with the statements that are about it. */
record ExampleTopic(String nl, String en, List<Integer> statements) {
    Map<String, String> names() {
        return Map.of("nl", nl, "en", en);
    }
}
