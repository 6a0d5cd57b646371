package nl.polder.server.admin;

import static nl.polder.server.testing.Staff.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.polder.server.testing.FakeClock;
import nl.polder.server.testing.Staff;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an organiser can send that is not as it should be; each test on a conversation of its own. What goes well is in {@link DeskTest}. */
@DisplayName("Bad input at the desk")
class BadInputTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");

    private static final FakeClock clock = FakeClock.at(Instant.now());

    @AutoClose
    private static final TestPolder polder = TestPolder.start(Map.of(), clock);

    private static Staff saskia;
    private static int made;

    @BeforeAll
    static void an_organiser() {
        saskia = Staff.first(polder, clock);
    }

    @Test
    void a_seed_that_is_empty_too_long_or_there_already_stays_in_its_field() {
        String seeds = draft() + "/seeds";
        assertThat(saskia.post(seeds, fields("text", " ")).body()).contains("Schrijf eerst een stelling");
        String tooLong = "x".repeat(141);
        assertThat(saskia.post(seeds, fields("text", tooLong)).body()).contains("hoogstens 140", tooLong);
        assertThat(saskia.post(seeds, fields("text", "x".repeat(140))).statusCode())
                .isEqualTo(303);
        assertThat(saskia.post(seeds, fields("text", "x".repeat(140))).body()).contains("staat er al");
    }

    @Test
    void a_file_in_latin_1_adds_nothing_and_says_what_to_choose() {
        String c = draft();
        String answer =
                upload(c, "Eén idee.".getBytes(StandardCharsets.ISO_8859_1)).body();
        assertThat(answer).contains("niet in UTF-8", "CSV UTF-8", "Nog geen beginstellingen");
    }

    @Test
    void a_byte_order_mark_is_no_letter_of_the_first_statement() {
        String c = draft();
        assertThat(upload(c, "\uFEFFEén idee.\r\nNog een.".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(303);
        assertThat(saskia.get(c + "/seeds").body()).contains(">Eén idee.</li>", "2 beginstellingen");
    }

    @Test
    void a_file_of_a_hundred_thousand_lines_is_counted_and_adds_nothing() {
        String c = draft();
        String file = IntStream.range(0, 100_000).mapToObj(i -> "Stelling " + i).collect(Collectors.joining("\n"));
        assertThat(upload(c, file.getBytes(StandardCharsets.UTF_8)).body())
                .contains("100.000 regels", "Hoogstens 500", "Nog geen beginstellingen");
    }

    @Test
    void a_file_with_wrong_lines_names_each_and_adds_none_of_the_others() {
        String c = draft();
        saskia.post(c + "/seeds", fields("text", "Die is er al."));
        String wrong = "Goed.\n" + "x".repeat(141) + "\nGoed.\n";
        assertThat(upload(c, wrong.getBytes(StandardCharsets.UTF_8)).body())
                .contains("Regel 2: langer dan 140", "Regel 3: dezelfde tekst als regel 1", ">1 beginstelling<");
        assertThat(upload(c, "Nieuw.\nDie is er al.\n".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Stelling 2 staat al in de raadpleging", ">1 beginstelling<");
    }

    @Test
    void no_file_is_said_and_is_no_error_of_ours() {
        assertThat(upload(draft(), new byte[0]).body()).contains("Kies een bestand");
    }

    @Test
    void html_and_script_of_an_organiser_never_run_at_a_participant() {
        String c = draft();
        String typed =
                "Hallo <script>alert(1)</script> <img src=x onerror=alert(2)> [klik](javascript:alert(3)) **vet**";
        saveSettings(c, "description_nl", typed, "rules_nl", typed, "title_nl", "<b>Hoe</b> verder?");
        openNow(c);
        for (String page : new String[] {"", "/about"}) {
            String body = polder.get(c.replace("/admin", "") + page, "Accept", "text/html")
                    .body();
            assertThat(body)
                    .as(page)
                    .contains("&lt;b&gt;Hoe&lt;/b&gt; verder?")
                    .doesNotContain("<script>alert", "<img src=x", "javascript:alert", "<b>Hoe");
        }
        assertThat(polder.get(c.replace("/admin", "") + "/about", "Accept", "text/html")
                        .body())
                .contains("<strong>vet</strong>");
    }

    /** Every letter is three characters of the form: 60 000 bytes in one field. */
    @Test
    void a_text_of_twenty_thousand_characters_fits_and_one_more_is_refused_and_kept() {
        String c = draft();
        String longest = "é".repeat(19_999) + "!";
        assertThat(saveSettings(c, "description_nl", longest, "rules_nl", longest)
                        .statusCode())
                .isEqualTo(303);
        assertThat(saskia.get(c + "/settings").body()).contains(longest);
        assertThat(saveSettings(c, "description_nl", longest + "?").body())
                .contains("hoogstens 20.000 tekens", longest + "?");
    }

    @Test
    void an_opening_that_is_over_or_after_the_end_is_refused() {
        String c = ready();
        assertThat(saskia.post(c + "/open", fields("opens", in(Duration.ofHours(-1))))
                        .body())
                .contains("De opening moet nog komen");
        assertThat(saskia.post(c + "/open", fields("opens", in(Duration.ofDays(31))))
                        .body())
                .contains("De opening moet nog komen");
        assertThat(saskia.post(c + "/open", fields("opens", "morgen")).body()).contains("konden deze datum niet lezen");
        assertThat(saskia.get(c).body()).contains("Concept");
    }

    @Test
    void an_end_before_the_planned_opening_is_refused() {
        String c = ready();
        saskia.post(c + "/open", fields("opens", in(Duration.ofDays(3))));
        assertThat(saveSettings(c, "closes", in(Duration.ofDays(2))).body()).contains("sluit voordat zij opent");
    }

    @Test
    void numbers_outside_their_range_are_named_with_the_range() {
        String c = draft();
        assertThat(saveSettings(c, "length", "39", "votes_min", "-1", "norm_hours", "veel")
                        .body())
                .contains("van 40 tot en met 1.000", "van 0 tot en met 100", "van 1 tot en met 720");
    }

    @Test
    void of_two_decisions_at_the_same_moment_one_counts() {
        String c = ready();
        openNow(c);
        Staff youssef = saskia.inviting("youssef" + made, "moderator");
        for (int round = 0; round < 5; round++) {
            int id = written(c, "Meer groen in wijk " + round + ".");
            String address = c + "/queue/" + id;
            saskia.get(address);
            youssef.get(address);
            var one = CompletableFuture.supplyAsync(
                    () -> saskia.post(address, fields("decision", "accept", "seen", "0")));
            var other = CompletableFuture.supplyAsync(
                    () -> youssef.post(address, fields("decision", "reject", "reason", "spam", "seen", "0")));
            assertThat(Stream.of(one.join(), other.join()).map(HttpResponse::statusCode))
                    .containsExactlyInAnyOrder(303, 200);
            assertThat(number(
                            "SELECT count(*) FROM moderation_decision d JOIN conversation c USING (conversation_id)"
                                    + " WHERE c.slug = $1 AND d.statement_id = $2",
                            slug(c),
                            id))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_button_on_an_old_page_does_nothing() {
        String c = ready();
        openNow(c);
        assertThat(saskia.post(c + "/open", "opens=").headers().firstValue("location"))
                .hasValue(c + "?said=not-any-more");
        saskia.post(c + "/writing-close", "");
        assertThat(saskia.post(c + "/writing-close", "").headers().firstValue("location"))
                .hasValue(c + "?said=not-any-more");
        assertThat(saskia.get(c).body()).contains("Sta nieuwe stellingen weer toe");
    }

    @Test
    void writing_does_not_begin_again_after_its_date() {
        String c = ready();
        openNow(c);
        saskia.post(c + "/writing-close", "");
        saveSettings(c, "writing_closes", in(Duration.ofHours(-1)));
        var answer = saskia.post(c + "/writing-open", "");
        assertThat(answer.headers().firstValue("location")).hasValue(c + "/settings?said=writing-date-over");
        assertThat(saskia.get(c + "/settings?said=writing-date-over").body())
                .contains("De datum om te schrijven is voorbij");
        assertThat(saskia.get(c).body()).contains("Open, geen nieuwe stellingen");
    }

    /** The address of a new draft below {@code /admin}. */
    private static String draft() {
        made++;
        saskia.post("/admin/new", fields("title", "Hoe verder " + made, "main", "nl", "description", ""));
        return "/admin/c/hoe-verder-" + made;
    }

    private static String ready() {
        String c = draft();
        saskia.post(c + "/seeds", fields("text", "Wij moeten meer luisteren."));
        saveSettings(c);
        return c;
    }

    /** Makes ready what is not. */
    private static void openNow(String c) {
        saskia.post(c + "/seeds", fields("text", "Wij moeten meer luisteren."));
        assertThat(saskia.post(c + "/open", "opens=").headers().firstValue("location"))
                .hasValue(c + "?said=opened");
    }

    private static HttpResponse<String> saveSettings(String c, String... changed) {
        Matcher version = VERSION.matcher(saskia.get(c + "/settings").body());
        assertThat(version.find()).isTrue();
        var values = new java.util.LinkedHashMap<>(Map.of(
                "version", version.group(1),
                "main", "nl",
                "language", "nl",
                "title_nl", "Hoe verder?",
                "moderation", "pre",
                "length", "140",
                "votes_min", "7",
                "norm_hours", "24",
                "rules_nl", "Wees beleefd.",
                "closes", in(Duration.ofDays(30))));
        for (int i = 0; i < changed.length; i += 2) {
            values.put(changed[i], changed[i + 1]);
        }
        return saskia.post(
                c + "/settings",
                fields(values.entrySet().stream()
                        .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new)));
    }

    private static HttpResponse<String> upload(String c, byte[] file) {
        return saskia.upload(c + "/seeds/csv", file);
    }

    private static String in(Duration from) {
        return Dates.field(Optional.of(clock.instant().plus(from)));
    }

    private static String slug(String c) {
        return c.substring("/admin/c/".length());
    }

    private static int written(String c, String text) {
        byte[] secret = new byte[32];
        secret[0] = (byte) text.hashCode();
        secret[1] = (byte) made;
        return (int) number(
                "SELECT statement FROM conversation c, append_statement(c.conversation_id, $2, true, 0::smallint, 'nl',"
                        + " NULL, 'participant', 'nl', $3, NULL) WHERE c.slug = $1",
                slug(c),
                Buffer.buffer(secret),
                text);
    }

    private static long number(String sql, Object... arguments) {
        return polder.database().query(sql, arguments).iterator().next().getLong(0);
    }
}
