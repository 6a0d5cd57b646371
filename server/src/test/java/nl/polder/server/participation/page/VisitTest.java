package nl.polder.server.participation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.polder.server.testing.TestConversation;
import nl.polder.server.testing.TestPolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages as a browser without script sees them. */
@DisplayName("A visit without script")
class VisitTest {

    @AutoClose
    private static final TestPolder POLDER = TestPolder.start();

    private final TestConversation bikes =
            TestConversation.open(POLDER.database(), "Meer fietspaden langs drukke wegen", "Minder asfalt in de stad");

    private String cookie = "";

    @Test
    void the_link_opens_a_card_with_three_equal_buttons_and_no_cookie() {
        HttpResponse<String> card = get("");

        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body())
                .contains(
                        "Nog 2 stellingen",
                        "value=\"agree\"",
                        "value=\"disagree\"",
                        "value=\"pass\"",
                        "Van de organisatie");
        assertThat(card.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void an_odd_address_or_list_of_languages_is_no_fault_of_ours() {
        for (String languages : new String[] {"-", ";=", ";q=1", "nl;q=x"}) {
            assertThat(POLDER.get("/c/" + bikes.slug(), "Accept-Language", languages)
                            .statusCode())
                    .as(languages)
                    .isEqualTo(200);
        }
        for (String path : new String[] {"/c/x%00", "/c/x%00/results", "/api/v1/conversations/x%00"}) {
            assertThat(POLDER.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_vote_comes_back_by_redirect_with_the_next_card_and_what_was_saved() {
        String second = vote("disagree");

        assertThat(second).contains("Opgeslagen: oneens.", "Nog 1 stelling", "Maak ongedaan");
        assertThat(vote("pass"))
                .contains(
                        "Opgeslagen: pas.",
                        "Waarom paste u?",
                        "Dit waren alle stellingen van nu",
                        "U stemde op 2 stellingen.");
    }

    @Test
    void a_pass_can_be_explained() {
        String page = vote("pass");
        String after = follow(post(
                field(page, "action=\"/c/[^\"]*(/votes/\\d+)\""),
                "do=unclear&key=" + field(page, "(?s)class=\"after\".*?name=\"key\" value=\"([^\"]+)\"")));

        assertThat(after).contains("Opgeslagen: pas. Dank u voor uw uitleg.").doesNotContain("Waarom paste u?");
    }

    @Test
    void undo_returns_the_card() {
        String page = vote("agree");
        String undone = follow(post(field(page, "action=\"/c/[^\"]*(/votes/\\d+)\""), "do=undo"));

        assertThat(undone).contains("Uw stem is teruggenomen.", "Nog 2 stellingen");
    }

    @Test
    void my_votes_lists_them_and_changes_them() {
        vote("agree");
        String mine = get("/mine").body();
        assertThat(mine).contains("U stemde op 1 van de 2 stellingen.", "Alle 1", "Eens 1");

        String changed = follow(post(
                field(mine, "action=\"/c/[^\"]*(/votes/\\d+)\""),
                "do=disagree&from=mine&key=" + field(mine, "name=\"key\" value=\"([^\"]+)\"")));
        assertThat(changed).contains("Uw stem is gewijzigd.", "Oneens 1");
        assertThat(get("/mine?vote=agree").body()).doesNotContain("<li id=\"stem-");
    }

    @Test
    void a_statement_is_sent_and_waits_for_review() {
        String sent = follow(post("/statements", statement("Fietsers moeten voorrang krijgen op elke rotonde.")));

        assertThat(sent).contains("Uw stelling is verstuurd.", "Wacht op controle", "Fietsers moeten voorrang krijgen");
    }

    @Test
    void what_was_typed_stays_when_a_statement_is_refused() {
        String text = "Fietspad ".repeat(20) + "<b>einde</b>";
        HttpResponse<String> refused = post("/statements", statement(text));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "<title>Fout: ",
                        "te lang",
                        "Fietspad Fietspad",
                        "&lt;b&gt;einde&lt;/b&gt;",
                        "aria-invalid=\"true\"");
    }

    @Test
    void personal_data_is_pointed_out_and_the_author_decides() {
        HttpResponse<String> advised = post("/statements", statement("Bel 06 12 34 56 78 voor meer fietspaden."));
        assertThat(advised.body()).contains("Er staat een telefoonnummer in.", "Verstuur mijn stelling toch");

        assertThat(follow(post(
                        "/statements", statement("Bel 06 12 34 56 78 voor meer fietspaden.") + "&seen=personal-data")))
                .contains("Uw stelling is verstuurd.");
    }

    @Test
    void the_same_statement_twice_leads_to_the_first() {
        assertThat(post("/statements", statement("Minder asfalt in de stad")).body())
                .contains("Deze stelling staat er al.", "Stem op deze stelling");
    }

    @Test
    void everything_can_be_downloaded_and_erased() {
        vote("agree");
        assertThat(get("/mine/data").body()).contains("\"events\"");
        assertThat(get("/mine/erase").body()).contains("Wis alles");

        HttpResponse<String> erased = post("/mine/erase", "");
        assertThat(erased.body()).contains("Uw gegevens zijn gewist");
        cookie = "";
        assertThat(get("/mine").body()).contains("U hebt hier nog niet gestemd.");
    }

    @Test
    void a_cookie_of_nobody_makes_a_newcomer_again() {
        vote("agree");
        String old = cookie;
        post("/mine/erase", "");
        cookie = old;

        assertThat(get("").body()).contains("Nog 2 stellingen");
    }

    @Test
    void a_form_from_another_site_changes_nothing() {
        HttpResponse<String> foreign = POLDER.send(POLDER.request(
                        "/c/" + bikes.slug() + "/votes",
                        "Sec-Fetch-Site",
                        "cross-site",
                        "Accept",
                        "text/html",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("vote=agree&statement=0")));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("Dit verzoek kwam van een andere site");
    }

    @Test
    void the_language_of_the_address_is_kept_in_links() {
        assertThat(get("?lang=en").body()).contains("2 statements left", "/mine?lang=en", "Agree");
    }

    @Test
    void the_home_page_lists_what_is_open_without_results() {
        assertThat(POLDER.get("/", "Accept-Language", "nl").body())
                .contains("/c/" + bikes.slug() + "\"")
                .doesNotContain("%");
    }

    @Test
    void an_unknown_conversation_and_a_broken_form_get_a_page_that_says_what_to_do() {
        assertThat(POLDER.get("/c/no-such", "Accept", "text/html", "Accept-Language", "nl")
                        .body())
                .contains("Deze pagina is er niet", "Naar het begin");
        assertThat(post("/votes", "vote=maybe&statement=0").statusCode()).isEqualTo(400);
    }

    private static String statement(String text) {
        return "key=0123456789abcdefghijklmn&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String vote(String vote) {
        String page = get("").body();
        return follow(post(
                "/votes",
                "vote=%s&statement=%s&key=%s&served=%s"
                        .formatted(
                                vote,
                                field(page, "name=\"statement\" value=\"(\\d+)\""),
                                field(page, "name=\"key\" value=\"([^\"]+)\""),
                                field(page, "name=\"served\" value=\"([^\"]+)\""))));
    }

    private static String field(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(String rest) {
        return POLDER.get("/c/" + bikes.slug() + rest, headers());
    }

    private HttpResponse<String> post(String rest, String form) {
        HttpResponse<String> answer = POLDER.postForm("/c/" + bikes.slug() + rest, form, headers());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    private String follow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return POLDER.get(answer.headers().firstValue("Location").orElseThrow(), headers())
                .body();
    }

    private String[] headers() {
        return cookie.isEmpty()
                ? new String[] {"Accept", "text/html", "Accept-Language", "nl"}
                : new String[] {"Accept", "text/html", "Accept-Language", "nl", "Cookie", cookie};
    }
}
