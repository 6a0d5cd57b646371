package nl.polder.server.example;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads the statements of the example consultation, in the order in which they appear, and their topics. */
final class ExampleStatements {
    private ExampleStatements() {}

    static List<ExampleStatement> load() {
        return List.of(read("statements.json", ExampleStatement[].class));
    }

    static List<ExampleTopic> topics() {
        return List.of(read("topics.json", ExampleTopic[].class));
    }

    private static <T> T read(String name, Class<T> type) {
        JsonMapper json = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try (InputStream file = Objects.requireNonNull(ExampleStatements.class.getResourceAsStream(name))) {
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of the example consultation", e);
        }
    }
}
