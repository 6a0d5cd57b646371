package nl.polder.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.polder.server.transfer.polis.SharedData;
import nl.polder.server.transfer.polis.TinyExport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("ops/polder analyse")
class AnalyseCommandTest {
    @TempDir
    Path directory;

    @TempDir
    Path results;

    private final StringWriter errors = new StringWriter();

    @Test
    void writes_the_keys_of_the_published_math_object() throws IOException {
        assertThat(analyse(TinyExport.right(), "--mode", "polis")).isZero();
        JsonNode object = result();
        assertThat(names(object))
                .contains(
                        "n",
                        "n-cmts",
                        "tids",
                        "in-conv",
                        "user-vote-counts",
                        "mod-in",
                        "mod-out",
                        "meta-tids",
                        "lastVoteTimestamp",
                        "lastModTimestamp",
                        "math_tick",
                        "pca",
                        "base-clusters",
                        "group-clusters",
                        "votes-base",
                        "group-votes",
                        "repness",
                        "consensus",
                        "group-aware-consensus",
                        "comment-priorities");
        assertThat(object.get("mod-out").toString()).isEqualTo("[11]");
        assertThat(object.get("n").asInt()).isEqualTo(12);
    }

    @Test
    void writes_both_modes_in_mode_robust() throws IOException {
        assertThat(analyse(TinyExport.right(), "--mode", "robust")).isZero();
        assertThat(result().get("polis").get("n").asInt()).isEqualTo(12);
        assertThat(result().get("robust").get("groups").isArray()).isTrue();
        assertThat(result().get("robust").get("distinctGroups").isBoolean()).isTrue();
    }

    @Test
    void gives_the_published_groups_when_it_is_given_the_published_base_clusters() throws IOException {
        for (Path directoryOfSet : SharedData.mathObjects()) {
            Path published = directoryOfSet.resolve("math-pca2.json");
            int exit = run(
                    "analyse",
                    directoryOfSet.toString(),
                    "--mode",
                    "polis",
                    "--out",
                    file().toString(),
                    "--base-clusters",
                    published.toString(),
                    "--included",
                    published.toString());
            assertThat(exit).as(errors.toString()).isZero();
            JsonNode theirs = new ObjectMapper().readTree(published.toFile());
            assertThat(members(result())).as(directoryOfSet.toString()).isEqualTo(members(theirs));
        }
    }

    @Test
    void uses_groups_that_are_given_instead_of_its_own() throws IOException {
        for (Path directoryOfSet : SharedData.mathObjects()) {
            String published = directoryOfSet.resolve("math-pca2.json").toString();
            ObjectNode swapped =
                    (ObjectNode) new ObjectMapper().readTree(Path.of(published).toFile());
            ArrayNode groups = (ArrayNode) swapped.get("group-clusters");
            ArrayNode first = (ArrayNode) groups.get(0).get("members");
            ArrayNode second = (ArrayNode) groups.get(1).get("members");
            second.add(first.remove(0));
            Path given = results.resolve("given.json");
            Files.writeString(given, swapped.toString());
            String[] arguments = {
                "analyse",
                directoryOfSet.toString(),
                "--mode",
                "polis",
                "--out",
                file().toString(),
                "--base-clusters",
                published,
                "--included",
                published,
                "--groups",
                given.toString()
            };
            assertThat(run(arguments)).as(errors.toString()).isZero();
            assertThat(members(result())).as(published).isEqualTo(members(swapped));
        }
    }

    @Test
    void fills_with_zero_where_that_is_asked_for() throws IOException {
        assertThat(analyse(TinyExport.right(), "--mode", "polis")).isZero();
        JsonNode mean = result().get("pca").get("center");
        assertThat(analyse(TinyExport.right(), "--mode", "polis", "--fill", "zero"))
                .isZero();
        JsonNode zero = result().get("pca").get("center");
        // Of twelve people some did not vote on the first statement, and with zero fill they count.
        assertThat(Math.abs(zero.get(0).asDouble()))
                .isLessThan(Math.abs(mean.get(0).asDouble()));
    }

    @Test
    void warns_where_files_disagree_and_goes_on() {
        assertThat(analyse(
                        TinyExport.right().with("votes.csv", text -> text.replaceAll("(?m),0,0,1$", ",0,0,-1")),
                        "--mode",
                        "polis"))
                .isZero();
        assertThat(errors.toString()).contains("Warning: comments.csv line 2: Statement 0 is said to have");
    }

    @Test
    void refuses_what_is_damaged_and_writes_nothing() {
        assertThat(analyse(TinyExport.right().with("votes.csv", text -> text + "1,2\n"), "--mode", "polis"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("votes.csv line").contains("The row has 2 fields");
        assertThat(file()).doesNotExist();
    }

    @Test
    void answers_options_that_make_no_sense_with_a_sentence() {
        assertThat(analyse(TinyExport.right(), "--mode", "polis", "--fill", "red"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("--fill is mean or zero, not 'red'.");
        assertThat(analyse(TinyExport.right(), "--mode", "polis", "--included", "/nowhere.json"))
                .isEqualTo(1);
        assertThat(analyse(TinyExport.right(), "--mode", "other")).isEqualTo(2);
        assertThat(file()).doesNotExist();
    }

    @Test
    void defines_a_result_for_a_conversation_without_votes() throws IOException {
        TinyExport export = TinyExport.right()
                .with("votes.csv", text -> text.substring(0, text.indexOf('\n') + 1))
                .without("comments.csv")
                .without("participants-votes.csv");
        assertThat(analyse(export, "--mode", "polis")).as(errors.toString()).isZero();
        assertThat(result().get("n").asInt()).isZero();
        assertThat(result().get("group-clusters").size()).isZero();
    }

    private int analyse(TinyExport export, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("analyse", export.in(directory).toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--out", file().toString()));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return PolderCommand.run(
                Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(errors, true), arguments);
    }

    private Path file() {
        return results.resolve("result.json");
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(Files.readString(file()));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Members of the groups, each sorted, whatever the groups' ids. */
    private static List<String> members(JsonNode object) {
        List<String> members = new ArrayList<>();
        for (JsonNode group : object.get("group-clusters")) {
            List<Integer> ids = new ArrayList<>();
            group.get("members").forEach(id -> ids.add(id.asInt()));
            members.add(ids.stream().sorted().toList().toString());
        }
        return members.stream().sorted().toList();
    }
}
