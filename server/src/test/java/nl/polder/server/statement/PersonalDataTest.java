package nl.polder.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Personal data in a statement")
class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mail mij: jan.de-vries@voorbeeld.nl graag | EMAIL",
                "Bel 06-12345678 | PHONE",
                "Bel 06 12 34 56 78 | PHONE",
                "Bel 020-1234567 | PHONE",
                "Bel +31 6 12345678 | PHONE",
                "Bel 0031612345678 | PHONE",
                "Ik woon op 1234 AB 56 | ADDRESS",
                "Ik woon op 12a, 1234AB Utrecht | ADDRESS",
                "Mijn nummer is 111222333 | BSN",
                "Mijn nummer is 111.222.333 | BSN",
                "Geef op NL91 ABNA 0417 1643 00 aub | IBAN",
                "Geef op nl91abna0417164300 | IBAN",
            })
    void is_spotted(String text, PersonalData kind) {
        assertThat(PersonalData.in(text)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sinds 2019 zijn er 1500 fietsen bij gekomen",
                "In 1234 jaar verandert veel",
                "Het kost 123456789 euro",
                "De grens ligt bij 112 of 113",
                "Artikel 7 lid 3 van de Grondwet uit 1983",
                "NL is een mooi land met 17000000 mensen",
                "Stuur het @iedereen",
                "De A12 en de N201 zijn vol",
            })
    void is_not_seen_where_there_is_none(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
    }

    @Test
    void every_kind_is_named_once() {
        assertThat(PersonalData.in("a@b.nl c@d.nl 0612345678 0687654321"))
                .isEqualTo(List.of(PersonalData.EMAIL, PersonalData.PHONE));
    }

    @ParameterizedTest
    @CsvSource({"111222333,true", "123456782,true", "123456789,false", "000000000,false"})
    void nine_digits_are_a_bsn_when_they_pass_the_eleven_test(String digits, boolean passes) {
        assertThat(PersonalData.passesElevenTest(digits)).isEqualTo(passes);
    }
}
