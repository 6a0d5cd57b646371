package nl.polder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The threat model")
class ThreatModelTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void names_only_tests_that_exist() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(ROOT.resolve("ops/threat-model.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(ROOT.resolve("server/src/test")), Files.walk(ROOT.resolve("clustering/src/test")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
