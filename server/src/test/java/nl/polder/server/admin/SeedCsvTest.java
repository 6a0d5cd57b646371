package nl.polder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import nl.polder.server.admin.SeedCsv.Fault;
import nl.polder.server.admin.SeedCsv.Read;
import nl.polder.server.admin.SeedCsv.Seed;
import nl.polder.server.admin.SeedCsv.Wrong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file of statements to begin with")
class SeedCsvTest {

    private static Read read(String text) {
        return SeedCsv.read(text.getBytes(StandardCharsets.UTF_8), 40);
    }

    private static Read.Seeds seeds(String... texts) {
        return new Read.Seeds(
                Arrays.stream(texts).map(text -> new Seed(text, List.of())).toList());
    }

    @Test
    void each_line_is_a_statement_and_a_comma_belongs_to_it() {
        assertThat(read("Eén, twee en drie.\nVier.\n")).isEqualTo(seeds("Eén, twee en drie.", "Vier."));
    }

    @Test
    void a_byte_order_mark_and_a_heading_are_not_statements() {
        assertThat(read("\uFEFFstelling\r\nEén.\r\nTwee.")).isEqualTo(seeds("Eén.", "Twee."));
    }

    @Test
    void quoted_lines_are_read_as_spreadsheets_write_them() {
        assertThat(read("text,note\n\"Eén, twee.\",x\nDrie.,y\n")).isEqualTo(seeds("Eén, twee.", "Drie."));
    }

    @Test
    void a_heading_may_name_a_column_of_topics() {
        assertThat(read("tekst;Onderwerpen\nEén, twee.; Wonen |Zorg|Wonen\nDrie.\nVier.;\n"))
                .isEqualTo(new Read.Seeds(List.of(
                        new Seed("Eén, twee.", List.of("Wonen", "Zorg")),
                        new Seed("Drie.", List.of()),
                        new Seed("Vier.", List.of()))));
        assertThat(read("text,note,topics\n\"Een, twee.\",x,\"Werk, zorg\"\n"))
                .isEqualTo(new Read.Seeds(List.of(new Seed("Een, twee.", List.of("Werk, zorg")))));
    }

    @Test
    void three_topics_of_sixty_characters_fit_and_one_more_of_either_does_not() {
        String longest = "é".repeat(60);
        assertThat(read("tekst;onderwerpen\nEén.;a|b|" + longest)).isInstanceOf(Read.Seeds.class);
        assertThat(read("tekst;onderwerpen\nEén.;a|b|c|d\nTwee.;" + longest + "x\n"))
                .isEqualTo(new Read.WrongLines(
                        List.of(new Wrong(2, Fault.TOO_MANY_TOPICS, 0), new Wrong(3, Fault.TOPIC_TOO_LONG, 0))));
    }

    @Test
    void a_file_in_latin_1_is_named_as_what_it_is() {
        byte[] latin = "Eén idee.".getBytes(Charset.forName("ISO-8859-1"));
        assertThat(SeedCsv.read(latin, 40)).isEqualTo(new Read.NotUtf8());
    }

    @Test
    void every_wrong_line_is_named() {
        String file = "Goed.\n" + "x".repeat(41) + "\nGoed.\n";
        assertThat(read(file))
                .isEqualTo(
                        new Read.WrongLines(List.of(new Wrong(2, Fault.TOO_LONG, 0), new Wrong(3, Fault.DOUBLE, 1))));
    }

    @Test
    void five_hundred_lines_fit_and_one_more_does_not() {
        assertThat(read(lines(500))).isInstanceOf(Read.Seeds.class);
        assertThat(read(lines(501))).isEqualTo(new Read.TooManyLines(501));
    }

    @Test
    void a_hundred_thousand_lines_are_counted_and_refused() {
        assertThat(read(lines(100_000))).isEqualTo(new Read.TooManyLines(100_000));
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(read("\n \n")).isEqualTo(new Read.Empty());
    }

    private static String lines(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("Stelling ").append(i).append('\n');
        }
        return text.toString();
    }
}
