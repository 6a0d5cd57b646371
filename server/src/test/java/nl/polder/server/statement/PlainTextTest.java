package nl.polder.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The text of a statement")
class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "' Meer  groen. ', Meer groen.",
        "'Meer\u0001groen\u001b.', 'Meer groen .'",
        "'\u202Enedeirf', nedeirf",
        "'\u2066a\u2069 b', a b",
        "'e\u0301e\u0301n', één",
        "'\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'",
    })
    void has_no_control_characters_and_turns_nothing_around(String typed, String kept) {
        assertThat(PlainText.of(typed)).isEqualTo(kept);
    }
}
