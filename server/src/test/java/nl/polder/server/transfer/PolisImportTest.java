package nl.polder.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.polder.clustering.Analyser;
import nl.polder.clustering.AnalysisOptions;
import nl.polder.server.account.Organisations;
import nl.polder.server.conversation.ConversationStore;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.TestDatabase;
import nl.polder.server.transfer.polis.AnalysisInput;
import nl.polder.server.transfer.polis.Fingerprint;
import nl.polder.server.transfer.polis.PolisConversation;
import nl.polder.server.transfer.polis.PolisDirectory;
import nl.polder.server.transfer.polis.PolisReading;
import nl.polder.server.transfer.polis.PolisStatement;
import nl.polder.server.transfer.polis.Progress;
import nl.polder.server.transfer.polis.SharedData;
import nl.polder.server.transfer.polis.TinyExport;
import nl.polder.server.transfer.polis.VoteEvents;
import nl.polder.server.vote.ImportStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Importing a Polis export")
class PolisImportTest {

    /** Of a cold run against Polis's groups, by an independent script: table in polis-math.md section 14. */
    private static final Map<String, Double> ADJUSTED_RAND_INDEX = Map.of(
            "london-youth-policing", -0.019,
            "scoop-hivemind-freshwater", 0.132,
            "bg2050-volunteers", 1.0,
            "brexit-consensus", 0.542,
            "15-per-hour-seattle", 0.563,
            "scoop-hivemind-taxes", 0.813,
            "ssis-land-bank-farmland-2rumnecbeh-2021-08-01", 0.941,
            "canadian-electoral-reform", 0.174,
            "austria-climate-5twd2jsnkf-2022-08-08", 0.977,
            "football-concussions", 0.088);

    @AutoClose
    static final TestDatabase database = TestDatabase.create();

    @TempDir
    Path directory;

    private final PolisImport imports = new PolisImport(
            database.db(),
            new Organisations(),
            new ConversationStore(database.db()),
            new ImportStore(),
            FakeClock.atNoon());

    @Test
    void brings_it_in_closed_listed_and_with_its_rows_released() {
        int id = imported(request(tiny("state"), Optional.of("state"))).conversationId();
        Row row = one(
                "SELECT state, imported, row_tier, titles->>'und' AS title FROM conversation WHERE conversation_id = $1",
                id);
        assertThat(row.getString("state")).isEqualTo("closed");
        assertThat(row.getBoolean("imported")).isTrue();
        assertThat(row.getShort("row_tier")).isEqualTo((short) 2);
        assertThat(row.getString("title")).isEqualTo("Parks state");
        assertThat(new ConversationStore(database.db()).listPublic().await())
                .anyMatch(listed -> listed.slug().equals("state"));
    }

    /** What another Polder exported was perhaps never released. */
    @Test
    void takes_languages_and_writers_from_what_another_polder_wrote_and_keeps_rows_that_are_private()
            throws IOException {
        Path export = TinyExport.right()
                .with("summary.csv", text -> text.replace("Parks", "Parks own"))
                .in(directory);
        assertThat(PolisDirectory.isOfPolder(export)).isFalse();
        Files.writeString(
                export.resolve("polder-statements.csv"),
                "statement,language,origin\n0,nl,seed\n1,en,participant\n2,nl,edited\n");
        assertThat(PolisDirectory.isOfPolder(export)).isTrue();
        var read = (PolisReading.Complete) PolisDirectory.read(export, null, Progress.SILENT);
        ImportRequest open = request(read, Optional.of("own"));
        int id = imported(new ImportRequest(
                        open.conversation(),
                        open.assumptions(),
                        open.source(),
                        open.fingerprint(),
                        open.slug(),
                        open.title(),
                        open.language(),
                        false))
                .conversationId();
        List<String> written = new ArrayList<>();
        for (Row row : database.query(
                "SELECT language || ' ' || origin AS of FROM statement WHERE conversation_id = $1 ORDER BY statement_id",
                id)) {
            written.add(row.getString("of"));
        }
        assertThat(written).startsWith("nl seed", "en participant", "nl participant");
        Row row = one("SELECT row_tier, rows_as_imported FROM conversation WHERE conversation_id = $1", id);
        assertThat(row.getShort("row_tier")).isEqualTo((short) 1);
        assertThat(row.getBoolean("rows_as_imported")).isFalse();
    }

    @Test
    void keeps_every_event_in_the_order_of_casting_and_lets_the_last_vote_win() {
        PolisReading.Complete read = tiny("history");
        int id = imported(request(read, Optional.of("history"))).conversationId();
        List<Integer> changed = new ArrayList<>();
        for (Row row : database.query(
                "SELECT value FROM vote_event WHERE conversation_id = $1 AND kind = 1 AND participant_id = 3 AND statement_id = 0 ORDER BY sequence",
                id)) {
            changed.add(row.getInteger("value"));
        }
        assertThat(changed).containsExactly(-1, 1);
        assertThat(number("SELECT count(*) AS n FROM vote_event WHERE conversation_id = $1 AND kind = 1", id))
                .isEqualTo(read.conversation().events().count());
        assertThat(number(
                        "SELECT value AS n FROM vote WHERE conversation_id = $1 AND participant_id = 3 AND statement_id = 0",
                        id))
                .isEqualTo(1);
        assertThat(number(
                        "SELECT count(*) AS n FROM (SELECT recorded_at < lag(recorded_at) OVER (ORDER BY sequence) AS back"
                                + " FROM vote_event WHERE conversation_id = $1 AND kind = 1) AS steps WHERE back",
                        id))
                .isZero();
    }

