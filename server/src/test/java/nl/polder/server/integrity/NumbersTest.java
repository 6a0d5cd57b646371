package nl.polder.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import nl.polder.server.integrity.Numbers.Read;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers of participants as staff types them")
class NumbersTest {
    @Test
    void ranges_commas_spaces_and_lines_are_read_and_doubles_count_once() {
        assertThat(Numbers.read(" 12, 15-17 3\n16;0 "))
                .isInstanceOfSatisfying(
                        Read.Some.class, some -> assertThat(some.numbers()).containsExactly(0, 3, 12, 15, 16, 17));
    }

    @ParameterizedTest
    @CsvSource({"5-3,5-3", "12 x,x", "-4,-4", "1-2-3,1-2-3", "9999999999,9999999999"})
    void what_is_no_number_and_no_range_is_named(String typed, String part) {
        assertThat(Numbers.read(typed)).isEqualTo(new Read.Wrong(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void nothing_is_nothing(String typed) {
        assertThat(Numbers.read(typed)).isEqualTo(new Read.Nothing());
    }

    @Test
    void as_many_as_fit_are_read_and_one_more_is_not() {
        assertThat(Numbers.read("1-" + Numbers.MAX))
                .isInstanceOfSatisfying(
                        Read.Some.class, some -> assertThat(some.numbers()).hasSize(Numbers.MAX));
        assertThat(Numbers.read("0-" + Numbers.MAX)).isEqualTo(new Read.TooMany());
        assertThat(Numbers.read("1-" + Numbers.MAX + " 20000")).isEqualTo(new Read.TooMany());
        assertThat(Numbers.read("0-999999999")).isEqualTo(new Read.TooMany());
    }
}
