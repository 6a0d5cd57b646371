package nl.polder.server.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.polder.server.analysis.AnalysisStore;
import nl.polder.server.conversation.Conversation;
import nl.polder.server.statement.StatementStore;
import nl.polder.server.statement.TopicStore;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.polis.PolisConversation;
import nl.polder.server.transfer.polis.SharedData;
import nl.polder.server.transfer.polis.VoteEvents;
import nl.polder.server.vote.LogReader;
import nl.polder.server.vote.VoteHistory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Exporting as Polis's files")
class PolisExportTest {

    @AutoClose
    static final TestPolder polder = TestPolder.start();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "london.youth.policing",
                "scoop-hivemind.freshwater",
                "bg2050-volunteers",
                "brexit-consensus",
                "15-per-hour-seattle",
                "scoop-hivemind.taxes",
                "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
                "canadian-electoral-reform",
                "austria-climate.5twd2jsnkf.2022-08-08",
                "football-concussions"
            })
    void gives_the_conversation_that_was_imported(String name) throws IOException {
        Path given = SharedData.export(name);
        PolisConversation before = ImportedExport.read(given);
        Conversation conversation = ImportedExport.in(polder, before, given);
        polder.app().await(() -> polder.app().polisExport().write(conversation, directory, Times.MILLISECONDS));

        PolisConversation after = ImportedExport.read(directory);
        assertThat(after.topic()).isEqualTo(before.topic());
        assertThat(after.description()).isEqualTo(before.description());
        assertThat(after.statements()).isEqualTo(before.statements());
        assertThat(events(after.events())).isEqualTo(events(before.events()));
        assertThat(after.participants()).isEqualTo(before.participants());
        assertThat(sortedVotes(directory)).isEqualTo(sortedVotes(given));
    }

    @Test
    void has_the_headers_the_sign_and_the_quotes_of_polis_and_leaves_undone_votes_out() throws IOException {
        polder.app().createExample();
        String votes = "/api/v1/conversations/voorbeeld-desinformatie/votes";
        HttpResponse<String> first = polder.postJson(votes, "{\"statementId\":3,\"vote\":\"agree\"}");
        String voter = "Bearer " + new JsonObject(first.body()).getString("credential");
        polder.postJson(votes, "{\"statementId\":4,\"vote\":\"disagree\"}", "Authorization", voter);
        HttpResponse<String> undone =
                polder.send(polder.request(votes + "/3", "Authorization", voter).DELETE());
        assertThat(undone.statusCode()).isLessThan(300);
        Conversation example = polder.app()
                .await(() -> polder.app().findConversation("voorbeeld-desinformatie"))
                .orElseThrow();
        polder.app().await(() -> polder.app().polisExport().write(example, directory, Times.SECONDS));

        assertThat(lines("votes.csv").getFirst()).isEqualTo("timestamp,datetime,comment-id,voter-id,vote");
        assertThat(lines("comments.csv").getFirst())
                .isEqualTo("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body");
        assertThat(lines("participant-votes.csv").getFirst())
                .startsWith("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,3,");
        assertThat(lines("participants-votes.csv")).isEqualTo(lines("participant-votes.csv"));
        assertThat(lines("comment-groups.csv").getFirst())
                .startsWith("comment-id,comment,total-votes,total-agrees,total-disagrees,total-passes");
        assertThat(lines("undone-votes.csv")).hasSize(2);
        assertThat(lines("undone-votes.csv").getFirst())
                .isEqualTo("timestamp,datetime,comment-id,voter-id,vote,undone-timestamp,undone-datetime");
        String person = lines("undone-votes.csv").get(1).split(",")[3];
        assertThat(lines("undone-votes.csv").get(1)).contains(",3," + person + ",1,");
        assertThat(lines("votes.csv"))
                .noneMatch(line -> line.endsWith(",3," + person + ",1"))
                .anyMatch(line -> line.endsWith(",4," + person + ",-1"));
        assertThat(lines("votes.csv").get(1))
                .matches(
                        "\\d{10},\\w{3} \\w{3} \\d{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\\+0000 \\(Coordinated Universal Time\\),0,\\d+,(-1|0|1)");
        assertThat(Files.readString(directory.resolve("comments.csv")))
                .doesNotContain("\r")
                .contains(",\"");
    }

    @Test
    void finds_the_sizes_of_a_large_conversations_files_beside_requests() throws IOException {
        Path given = SharedData.export("scoop-hivemind.freshwater");
        Conversation conversation = ImportedExport.in(polder, ImportedExport.read(given), given);
        awaitLastResults(conversation);
        List<Runnable> background = new ArrayList<>();
        var db = polder.app().db();
        var export = new PolisExport(
                new StatementStore(db),
                new TopicStore(db),
                new LogReader(db),
                new VoteHistory(db),
                new AnalysisStore(db),
                "http://localhost",
                new KeptFiles(directory.resolve("downloads"), Clock.systemUTC(), Long.MAX_VALUE),
                background::add,
                0);
        for (String name : ExportForm.FULL.names()) {
            assertThat(polder.app().await(() -> export.facts(conversation, ExportForm.FULL, name)))
                    .isEmpty();
        }
        assertThat(background).hasSize(1);
        polder.app().await(() -> {
            background.getFirst().run();
            return true;
        });
        for (String name : ExportForm.FULL.names()) {
            var facts = polder.app()
                    .await(() -> export.facts(conversation, ExportForm.FULL, name))
                    .orElseThrow();
            try (var made = polder.app()
                    .await(() ->
                            export.file(conversation, ExportForm.FULL, Times.MILLISECONDS, name, Optional.empty()))) {
                assertThat(facts).isEqualTo(new PolisExport.Facts(Files.size(made.path()), made.sha256()));
            }
        }
    }

    /** Files name the groups of what is shown, so they change whenever results are published. */
    private static void awaitLastResults(Conversation conversation) {
        String results = "/api/v1/conversations/" + conversation.slug() + "/results";
        Eventually.holds(() -> {
            var shown = polder.get(results);
            return shown.statusCode() == 200 && !shown.body().contains("not-yet-judged");
        });
    }

    @Test
    void names_the_topics_of_a_statement_and_finds_the_size_anew_when_they_change() throws IOException {
        Path given = SharedData.export("scoop-hivemind.freshwater");
        Conversation conversation = ImportedExport.in(polder, ImportedExport.read(given), given);
        var app = polder.app();
        var before = app.await(() -> app.polisExport().facts(conversation, ExportForm.FULL, "polder-statements.csv"));
        var topics = new TopicStore(app.db());
        app.await(() -> app.db().inTransaction(tx -> {
            topics.add(tx, conversation.id(), 1, "water", Map.of("en", "Water")).await();
            topics.add(tx, conversation.id(), 2, "farms", Map.of("en", "Farms")).await();
            topics.assign(tx, conversation.id(), 1, List.of(0, 2)).await();
            topics.assign(tx, conversation.id(), 2, List.of(0)).await();
            return true;
        }));
        var after = app.await(() -> app.polisExport().facts(conversation, ExportForm.FULL, "polder-statements.csv"));
        assertThat(after.orElseThrow().bytes() - before.orElseThrow().bytes())
                .isEqualTo("water farms".length() + "water".length());
        app.await(() -> app.polisExport().write(conversation, directory, Times.MILLISECONDS));
        assertThat(lines("polder-statements.csv").getFirst()).endsWith(",text,topics");
        assertThat(Files.readString(directory.resolve("polder-statements.csv")))
                .contains("\",water farms\n", "\",water\n", "\",\n");
    }

    @Test
    void says_how_much_all_groups_agree_by_the_groups_and_votes_that_it_writes() throws IOException {
        Path given = SharedData.export("bg2050-volunteers");
        Conversation conversation = ImportedExport.in(polder, ImportedExport.read(given), given);
        polder.app().await(() -> polder.app().polisExport().write(conversation, directory, Times.MILLISECONDS));
        List<NamedCsvRecord> people = records("participants-votes.csv");
        List<NamedCsvRecord> statements = records("comments.csv");
        List<String> groups = people.stream()
                .map(person -> person.getField("group-id"))
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
        assertThat(groups).hasSizeGreaterThan(1);
        for (NamedCsvRecord statement : statements) {
            double expected = 1;
            for (String group : groups) {
                List<String> votes = people.stream()
                        .filter(person -> person.getField("group-id").equals(group))
                        .map(person -> person.findField(statement.getField("comment-id"))
                                .orElse(""))
                        .filter(vote -> !vote.isEmpty())
                        .toList();
                long agrees = votes.stream().filter("1"::equals).count();
                expected *= (agrees + 1.0) / (votes.size() + 2.0);
            }
            assertThat(Double.parseDouble(statement.getField("group-informed-consensus")))
                    .isCloseTo(expected, within(1e-12));
        }
    }

    private List<NamedCsvRecord> records(String file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(directory.resolve(file))) {
            return csv.stream().toList();
        }
    }

    @Test
    void keeps_what_was_marked_as_important() throws IOException {
        Path given = Files.createDirectory(directory.resolve("given"));
        for (String file : List.of("comments.csv", "participants-votes.csv", "summary.csv")) {
            Files.copy(SharedData.export("brexit-consensus").resolve(file), given.resolve(file));
        }
        List<String> votes =
                Files.readAllLines(SharedData.export("brexit-consensus").resolve("votes.csv"));
        Files.write(
                given.resolve("votes.csv"),
                IntStream.range(0, votes.size())
                        .mapToObj(i -> votes.get(i).strip() + (i == 0 ? ",important" : i % 7 == 0 ? ",1" : ",0"))
                        .toList());
        Conversation conversation = ImportedExport.in(polder, ImportedExport.read(given), given);
        Path out = Files.createDirectory(directory.resolve("out"));
        polder.app().await(() -> polder.app().polisExport().write(conversation, out, Times.MILLISECONDS));
        assertThat(sortedVotes(out))
                .isEqualTo(sortedVotes(given))
                .last()
                .asString()
                .endsWith("important");
        List<String> people = Files.readAllLines(out.resolve("participant-importance.csv"));
        assertThat(people.getFirst()).startsWith("participant,group-id,n-comments,n-votes,n-important,0,");
        assertThat(people.stream().skip(1).mapToInt(line -> Integer.parseInt(line.split(",", -1)[4])))
                .isNotEmpty()
                .allMatch(n -> n >= 0);
        long cells = people.stream()
                .skip(1)
                .flatMap(line -> List.of(line.split(",", -1)).subList(5, line.split(",", -1).length).stream())
                .filter("1"::equals)
                .count();
        assertThat(cells)
                .isEqualTo(people.stream()
                        .skip(1)
                        .mapToInt(line -> Integer.parseInt(line.split(",", -1)[4]))
                        .sum())
                .isPositive();
        assertThat(polder.get("/api/v3/reportExport/" + conversation.slug() + "/votes.csv-metadata.json")
                        .body())
                .contains("\"important\"");
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    /** Without the column datetime, whose zone is the exporting machine's. */
    private static List<String> sortedVotes(Path from) throws IOException {
        return Files.readAllLines(from.resolve("votes.csv")).stream()
                .map(line -> line.replaceFirst(",[^,]*,", ",").strip())
                .sorted()
                .toList();
    }

    private static List<String> events(VoteEvents events) {
        return IntStream.of(events.chronological())
                .mapToObj(i -> events.timeMillis(i) + " " + events.pid(i) + " " + events.tid(i) + " " + events.value(i))
                .sorted()
                .toList();
    }
}