    @Test
    void tells_how_many_votes_are_in_up_to_the_last() {
        PolisReading.Complete read = tiny("progress");
        List<String> told = new ArrayList<>();
        imports.run(
                request(read, Optional.of("progress")),
                (what, done, total) -> told.add(what + " " + done + " of " + total));
        int votes = read.conversation().events().count();
        assertThat(told).last().isEqualTo("votes " + votes + " of " + votes);
    }

    @Test
    void keeps_numbers_authors_and_decisions_as_they_were() {
        TinyExport export = TinyExport.right()
                .with("votes.csv", text -> text.replace(",11,", ",40,").replace(",40,1\n", ",40,1\n"))
                .without("comments.csv")
                .without("participants-votes.csv")
                .with("summary.csv", text -> text + "vote-convention,agree=+1;disagree=-1\n");
        int gaps = imported(request(read(export), Optional.of("gaps"))).conversationId();
        assertThat(number("SELECT max(participant_id) AS n FROM participant WHERE conversation_id = $1", gaps))
                .isEqualTo(40);
        int id = imported(request(tiny("decisions"), Optional.of("decisions"))).conversationId();
        Row rejected = one(
                "SELECT moderation, author_participant_id FROM statement WHERE conversation_id = $1 AND statement_id = 11",
                id);
        assertThat(rejected.getString("moderation")).isEqualTo("rejected");
        assertThat(rejected.getInteger("author_participant_id")).isEqualTo(11);
        assertThat(number(
                        "SELECT count(*) AS n FROM statement WHERE conversation_id = $1 AND moderation = 'accepted'",
                        id))
                .isEqualTo(11);
    }

    @Test
    void makes_an_author_who_never_voted_a_participant() {
        TinyExport export = TinyExport.right().with("comments.csv", text -> text.replace("2023,6,6,", "2023,6,99,"));
        int id = imported(request(read(export), Optional.of("silent-author"))).conversationId();
        assertThat(number(
                        "SELECT count(*) AS n FROM participant WHERE conversation_id = $1 AND participant_id = 99 AND channel = 4",
                        id))
                .isEqualTo(1);
    }

    @Test
    void of_the_same_files_twice_changes_nothing() {
        ImportRequest request = request(tiny("twice"), Optional.empty());
        String slug = imported(request).slug();
        long before = number("SELECT count(*) AS n FROM vote_event");
        assertThat(imports.run(request, Progress.SILENT)).isEqualTo(new ImportOutcome.AlreadyImported(slug));
        assertThat(number("SELECT count(*) AS n FROM vote_event")).isEqualTo(before);
    }

