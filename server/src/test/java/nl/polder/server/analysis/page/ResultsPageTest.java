package nl.polder.server.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.i18n.Formats;
import nl.polder.server.i18n.Language;
import nl.polder.server.i18n.Messages;
import nl.polder.server.platform.render.Assets;
import nl.polder.server.platform.render.Renderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The results page")
class ResultsPageTest {

    private static final Renderer RENDERER = new Renderer(Messages.load(), Assets.load());

    private static String page(Form form, Language language, boolean own, String sort) {
        return page(form, language, own, sort, Optional.empty());
    }

    private static String page(Form form, Language language, boolean own, String sort, Optional<String> judgedAgainAt) {
        var page = new ResultsPage(
                head(judgedAgainAt),
                SampleResults.of(form),
                own ? Optional.of(SampleResults.ownPlace(form)) : Optional.empty(),
                new Formats(language));
        return RENDERER.render("results/results", page.view(sort), language).toString();
    }

    private static ResultsHead head(Optional<String> judgedAgainAt) {
        return new ResultsHead(
                "markt",
                "Hoe gaan we om met desinformatie?",
                "nl",
                false,
                true,
                Optional.of(LocalDate.of(2026, 12, 12)),
                List.of(),
                judgedAgainAt);
    }

    private static String howSure(Form form, Optional<String> judgedAgainAt) {
        var page = new HowSurePage(head(judgedAgainAt), new Formats(Language.NL));
        return RENDERER.render("results/how-sure", page.view(SampleResults.of(form)), Language.NL)
                .toString();
    }

    private static String page(Form form) {
        return page(form, Language.NL, true, "");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void every_form_can_be_written_in_every_language_with_and_without_a_reader_who_voted(Form form) {
        for (Language language : Language.values()) {
            assertThat(page(form, language, true, "votes")).endsWith("</html>\n");
            assertThat(page(form, language, false, "pass-up"))
                    .endsWith("</html>\n")
                    .doesNotContain("id=\"u\"");
        }
    }

    @Test
    void distinct_groups_are_called_groups_and_have_outlines() {
        assertThat(page(Form.DISTINCT))
                .contains(
                        "Er zijn 3 groepen die vaak hetzelfde stemmen",
                        "Groep A: 341 deelnemers, 45%",
                        "class=\"hull ga\"")
                .contains("U stemt het meest zoals", "Wij zijn daar voor 87% zeker van.")
                .doesNotContain("geen kampen", "Deel A");
    }

    @Test
    void a_continuum_says_first_that_there_are_no_camps_and_speaks_of_parts_without_outlines() {
        String page = page(Form.SEGMENTS);

        assertThat(page)
                .contains("Deel A: 341 deelnemers, 45%", "id=\"lijn\"", "Van de deelnemers op de lijn staat 31%")
                .doesNotContain("class=\"hull", "Groep A");
        assertThat(page.indexOf("<p class=\"lead\"><b>Wij vonden geen kampen: de meeste mensen staan ertussenin.</b>"))
                .isPositive()
                .isLessThan(page.indexOf("class=\"facts\""));
    }

    @Test
    void who_voted_too_little_to_be_in_a_group_is_not_counted_as_in_one() {
        assertThat(page(Form.DISTINCT)).contains("813 mensen deden mee, 751 van hen staan in een groep.");
        assertThat(page(Form.SEGMENTS))
                .contains("813 mensen deden mee.", "wij de 751 mensen die genoeg stemden in 3 delen");
        assertThat(page(Form.NOT_YET_JUDGED)).contains("wij de 751 mensen die genoeg stemden in 3 delen");
    }

    @Test
    void while_the_groups_are_not_judged_the_page_says_so_and_claims_neither_camps_nor_their_absence() {
        assertThat(page(Form.NOT_YET_JUDGED))
                .contains("Wij onderzoeken nog of het echte groepen zijn.", "Deel A")
                .doesNotContain("geen kampen", "class=\"hull", "Groep A");
    }

    @Test
    void without_a_pattern_only_statements_are_shown() {
        assertThat(page(Form.STATEMENTS_ONLY))
                .contains("Er is geen patroon in alle stemmen samen.", "Minstens 80% is het eens.")
                .doesNotContain("id=\"groepen\"", "id=\"kaart\"", "id=\"lijn\"", "Groep A", "Deel A");
    }

    @Test
    void cells_of_fewer_than_ten_show_no_figure() {
        assertThat(page(Form.DISTINCT, Language.NL, true, "group-2"))
                .contains("–<span class=\"vh\"> niet getoond</span>");
        assertThat(page(Form.TOO_FEW))
                .contains("Dat zijn er te weinig om naar groepen te zoeken")
                .doesNotContain("<td>0%");
    }

    @Test
    void a_margin_says_how_many_contrary_votes_a_finding_survives() {
        assertThat(page(Form.DISTINCT))
                .contains("In elke groep is minstens 80% het eens.", "Pas met 106 extra mensen die het oneens zijn");
    }

    @Test
    void the_table_of_all_statements_is_sorted_as_the_address_asks() {
        String down = page(Form.DISTINCT, Language.NL, false, "disagree");
        String up = page(Form.DISTINCT, Language.NL, false, "disagree-up");

        assertThat(down)
                .contains("aria-sort=\"descending\"", "sort=disagree-up")
                .containsPattern("(?s)<tbody>\\s*<tr><th[^>]*>Nepnieuws is alleen");
        assertThat(up).contains("aria-sort=\"ascending\"");
        assertThat(up.lastIndexOf("Nepnieuws is alleen")).isGreaterThan(up.lastIndexOf("Wie een bericht weghaalt"));
        assertThat(page(Form.DISTINCT, Language.NL, false, "group-9; drop")).contains("sort=agree-up");
    }

    @Test
    void says_when_finding_out_about_the_groups_failed_and_is_tried_again() {
        String page = page(Form.NOT_YET_JUDGED, Language.NL, true, "", Optional.of("14:05"));
        assertThat(page).contains("Het is nog niet gelukt").contains("Om 14:05 proberen wij het opnieuw.");
        assertThat(page(Form.NOT_YET_JUDGED))
                .contains("Wij onderzoeken nog")
                .doesNotContain("proberen wij het opnieuw");
    }

    @Test
    void does_not_claim_to_have_examined_what_was_only_divided() {
        assertThat(howSure(Form.NOT_YET_JUDGED, Optional.of("14:05")))
                .contains("Om 14:05 proberen wij het opnieuw", "Wij verdeelden")
                .doesNotContain("Wij onderzochten");
        assertThat(howSure(Form.SEGMENTS, Optional.empty()))
                .contains("Wij onderzochten")
                .doesNotContain("Wij verdeelden", "proberen wij het opnieuw");
    }
}
