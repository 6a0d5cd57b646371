package nl.polder.server.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The language of a request")
class LanguageTest {

    @Test
    void the_address_wins_over_the_browser() {
        assertThat(Language.choose("en", "nl")).isEqualTo(Language.EN);
    }

    @Test
    void an_unknown_language_in_the_address_leaves_the_choice_to_the_browser() {
        assertThat(Language.choose("xx", "en-GB,en;q=0.8")).isEqualTo(Language.EN);
    }

    @Test
    void the_browser_gets_the_best_language_that_exists() {
        assertThat(Language.choose(null, "fr-FR, en-GB;q=0.7, nl;q=0.3")).isEqualTo(Language.EN);
    }

    @Test
    void without_a_wish_the_pages_are_dutch() {
        assertThat(Language.choose(null, null)).isEqualTo(Language.NL);
        assertThat(Language.choose(null, "fr")).isEqualTo(Language.NL);
    }

    @Test
    void a_header_that_cannot_be_read_counts_as_absent() {
        assertThat(Language.choose(null, ";;q=zz")).isEqualTo(Language.NL);
        assertThat(Language.choose(null, "en,".repeat(1000))).isEqualTo(Language.NL);
    }
}