    @Test
    void to_an_address_that_is_taken_is_refused_when_it_was_asked_for_and_numbered_when_not() {
        imported(request(tiny("first"), Optional.of("taken")));
        assertThat(imports.run(request(tiny("second"), Optional.of("taken")), Progress.SILENT))
                .isEqualTo(new ImportOutcome.SlugTaken("taken"));
        imported(named(tiny("third"), "Some Set!"));
        assertThat(imported(named(tiny("fourth"), "Some Set!")).slug()).isEqualTo("some-set-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FUNCTION import_participants(integer, integer[], date[])",
                "FUNCTION import_statements(integer, integer[], text[], text[], boolean[], integer[], text[], text[], timestamptz[])",
                "FUNCTION import_votes(integer, integer[], integer[], smallint[], timestamptz[], boolean[])",
                "FUNCTION append_state(integer, text)"
            })
    void that_fails_at_any_step_leaves_nothing(String step) {
        ImportRequest request = request(tiny("atomic"), Optional.of("atomic"));
        String before = everything();
        database.asOwner("REVOKE EXECUTE ON " + step + " FROM polder_app");
        try {
            assertThatThrownBy(() -> imports.run(request, Progress.SILENT)).hasMessageContaining("permission denied");
        } finally {
            database.asOwner("GRANT EXECUTE ON " + step + " TO polder_app");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void that_fails_at_the_very_end_or_between_votes_leaves_nothing() {
        ImportRequest request = request(tiny("end"), Optional.of("end"));
        String before = everything();
        database.asOwner("REVOKE INSERT ON import_run FROM polder_app");
        try {
            assertThatThrownBy(() -> imports.run(request, Progress.SILENT)).hasMessageContaining("permission denied");
        } finally {
            database.asOwner("GRANT INSERT ON import_run TO polder_app");
        }
        assertThatThrownBy(() -> imports.run(request, (what, done, total) -> {
                    throw new IllegalStateException("the terminal is gone");
                }))
                .hasMessage("the terminal is gone");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void of_all_ten_published_sets_gives_back_the_same_conversation() throws IOException {
        System.out.printf(
                "%-46s %12s %10s %7s %7s  %-16s %-16s %6s%n",
                "set", "participants", "statements", "events", "ms", "groups", "Polis", "ARI");
        for (Path set : SharedData.exports()) {
            PolisReading.Complete read = (PolisReading.Complete) PolisDirectory.read(set, null, Progress.SILENT);
            long started = System.nanoTime();
            ImportOutcome.Imported imported = imported(new ImportRequest(
                    read.conversation(),
                    read.assumptions(),
                    set.getFileName().toString(),
                    Fingerprint.of(set, null),
                    Optional.empty(),
                    Optional.empty(),
                    "und",
                    true));
            long millis = (System.nanoTime() - started) / 1_000_000;
            assertSame(read.conversation(), imported.conversationId());
            AnalysisInput input = AnalysisInput.of(read.conversation());
            GroupComparison comparison = GroupComparison.of(
                    read.conversation(),
                    input,
                    Analyser.analyse(input.votes(), input.moderation(), AnalysisOptions.standard(), 0));
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %12d %10d %7d %7d  %-16s %-16s %6.3f%n",
                    imported.slug(),
                    read.conversation().participants().size(),
                    read.conversation().statements().size(),
                    read.conversation().events().count(),
                    millis,
                    comparison.groups(),
                    comparison.polisGroups(),
                    comparison.adjustedRandIndex().orElse(Double.NaN));
            comparison.reasons().forEach(reason -> System.out.println("    " + reason));
            assertThat(comparison.adjustedRandIndex().orElseThrow())
                    .as("adjusted Rand index of " + imported.slug())
                    .isCloseTo(ADJUSTED_RAND_INDEX.get(imported.slug()), within(0.002));
        }
    }

    private void assertSame(PolisConversation conversation, int id) {
        assertThat(number("SELECT count(*) AS n FROM participant WHERE conversation_id = $1", id))
                .isEqualTo(conversation.participants().size());
        VoteEvents events = conversation.events();
        assertThat(number("SELECT count(*) AS n FROM vote_event WHERE conversation_id = $1 AND kind = 1", id))
                .isEqualTo(events.count());
        Map<Long, Integer> last = new HashMap<>();
        for (Row row :
                database.query("SELECT participant_id, statement_id, value FROM vote WHERE conversation_id = $1", id)) {
            last.put(((long) row.getInteger(0) << 32) | row.getInteger(1), row.getInteger(2));
        }
        int votes = 0;
        for (int i = 0; i < events.count(); i++) {
            if (events.isLast(i)) {
                votes++;
                assertThat(last.get(((long) events.pid(i) << 32) | events.tid(i)))
                        .isEqualTo(events.value(i));
            }
        }
        assertThat(last).hasSize(votes);
        Map<Integer, String> texts = new HashMap<>();
        for (Row row : database.query("SELECT statement_id, body FROM statement_text WHERE conversation_id = $1", id)) {
            texts.put(row.getInteger(0), row.getString(1));
        }
        for (PolisStatement statement : conversation.statements()) {
            assertThat(texts.get(statement.tid())).isEqualTo(statement.text());
        }
    }

    private PolisReading.Complete tiny(String name) {
        return read(TinyExport.right().with("summary.csv", text -> text.replace("Parks", "Parks " + name)));
    }

    private PolisReading.Complete read(TinyExport export) {
        return (PolisReading.Complete) PolisDirectory.read(export.in(directory), null, Progress.SILENT);
    }

    private ImportRequest request(PolisReading.Complete read, Optional<String> slug) {
        return request(read, slug, "parks");
    }

    private ImportRequest named(PolisReading.Complete read, String source) {
        return request(read, Optional.empty(), source);
    }

    private ImportRequest request(PolisReading.Complete read, Optional<String> slug, String source) {
        try {
            return new ImportRequest(
                    read.conversation(),
                    read.assumptions(),
                    source,
                    Fingerprint.of(directory, null),
                    slug,
                    Optional.empty(),
                    "und",
                    true);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ImportOutcome.Imported imported(ImportRequest request) {
        ImportOutcome outcome = imports.run(request, Progress.SILENT);
        assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
        return (ImportOutcome.Imported) outcome;
    }

    /** How many rows each table has that an import writes. */
    private static String everything() {
        StringBuilder counts = new StringBuilder();
        for (String table : List.of(
                "organisation",
                "conversation",
                "participant",
                "statement",
                "statement_text",
                "vote",
                "vote_event",
                "vote_log_head",
                "import_run")) {
            counts.append(table)
                    .append(' ')
                    .append(number("SELECT count(*) AS n FROM " + table))
                    .append(' ');
        }
        return counts.toString();
    }

    private static long number(String sql, Object... args) {
        return one(sql, args).getLong("n");
    }

    private static Row one(String sql, Object... args) {
        return database.query(sql, args).iterator().next();
    }
}
