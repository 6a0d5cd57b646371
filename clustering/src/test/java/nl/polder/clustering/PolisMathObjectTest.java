package nl.polder.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The math object we write")
class PolisMathObjectTest {
    static List<String> names() {
        return DataKit.mathObjects();
    }

    private static JsonNode written(String name) throws Exception {
        PublishedObject published = PublishedObject.of(name);
        Analysis analysis = Analyser.analyse(
                DataKit.conversation(name).matrix(),
                published.moderation(),
                AnalysisOptions.standard()
                        .withIncluded(published.included())
                        .withBaseClusters(published.baseClusters())
                        .withGroups(published.groups()),
                1);
        return new ObjectMapper().readTree(PolisMathObject.json(analysis, 0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void has_the_keys_and_shapes_of_the_published_one(String name) throws Exception {
        List<String> differences = new ArrayList<>();
        compare("", DataKit.published(name), written(name), differences);
        assertThat(differences).isEmpty();
    }

    /** The same keys at every level of objects that are records, the same kind of value everywhere. */
    private static void compare(String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.isNull() || ours.isNull()) {
            return;
        }
        if (theirs.getNodeType() != ours.getNodeType()) {
            differences.add(path + ": " + theirs.getNodeType() + " / " + ours.getNodeType());
        } else if (theirs.isObject()) {
            for (String key : keys(theirs)) {
                // One participant is missing from one votes file.
                if (ours.has(key)) {
                    compare(path + "/" + key, theirs.get(key), ours.get(key), differences);
                } else if (!path.equals("/user-vote-counts")) {
                    differences.add(path + ": lacks " + key);
                }
            }
            for (String key : keys(ours)) {
                if (!theirs.has(key)) {
                    differences.add(path + ": has " + key + " too");
                }
            }
        } else if (theirs.isArray() && theirs.size() > 0 && ours.size() > 0) {
            compare(path + "[]", theirs.get(0), ours.get(0), differences);
        }
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        Collections.sort(keys);
        return keys;
    }

    @ParameterizedTest
    @MethodSource("names")
    void has_the_published_counts_of_every_base_cluster_and_every_list(String name) throws Exception {
        JsonNode theirs = DataKit.published(name);
        JsonNode ours = written(name);
        for (String key : List.of("n-cmts", "votes-base", "group-votes")) {
            assertThat(ours.get(key)).as(key).isEqualTo(theirs.get(key));
        }
        assertThat(ours.get("base-clusters").get("count"))
                .isEqualTo(theirs.get("base-clusters").get("count"));
        for (JsonNode group : theirs.get("group-clusters")) {
            String id = group.get("id").asText();
            assertThat(ours.get("repness").get(id).findValuesAsText("tid"))
                    .isEqualTo(theirs.get("repness").get(id).findValuesAsText("tid"));
            assertThat(ours.get("repness").get(id).findValuesAsText("repness-test"))
                    .as("32-bit numbers to the last digit, but for the last bit")
                    .hasSameSizeAs(theirs.get("repness").get(id).findValuesAsText("repness-test"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-12, -12",
        "0.1, 0.1",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "1e-6, 0.000001",
        "1.5e-7, 1.5e-7",
        "2e-300, 2e-300",
        "0.30000000000000004, 0.30000000000000004"
    })
    void writes_numbers_as_RFC_8785(double number, String written) {
        assertThat(CanonicalJson.number(number)).isEqualTo(written);
    }

    @Test
    void escapes_what_must_be_escaped() {
        assertThat(new CanonicalJson().value("a\"\\\n\u0001é").toString()).isEqualTo("\"a\\\"\\\\\\n\\u0001é\"");
    }
}
