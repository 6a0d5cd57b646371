package nl.polder.server.example;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads the statements of the example consultation from {@code statements.json}, in the order in which they appear. */
final class ExampleStatements {
    private ExampleStatements() {}

    static List<ExampleStatement> load() {
        JsonMapper json = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try (InputStream file =
                Objects.requireNonNull(ExampleStatements.class.getResourceAsStream("statements.json"))) {
            return List.of(json.readValue(file, ExampleStatement[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("statements.json of the example consultation", e);
        }
    }
}
