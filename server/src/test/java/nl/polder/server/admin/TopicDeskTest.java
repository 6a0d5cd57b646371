package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import nl.polder.server.statement.Topic;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Topics at the desk")
class TopicDeskTest {
    private static final FakeClock clock = FakeClock.at(Instant.now());

    @AutoClose
    private static final TestPolder polder = TestPolder.start(Map.of(), clock);

    private static Staff saskia;
    private static int made;

    @BeforeAll
    static void an_organiser() {
        saskia = Staff.first(polder, clock);
    }

    /** The address of a new draft in Dutch with some seeds. */
    private static String draft(int seeds) {
        made++;
        saskia.post("/admin/new", fields("title", "Onderwerpen " + made, "main", "nl", "description", ""));
        String c = "/admin/c/onderwerpen-" + made;
        for (int i = 0; i < seeds; i++) {
            saskia.post(c + "/seeds", fields("text", "Stelling " + i + " van vraag " + made + "."));
        }
        return c;
    }

    private static void topic(String c, String name) {
        assertThat(saskia.post(c + "/topics", fields("name-nl", name)).statusCode())
                .as(name)
                .isEqualTo(303);
    }

    @Test
    void is_made_given_to_statements_renamed_and_removed() {
        String c = draft(3);
        assertThat(saskia.get(c + "/topics").body()).contains("Er zijn nog geen onderwerpen");
        topic(c, "Wonen");
        assertThat(saskia.post(c + "/topics/1", fields("name-nl", "Wonen", "statement", "0", "statement", "2"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(saskia.get(c + "/topics").body()).contains("Wonen", "2 stellingen");
        saskia.post(c + "/topics/1", fields("name-nl", "Bouwen en wonen", "statement", "2"));
        assertThat(saskia.get(c + "/topics").body()).contains("Bouwen en wonen", "1 stelling");
        assertThat(saskia.get(c + "/topics/1/remove").body()).contains("1 stelling", "weghalen?");
        saskia.post(c + "/topics/1/remove", fields());
        assertThat(saskia.get(c + "/topics").body()).contains("Er zijn nog geen onderwerpen");
        assertThat(saskia.get(c + "/topics/1").statusCode()).isEqualTo(404);
        assertThat(saskia.get(c + "/history").body())
                .contains(
                        "Onderwerp toegevoegd",
                        "Stellingen bij onderwerp gekozen",
                        "Onderwerp hernoemd",
                        "Onderwerp verwijderd");
    }

    @Test
    void a_name_that_is_empty_too_long_or_taken_stays_in_its_field() {
        String c = draft(0);
        assertThat(saskia.post(c + "/topics", fields("name-nl", " ")).body()).contains("Vul eerst een naam in");
        String tooLong = "é".repeat(Topic.NAME_MAX + 1);
        assertThat(saskia.post(c + "/topics", fields("name-nl", tooLong)).body())
                .contains("hoogstens " + Topic.NAME_MAX, tooLong);
        topic(c, "é".repeat(Topic.NAME_MAX));
        topic(c, "Wonen");
        assertThat(saskia.post(c + "/topics", fields("name-nl", "wonen!")).body())
                .contains("al een onderwerp met deze naam", "wonen!");
    }

    @Test
    void twenty_topics_fit_and_no_twenty_first() {
        String c = draft(0);
        for (int i = 0; i < Topic.TOPICS_MAX; i++) {
            topic(c, "Onderwerp " + i);
        }
        assertThat(saskia.get(c + "/topics").body()).contains("Er passen niet meer onderwerpen bij");
        assertThat(saskia.post(c + "/topics", fields("name-nl", "Eentje nog")).body())
                .contains("hoogstens " + Topic.TOPICS_MAX);
    }

    @Test
    void a_statement_has_three_topics_and_no_fourth() {
        String c = draft(2);
        for (int i = 1; i <= Topic.OF_STATEMENT_MAX + 1; i++) {
            topic(c, "Onderwerp " + i);
        }
        for (int i = 1; i <= Topic.OF_STATEMENT_MAX; i++) {
            saskia.post(c + "/topics/" + i, fields("name-nl", "Onderwerp " + i, "statement", "1"));
        }
        String refused = saskia.post(
                        c + "/topics/4", fields("name-nl", "Onderwerp 4", "statement", "0", "statement", "1"))
                .body();
        assertThat(refused).contains("hoogstens 3 onderwerpen", "al zo veel: 1.", "href=\"#s1\"");
        assertThat(refused).as("what was ticked stays").contains("id=\"s0\" name=\"statement\" value=\"0\" checked");
        assertThat(saskia.get(c + "/topics").body()).contains("Geen stellingen");
    }

    @Test
    void a_topic_does_not_take_the_name_of_another_and_what_was_typed_and_ticked_stays() {
        String c = draft(2);
        topic(c, "Wonen");
        topic(c, "Zorg");
        String refused = saskia.post(c + "/topics/2", fields("name-nl", "wonen!", "statement", "1"))
                .body();
        assertThat(refused).contains("al een onderwerp met deze naam", "value=\"wonen!\"");
        assertThat(refused).contains("id=\"s1\" name=\"statement\" value=\"1\" checked");
        assertThat(saskia.get(c + "/topics").body()).contains("Zorg").doesNotContain("wonen!", "1 stelling");
        assertThat(saskia.post(c + "/topics/2", fields("name-nl", "ZORG")).statusCode())
                .as("its own name in other letters")
                .isEqualTo(303);
    }

    @Test
    void statements_that_are_none_are_left_out() {
        String c = draft(1);
        topic(c, "Wonen");
        saskia.post(
                c + "/topics/1",
                fields("name-nl", "Wonen", "statement", "0", "statement", "77", "statement", "-1", "statement", "x"));
        assertThat(saskia.get(c + "/topics").body()).contains("1 stelling");
    }

    @Test
    void a_file_of_seeds_brings_topics_along_and_uses_those_that_are_there() {
        String c = draft(0);
        topic(c, "Wonen");
        assertThat(upload(c, "tekst;onderwerpen\nBouw meer.;wonen|Werk, zorg\nBouw hoger.;Werk, zorg\nWacht af.\n")
                        .statusCode())
                .isEqualTo(303);
        assertThat(saskia.get(c + "/topics").body())
                .containsPattern("Wonen</a> <span class=\"small\">1 stelling<")
                .containsPattern("Werk, zorg</a> <span class=\"small\">2 stellingen<");
        assertThat(saskia.get(c + "/seeds").body()).contains("3 beginstellingen");
    }

    @Test
    void a_file_with_a_topic_too_many_adds_neither_statements_nor_topics() {
        String c = draft(0);
        for (int i = 1; i < Topic.TOPICS_MAX; i++) {
            topic(c, "Onderwerp " + i);
        }
        assertThat(upload(c, "tekst;onderwerpen\nEen.;Wonen\nTwee.;Zorg\n").body())
                .contains("meer dan " + Topic.TOPICS_MAX, "Nog geen beginstellingen");
        assertThat(saskia.get(c + "/topics").body()).doesNotContain("Wonen");
        assertThat(upload(c, "tekst;onderwerpen\nEen.;Wonen\n").statusCode()).isEqualTo(303);
        assertThat(saskia.get(c + "/topics").body()).contains("Er passen niet meer onderwerpen bij", "Wonen");
    }

    @Test
    void a_line_with_a_wrong_topic_is_named() {
        String file = "tekst;onderwerpen\nEen.;a|b|c|d\nTwee.;" + "x".repeat(Topic.NAME_MAX + 1);
        assertThat(upload(draft(0), file).body())
                .contains("Regel 2: meer dan 3 onderwerpen", "Regel 3: de naam van een onderwerp is langer dan 60");
    }

    @Test
    void names_without_a_letter_from_a_to_z_are_told_apart() {
        String c = draft(1);
        topic(c, "topic 2");
        topic(c, "الرعاية");
        topic(c, "الإسكان");
        assertThat(saskia.post(c + "/topics", fields("name-nl", "الرعاية")).body())
                .contains("al een onderwerp met deze naam");
        saskia.post(c + "/topics/2", fields("name-nl", "الرعاية", "statement", "0"));
        assertThat(saskia.get(c + "/topics").body()).contains("الإسكان", "الرعاية");
    }

    private static HttpResponse<String> upload(String c, String file) {
        return saskia.upload(c + "/seeds/csv", file.getBytes(StandardCharsets.UTF_8));
    }
}
