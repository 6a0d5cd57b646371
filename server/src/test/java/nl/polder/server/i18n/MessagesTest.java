package nl.polder.server.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The texts of the pages")
class MessagesTest {

    private final Messages messages = Messages.load();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_has_every_key(Language language) {
        assertThat(messages.keys(language)).isNotEmpty().isEqualTo(messages.keys(Language.NL));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_fills_in_the_same_arguments(Language language) {
        for (String key : messages.keys(Language.NL)) {
            assertThat(arguments(language, key)).as(key).isEqualTo(arguments(Language.NL, key));
        }
    }

    @Test
    void plurals_and_numbers_follow_the_language() {
        assertThat(messages.text(Language.NL, "card.left", Map.of("n", 1))).isEqualTo("Nog 1 stelling");
        assertThat(messages.text(Language.NL, "card.left", Map.of("n", 2000))).isEqualTo("Nog 2.000 stellingen");
        assertThat(messages.text(Language.EN, "card.left", Map.of("n", 2000))).isEqualTo("2,000 statements left");
    }

    @Test
    void an_unknown_key_and_a_missing_argument_are_refused() {
        assertThatThrownBy(() -> messages.text(Language.NL, "no.such.key")).hasMessageContaining("no.such.key");
        assertThatThrownBy(() -> messages.text(Language.NL, "card.left")).hasMessageContaining("argument n");
    }

    private TreeSet<String> arguments(Language language, String key) {
        String source = messages.source(language, key);
        return source.indexOf('{') < 0
                ? new TreeSet<>()
                : new TreeSet<>(new MessageFormat(source, ULocale.forLocale(language.locale())).getArgumentNames());
    }
}
