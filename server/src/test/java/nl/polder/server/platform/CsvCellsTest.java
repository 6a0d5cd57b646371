package nl.polder.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Texts of people in our CSV files")
class CsvCellsTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+31 70", "-1+2", "-", "@SUM(A1)", "\t=1", "\r=1"})
    void are_no_formulas(String text) {
        assertThat(CsvCells.safe(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.25", "+3", "12", "0.5"})
    void stay_numbers(String number) {
        assertThat(CsvCells.safe(number)).isEqualTo(number);
    }

    @Test
    void stay_as_they_are_otherwise() {
        assertThat(CsvCells.safe("")).isEmpty();
        assertThat(CsvCells.safe("1 = 1, meer niet.")).isEqualTo("1 = 1, meer niet.");
    }
}
