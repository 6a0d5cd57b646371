package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.PageAddress;
import nl.polder.server.platform.render.Renderer;
import nl.polder.server.report.page.View;
import nl.polder.server.report.pdf.PdfProgress;
import nl.polder.server.report.pdf.PdfUaCheck;
import nl.polder.server.report.pdf.PdfWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

@DisplayName("A report as page and as PDF")
class ReportRenderingTest {
    private static final ReportPages PAGES =
            new ReportPages(new Renderer(Messages.load(), Assets.load()), "https://polder.example");

    private static final PageAddress HERE = PageAddress.of(Language.NL, "/c/desinformatie/reports/1");

    @ParameterizedTest
    @EnumSource(Form.class)
    void every_form_conforms_to_pdf_ua_in_both_languages(Form form) throws Exception {
        Report report = SampleReports.of(form, 31);
        for (Language language : Language.values()) {
            byte[] pdf = pdf(report, language);
            keep("report-" + form + "-" + language.tag() + ".pdf", pdf);
            assertThat(PdfUaCheck.violations(pdf)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void page_and_pdf_say_the_same_in_the_same_order(Form form) throws Exception {
        Report report = SampleReports.of(form, 31);
        String page = squeezed(
                Jsoup.parse(page(report, Language.NL)).select("article.sheet").text());
        String pdf = squeezed(text(pdf(report, Language.NL)));
        int from = 0;
        for (String heading : Jsoup.parse(page(report, Language.NL))
                .select("article.sheet h2")
                .eachText()) {
            from = pdf.indexOf(squeezed(heading), from);
            assertThat(from).as("%s in order", heading).isNotNegative();
        }
        for (String percentage : page.split("(?<=%)")) {
            String tail = percentage.substring(Math.max(0, percentage.length() - 4));
            assertThat(pdf).contains(tail.substring(Math.max(0, tail.length() - 2)));
        }
    }

    @Test
    void the_longest_statements_in_arabic_and_chinese_are_written_and_conform() throws Exception {
        Report report = SampleReports.of(
                Form.SEGMENTS,
                20,
                i -> (i % 2 == 0 ? SampleReports.ARABIC : SampleReports.CHINESE)
                        .repeat(60)
                        .substring(0, 1000));
        byte[] pdf = pdf(report, Language.NL);
        assertThat(PdfUaCheck.violations(pdf)).isEmpty();
        assertThat(text(pdf)).contains("平台应该");
    }

    @Test
    void nothing_at_all_still_reads_as_a_report() throws Exception {
        Report report = SampleReports.of(Form.TOO_FEW, 0);
        assertThat(PdfUaCheck.violations(pdf(report, Language.NL))).isEmpty();
        assertThat(page(report, Language.NL)).contains("Om groepen te zoeken zijn er 50 nodig");
    }

    @Test
    void one_statement_makes_a_report() throws Exception {
        assertThat(PdfUaCheck.violations(pdf(SampleReports.of(Form.STATEMENTS_ONLY, 1), Language.EN)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void who_waits_for_a_pdf_reads_how_far_it_is(Language language) {
        Renderer renderer = new Renderer(Messages.load(), Assets.load());
        for (PdfProgress progress : List.of(PdfProgress.NONE, new PdfProgress(12, 84))) {
            WaitingPage view = WaitingPage.of("vraag", 1, progress, renderer.messages(), language);
            var page = Jsoup.parse(
                    renderer.render("report/waiting", view, language).toString());
            assertThat(page.select("progress").attr("max")).isEqualTo(progress.of() == 0 ? "" : "84");
            assertThat(page.select("[role=status]").text()).isEqualTo(view.words());
            // Nothing loads by itself over what somebody is reading (WCAG 2.2.1); a button does.
            assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
            assertThat(page.select("a.btn").attr("href")).startsWith("/c/vraag/reports/1/pdf");
        }
    }

    @Test
    void a_topic_shows_its_statements_only_and_keeps_what_else_was_asked() {
        Report report = SampleReports.of(Form.SEGMENTS, 31);
        var page = Jsoup.parse(page(report, View.asked("agree", null, "melden", List.of(), HERE)));
        assertThat(page.select(".of-statements tbody tr")).hasSize(2);
        assertThat(page.select("#statements nav [aria-current]").text()).isEqualTo("Melden");
        assertThat(page.select("#statements nav [role=status]").text())
                .isEqualTo("2 van 31 stellingen, over “Melden”.");
        assertThat(page.select("#statements nav a").eachAttr("href")).allMatch(it -> it.contains("sort=agree"));
        assertThat(page.select(".of-statements tbody tr .small").eachText()).allMatch(it -> it.contains("Melden"));
        assertThat(page.select("#statements form input[name=topic]").val()).isEqualTo("melden");
    }

    @Test
    void a_topic_that_the_report_does_not_have_shows_everything_and_says_so() {
        Report report = SampleReports.of(Form.SEGMENTS, 31);
        var page = Jsoup.parse(page(report, View.asked(null, null, "anders", List.of(), HERE)));
        assertThat(page.select(".of-statements tbody tr")).hasSize(31);
        assertThat(page.select("#statements nav [role=status]").text())
                .isEqualTo("Dit rapport kent dat onderwerp niet. Alle stellingen staan er.");
    }

    @Test
    void a_report_from_before_there_were_topics_is_read() {
        Report report = SampleReports.of(Form.SEGMENTS, 31);
        var json = new io.vertx.core.json.JsonObject(ReportJson.write(report));
        json.remove("topics");
        assertThat(ReportJson.read(json.encode()).topics()).isEmpty();
    }

    @Test
    void sorting_by_agreement_puts_the_most_agreed_first() {
        Report report = SampleReports.of(Form.SEGMENTS, 31);
        var rows = Jsoup.parse(page(report, View.asked("agree", null, null, List.of(), HERE)))
                .select(".of-statements tbody tr");
        List<Integer> agree = rows.stream()
                .map(row -> Integer.parseInt(row.select("td").get(1).text().replace("%", "")))
                .toList();
        assertThat(agree).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void comparing_two_groups_leaves_the_third_out_of_rows_figures_and_columns() {
        Report report = SampleReports.of(Form.DISTINCT, 31);
        var page = Jsoup.parse(page(report, View.asked(null, null, null, List.of("A,C"), HERE)));
        assertThat(page.select("#dividing tbody th").eachText())
                .isNotEmpty()
                .noneMatch(who -> who.startsWith("groep B"))
                .anyMatch(who -> who.startsWith("groep C"));
        assertThat(page.select("table.of-statements thead th").eachText())
                .contains("A", "C")
                .doesNotContain("B");
        assertThat(page.select("input[name=compare][checked]").eachAttr("value"))
                .containsExactly("A", "C");
        assertThat(page.select("table.of-statements thead a").getFirst().attr("href"))
                .contains("compare=A,C")
                .endsWith("#find");
    }

    @ParameterizedTest
    @CsvSource({"A, true", "'', false", "Z, false", "'A,A', true", "'A,F', true", "<b>, false", "'A,B', false"})
    void comparing_fewer_than_two_groups_shows_all_and_says_why(String asked, boolean said) {
        Report report = SampleReports.of(Form.DISTINCT, 31);
        var page = Jsoup.parse(page(report, View.asked(null, null, null, List.of(asked), HERE)));
        if (!asked.equals("A,B")) {
            assertThat(page.select("table.of-statements thead th").eachText()).contains("A", "B", "C");
        }
        assertThat(page.select("form.choose [role=status]").eachText())
                .filteredOn(text -> text.contains("minstens twee"))
                .hasSize(said ? 1 : 0);
    }

    @Test
    void searching_keeps_the_order_and_the_groups_that_were_asked() {
        Report report = SampleReports.of(Form.DISTINCT, 31);
        var page = Jsoup.parse(page(report, View.asked("agree", " NUMMER 7 ", null, List.of("A", "B"), HERE)));
        assertThat(page.select("table.of-statements tbody tr").eachAttr("id"))
                .containsExactlyInAnyOrder("s7", "s17", "s27");
        assertThat(page.select("form.find-box input").eachAttr("value")).contains("agree", "NUMMER 7", "A,B");
    }

    @ParameterizedTest
    @CsvSource({"reeel cafe, 4", "RÉËEL, 4", "#12, 12", "12, 12", "نعم, 9"})
    void finds_a_statement_by_its_number_and_without_its_accents(String asked, int found) {
        Map<Integer, String> texts = Map.of(4, "Een reëel plan voor elk Café.", 9, "نَعَمْ");
        Report report = SampleReports.of(Form.DISTINCT, 20, i -> texts.getOrDefault(i, "Een ander plan."));
        var page = Jsoup.parse(page(report, View.asked(null, asked, null, List.of(), HERE)));
        assertThat(page.select("table.of-statements tbody tr").eachAttr("id")).containsExactly("s" + found);
    }

    @Test
    void each_figure_is_a_file_with_its_words_and_a_table_of_what_it_draws() throws Exception {
        Report report = SampleReports.of(Form.DISTINCT, 31);
        var names = Jsoup.parse(page(report, Language.NL)).select("figure").eachAttr("data-figure");
        assertThat(names).contains("divisiveness", "heat-map", "map", "over-time", "stability-people");
        for (String name : names) {
            FigureFile file =
                    PAGES.figure(report, name, View.at(HERE), Language.NL).orElseThrow();
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(file.svg())));
            assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
                    .startsWith("Figuur");
            assertThat(svg.getElementsByTagName("a").getLength()).isZero();
            assertThat(file.csv().lines().count()).isGreaterThan(1);
        }
    }

    /** However long its statements are, in every form and both languages: it can be handed over as one sheet. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void the_summary_is_one_sheet(Form form) throws Exception {
        for (int length : new int[] {140, 300, 1000}) {
            Report report = SampleReports.of(
                    form,
                    20,
                    i -> "Een zin over wat wij samen willen. ".repeat(30).substring(0, length));
            for (Language language : Language.values()) {
                try (PDDocument sheets = Loader.loadPDF(pdf(report, language))) {
                    var text = new PDFTextStripper();
                    text.setStartPage(3);
                    text.setEndPage(3);
                    assertThat(text.getText(sheets))
                            .as("%s, %d characters".formatted(language, length))
                            .contains(language == Language.NL ? "\nWie deden mee?" : "\nWho took part?");
                }
            }
        }
    }

    @Test
    void a_thousand_statements_make_a_report() throws Exception {
        Report report = SampleReports.of(Form.SEGMENTS, 1000);
        byte[] pdf = pdf(report, Language.EN);
        keep("report-1000-statements.pdf", pdf);
        assertThat(PdfUaCheck.violations(pdf)).isEmpty();
        assertThat(Jsoup.parse(page(report, Language.NL)).select("table.of-statements tbody tr"))
                .hasSize(1000);
    }

    private static String page(Report report, Language language) {
        return PAGES.page(report, false, View.at(HERE), PageAddress.of(language, "/"))
                .toString();
    }

    private static String page(Report report, View view) {
        return PAGES.page(report, false, view, HERE).toString();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Kept below target/ for people who want to look at them. */
    private static void keep(String name, byte[] pdf) throws Exception {
        Files.write(Files.createDirectories(Path.of("target", "reports-seen")).resolve(name), pdf);
    }

    private static byte[] pdf(Report report, Language language) {
        return new PdfWriter()
                .write(PAGES.paper(report, language), report.head().madeAt());
    }
}
