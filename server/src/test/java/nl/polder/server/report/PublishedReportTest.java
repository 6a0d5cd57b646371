package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of the example consultation, from the database to the reader. */
@DisplayName("The published report of the example")
class PublishedReportTest {
    private static final String C = "/c/voorbeeld-desinformatie";
    private static final String ONE = C + "/reports/1";

    private static TestPolder polder;
    private static HttpResponse<String> firstAsked;

    @BeforeAll
    static void start() {
        polder = TestPolder.start();
        polder.app().createExample();
        Eventually.holds(() -> polder.get(ONE).statusCode() == 200);
        firstAsked = polder.get(ONE + ".pdf?lang=nl", "Accept", "text/html");
    }

    @AfterAll
    static void stop() {
        polder.close();
    }

    private static Report report() {
        return ReportJson.read(document());
    }

    private static String document() {
        return polder.database()
                .query("SELECT document FROM report WHERE number = 1")
                .iterator()
                .next()
                .getString("document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void is_read_as_page_pdf_csv_and_json_in_both_languages(String language) throws Exception {
        String page = polder.get(ONE + "?lang=" + language).body();
        assertThat(Jsoup.parse(page).select("html").attr("lang")).isEqualTo(language);
        assertThat(page).contains(language.equals("nl") ? "Rapport van een raadpleging" : "Report of a consultation");
        assertThat(pdf(language)).contains(language.equals("nl") ? "nagebootst" : "simulated");
        HttpResponse<String> csv = polder.get(ONE + ".csv?lang=" + language);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body()).startsWith("section,statement-id,statement,who,measure,value,base,low,high\n");
        HttpResponse<String> json = polder.get(ONE + ".json?lang=" + language);
        assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(json.body()).isEqualTo(document());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void has_its_summary_on_one_sheet(String language) throws Exception {
        String next = language.equals("nl") ? "Wie deden mee\\?" : "Who took part\\?";
        assertThat(pdf(language)).containsPattern("[^0-9]3 / \\d+\\s+" + next);
    }

    @Test
    void a_browser_waits_for_the_pdf_on_a_page_that_ends_at_the_file() {
        assertThat(firstAsked.statusCode()).isEqualTo(303);
        String waiting = firstAsked.headers().firstValue("Location").orElseThrow();
        assertThat(waiting).isEqualTo(ONE + "/pdf?lang=nl");
        Eventually.holds(() ->
                new JsonObject(polder.get(waiting, "Accept", "application/json").body()).getBoolean("ready"));
        HttpResponse<String> done = polder.get(waiting, "Accept", "text/html");
        assertThat(done.statusCode()).isEqualTo(303);
        String file = done.headers().firstValue("Location").orElseThrow();
        assertThat(file).isEqualTo(ONE + ".pdf?lang=nl");
        assertThat(polder.get(file, "Accept", "text/html").headers().firstValue("Content-Type"))
                .contains("application/pdf");
    }

    @Test
    void has_a_verdict_and_is_a_continuum() {
        assertThat(report().results().form()).isEqualTo(nl.polder.server.analysis.Results.Form.SEGMENTS);
        assertThat(report().head().number()).isEqualTo(1);
        assertThat(report().head().simulated()).isTrue();
    }

    @Test
    void is_the_same_after_a_round_trip_through_json() {
        assertThat(ReportJson.write(report())).isEqualTo(document());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void shows_the_same_numbers_in_all_four_formats(String language) throws Exception {
        var numbers = new FourFormats(
                report(),
                nl.polder.server.i18n.Language.find(language).orElseThrow(),
                Jsoup.parse(polder.get(ONE + "?lang=" + language).body()),
                pdf(language),
                polder.get(ONE + ".csv?lang=" + language).body(),
                new JsonObject(polder.get(ONE + ".json").body()));
        assertThat(numbers.missing()).isEmpty();
        assertThat(numbers.compared()).isGreaterThan(200);
    }

    @Test
    void has_each_figure_at_an_address_of_its_own() {
        HttpResponse<String> svg = polder.get(ONE + "/figures/divisiveness.svg?lang=en");
        assertThat(svg.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(svg.body()).startsWith("<svg ").contains("How strongly each statement divides");
        HttpResponse<String> csv = polder.get(ONE + "/figures/heat-map.csv?compare=A,B");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body()).startsWith("group,statement-id,statement,agree\nA,");
    }

    /** Only so many pages are kept ready; an address with something added must not push the others out. */
    @Test
    void has_links_without_what_was_added_to_its_address() {
        String added =
                polder.get(ONE + "?utm_source=x&sort=agree&zzz=1&lang=en").body();
        assertThat(added).doesNotContain("utm_source", "zzz").contains("?lang=nl&amp;sort=agree");
        assertThat(added).isEqualTo(polder.get(ONE + "?sort=agree&lang=en").body());
    }

    @Test
    void is_linked_from_the_home_page_and_the_results() {
        assertThat(polder.get("/?lang=nl").body())
                .contains("href=\"" + ONE + "?lang=nl\"", "Rapport 1, gepubliceerd op");
        assertThat(polder.get("/?lang=en").body()).contains("href=\"" + ONE + "?lang=en\"", "Report 1, published on");
        String voter = voterOf(7);
        String results = polder.get(C + "/results?lang=nl", "Accept", "text/html", "Authorization", voter)
                .body();
        assertThat(results).contains("href=\"" + ONE + "?lang=nl\"", "href=\"" + ONE + ".pdf?lang=nl\"");
    }

    @Test
    void stays_what_it_is_after_more_votes() {
        String before = polder.get(ONE + ".json").body();
        for (int i = 0; i < 12; i++) {
            voterOf(8);
        }
        assertThat(polder.get(ONE + ".json").body()).isEqualTo(before);
        assertThat(document()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reports/2",
                "/reports/0",
                "/reports/01",
                "/reports/x",
                "/reports/1.xml",
                "/reports/1.",
                "/reports/9999999999",
                "/reports/2.pdf",
                "/reports/2/pdf",
                "/reports/2/figures/divisiveness.svg",
                "/reports/1/figures/no-such-figure.svg",
                "/reports/1/figures/divisiveness.png",
                "/reports/1/figures/divisiveness"
            })
    void has_no_other_number_or_file(String path) {
        assertThat(polder.get(C + path).statusCode()).isEqualTo(404);
    }

    @Test
    void cannot_be_changed_or_removed_by_the_program() {
        var db = polder.app().db();
        for (String sql : new String[] {
            "UPDATE report SET document = '{}'",
            "UPDATE report SET document_hash = repeat('0', 64)",
            "DELETE FROM report",
            "UPDATE report_file SET body = ''::bytea",
            "DELETE FROM report_file"
        }) {
            assertThatThrownBy(() -> polder.app()
                            .await(() -> db.query(sql, io.vertx.sqlclient.Tuple.tuple())
                                    .await()))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void is_made_once_however_often_the_results_are_new() {
        voterOf(1);
        var rows = polder.database().query("SELECT count(*) AS n FROM report").iterator();
        assertThat(rows.next().getLong("n")).isEqualTo(1);
    }

    private static String pdf(String language) throws Exception {
        byte[] body = polder.client()
                .send(
                        polder.request(ONE + ".pdf?lang=" + language)
                                .timeout(Duration.ofMinutes(2))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        try (PDDocument document = Loader.loadPDF(body)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String voterOf(int votes) {
        String authorization = "";
        for (int j = 0; j < votes; j++) {
            String ballot = "{\"statementId\":%d,\"vote\":\"agree\"}".formatted(j);
            String path = "/api/v1/conversations/voorbeeld-desinformatie/votes";
            HttpResponse<String> answer = authorization.isEmpty()
                    ? polder.postJson(path, ballot)
                    : polder.postJson(path, ballot, "Authorization", authorization);
            if (authorization.isEmpty()) {
                authorization = "Bearer " + new JsonObject(answer.body()).getString("credential");
            }
        }
        return authorization;
    }
}
