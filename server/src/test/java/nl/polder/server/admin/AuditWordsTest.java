package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.polder.server.approval.Approval;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.moderation.Decision;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z0-9]+)+)\"");
    /** Codes in the same files that name no act. */
    private static final Set<String> OTHERS = Set.of(
            "bulk-rejection",
            "create-admin",
            "no-results",
            "no-store",
            "not-judged",
            "not-yet-judged",
            "polder-oidc",
            "proposed-before",
            "publish-report",
            "release-rows",
            "second-step",
            "set-aside");

    private final Messages messages = Messages.load();
    private final AuditWords dutch = words(Language.NL);

    private AuditWords words(Language language) {
        return new AuditWords(
                key -> messages.has(language, key) ? messages.text(language, key) : "", Instant::toString);
    }

    @Test
    void every_act_that_the_program_records_has_words_in_both_languages_of_the_desk() throws IOException {
        Set<String> acts = acts();

        assertThat(acts).hasSizeGreaterThan(35).contains("statement-mark-meta", "approval-refused", "rows-released");
        for (Language language : List.of(Language.NL, Language.EN)) {
            assertThat(acts)
                    .allSatisfy(act -> assertThat(words(language).act(act))
                            .as(language.tag())
                            .isNotEqualTo(act));
        }
    }

    @Test
    void a_code_of_which_nobody_knows_words_is_shown_as_it_is() {
        assertThat(dutch.act("moon-landed")).isEqualTo("moon-landed");
        assertThat(dutch.subject("crater 12 north")).isEqualTo("crater 12 north");
        assertThat(dutch.fields(new JsonObject().put("depth", "very-deep"))).isEqualTo("depth: very-deep");
    }

    @Test
    void codes_of_fields_and_values_are_words_and_texts_of_people_stay_as_they_were_written() {
        var fields = new JsonObject()
                .put("moderation", "rejected")
                .put("meta", false)
                .put("reason", "two-ideas")
                .put("title_nl", "Wat vindt u van open source?")
                .put("roles", new JsonArray().add("second-reader").add("auditor"));

        assertThat(dutch.fields(fields))
                .isEqualTo(
                        "besluit: Niet geplaatst; over de raadpleging zelf: nee; reden: Twee ideeën in één stelling; "
                                + "vraag (nl): Wat vindt u van open source?; rollen: Tweede lezer, Controleur");
    }

    @Test
    void a_moment_is_written_as_the_reader_does_and_what_only_looks_like_one_is_not() {
        var words = new AuditWords(key -> "", at -> "moment " + at.getEpochSecond());

        assertThat(words.fields(
                        new JsonObject().put("opens_at", "1970-01-01T00:01:00Z").put("length", "140")))
                .isEqualTo("opens_at: moment 60; length: 140");
    }

    @Test
    void what_was_empty_is_said_to_be_and_a_moment_of_a_form_can_be_read() {
        var fields = new JsonObject()
                .put("closes", "2026-12-30T04:39")
                .put("words", "")
                .put("roles", new JsonArray());

        assertThat(dutch.fields(fields)).isEqualTo("sluit op: 2026-12-30 04:39; toelichting: leeg; rollen: leeg");
    }

    /** Rules of thousands of characters were once taken apart letter by letter, until the stack was full. */
    @Test
    void a_long_text_of_a_person_is_shown_as_it_is() {
        String text = "a-".repeat(10_000) + "a";

        assertThat(dutch.fields(new JsonObject().put("rules_nl", text))).isEqualTo("huisregels (nl): " + text);
    }

    @Test
    void a_proposal_says_its_kind_what_it_is_about_and_what_is_in_it() {
        var payload = new JsonObject()
                .put("reason", "spam")
                .put(
                        "statements",
                        new JsonArray()
                                .add(new JsonObject().put("id", 4).put("seen", 0))
                                .add(new JsonObject().put("id", 9).put("seen", 2)));
        var fields = new JsonObject()
                .put("kind", "bulk-rejection")
                .put("subject", "report 2")
                .put("payload", payload);

        assertThat(dutch.fields(fields))
                .isEqualTo(
                        "soort: Plaats een aantal stellingen niet; over: rapport 2; reden: Reclame; stellingen: 4, 9");
    }

    private static Set<String> acts() throws IOException {
        Set<String> acts = new TreeSet<>();
        Arrays.stream(Decision.Kind.values()).forEach(kind -> acts.add("statement-" + kind.code()));
        Arrays.stream(Approval.State.values())
                .filter(state -> state != Approval.State.PENDING)
                .forEach(state -> acts.add("approval-" + state.code()));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                if (source.contains("AuditEntry")) {
                    CODE.matcher(source)
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .filter(code -> !OTHERS.contains(code))
                            .forEach(acts::add);
                }
            }
        }
        return acts;
    }
}
