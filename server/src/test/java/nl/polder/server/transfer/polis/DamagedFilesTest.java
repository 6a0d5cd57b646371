package nl.polder.server.transfer.polis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A damaged export")
class DamagedFilesTest {

    private static final String[] FILES = {"votes.csv", "comments.csv", "participants-votes.csv"};

    @TempDir
    Path directory;

    @Test
    void that_is_cut_off_anywhere_is_never_taken_for_whole() {
        for (String file : FILES) {
            byte[] whole = bytes(TinyExport.right(), file);
            for (int length = 0; length < whole.length - 1; length += 23) {
                TinyExport.right().in(directory);
                TinyExport.write(directory.resolve(file), java.util.Arrays.copyOf(whole, length));
                assertThat(wrongs(directory))
                        .as("%s cut to %d bytes", file, length)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void whose_last_line_is_cut_is_named_with_the_line() {
        TinyExport export = TinyExport.right().with("votes.csv", text -> text.substring(0, text.length() - 20));
        int lines = (int) TinyExport.votes().size() + 1;
        assertRefused(export, "votes.csv line " + lines + ": The row has");
    }

    @Test
    void larger_than_the_memory_is_refused_before_it_is_read_with_what_to_do() throws IOException {
        TinyExport.right().in(directory);
        // A hole in the file: it takes no room on the disk.
        try (var votes = new RandomAccessFile(directory.resolve("votes.csv").toFile(), "rw")) {
            votes.setLength(4 * Runtime.getRuntime().maxMemory());
        }
        assertThat(wrongs(directory))
                .singleElement()
                .asString()
                .containsPattern("Allow more: POLDER_HEAP=\\d+m before");
    }

    @Test
    void with_an_empty_file_is_refused() {
        for (String file : FILES) {
            assertRefused(TinyExport.right().with(file, text -> ""), file + ": The file is empty.");
        }
    }

    @Test
    void with_a_file_pasted_behind_itself_is_refused_at_the_second_header() {
        for (String file : FILES) {
            assertRefused(TinyExport.right().with(file, text -> text + text), "The header stands here a second time");
        }
    }

    @Test
    void with_rows_pasted_twice_is_refused() {
        UnaryOperator<String> rowsTwice = text -> text + text.substring(text.indexOf('\n') + 1);
        assertRefused(
                TinyExport.right().with("comments.csv", rowsTwice), "comments.csv line 15: Statement 0 stands here");
        assertRefused(
                TinyExport.right().with("participants-votes.csv", rowsTwice),
                "participants-votes.csv line 14: Participant 0 stands here");
        assertDisagrees(
                TinyExport.right().with("votes.csv", rowsTwice), "comments.csv line 2: Statement 0 is said to have");
    }

    @Test
    void with_a_quote_that_is_not_closed_is_refused_at_its_line() {
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replace("fewer cars\"", "fewer cars")),
                "comments.csv line");
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replace("Statement 11", "\"Statement 11")),
                "comments.csv line 14: The quotes do not match");
    }

    @Test
    void with_a_quote_that_is_not_doubled_is_refused_at_its_line() {
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replace("\"\"Green\"\" is", "\"Green\" is")),
                "comments.csv line 4");
    }

    @Test
    void with_a_comma_in_a_text_without_quotes_among_quoted_ones_is_refused_at_its_line() {
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replace("Statement 7", "Statement, seven")),
                "comments.csv line 10: The row has 9 fields, the header 8.");
    }

    @Test
    void with_some_votes_of_the_other_sign_disagrees_line_by_line() {
        assertDisagrees(
                TinyExport.right().with("votes.csv", text -> text.replaceAll("(?m),0,0,1$", ",0,0,-1")),
                "comments.csv line 2: Statement 0 is said to have",
                "participants-votes.csv line 2: Participant 0 is said to have");
    }

    @Test
    void with_counts_of_statements_the_other_way_round_disagrees() {
        assertDisagrees(
                TinyExport.right().with("comments.csv", DamagedFilesTest::swapCounts),
                "The counts of participants say agree = +1");
    }

    @Test
    void with_n_agree_and_cells_the_other_way_round_disagrees() {
        assertDisagrees(
                TinyExport.right().with("participants-votes.csv", DamagedFilesTest::swapMatrix),
                "The counts of participants say agree = -1");
    }

    @Test
    void with_all_files_the_other_way_round_disagrees_because_authors_agree_with_themselves() {
        assertDisagrees(
                TinyExport.agreeIsMinusOne()
                        .with("comments.csv", DamagedFilesTest::swapCounts)
                        .with("participants-votes.csv", DamagedFilesTest::swapMatrix),
                "people would disagree with their own statements");
    }

    @Test
    void with_a_cell_that_is_not_the_last_vote_disagrees_at_its_line() {
        assertDisagrees(
                TinyExport.right()
                        .with(
                                "participants-votes.csv",
                                text -> text.replaceFirst("\n3,1,1,(\\d+),(\\d+),(\\d+),1,", "\n3,1,1,$1,$2,$3,-1,")),
                "participants-votes.csv line 5: The vote of participant 3 on statement 0");
    }

    @Test
    void with_a_vote_outside_the_three_values_is_refused_at_its_line() {
        assertRefused(
                TinyExport.right().with("votes.csv", text -> text.replaceFirst("(?m),0,0,1$", ",0,0,2")),
                "votes.csv line 2: The vote is '2'.");
        assertRefused(
                TinyExport.right().with("votes.csv", text -> text.replaceFirst("(?m),0,0,1$", ",0,0,agree")),
                "votes.csv line 2: The vote is 'agree'.");
    }

    @Test
    void with_ids_that_are_not_numbers_is_refused_at_its_line() {
        assertRefused(
                TinyExport.right().with("votes.csv", text -> text.replaceFirst("(?m),0,0,1$", ",x,0,1")),
                "votes.csv line 2: comment-id or voter-id");
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replaceFirst("2023,5,5,", "2023,5,-5,")),
                "comment-id or author-id");
    }

    @Test
    void with_both_units_of_time_is_refused_at_the_line_where_the_other_begins() {
        assertRefused(
                TinyExport.right().with("votes.csv", text -> text.replaceFirst("\n1700000000000,", "\n1700000000,")),
                "votes.csv line 3: Some times are seconds");
    }

    @Test
    void with_votes_on_a_statement_that_comments_lacks_disagrees() {
        assertDisagrees(
                TinyExport.right().with("comments.csv", text -> text.substring(0, text.lastIndexOf("17000"))),
                "There are votes on statement 11, which it lacks");
    }

    @Test
    void in_latin_1_is_refused_with_line_and_remedy() {
        TinyExport.right().in(directory);
        String comments = new String(bytes(TinyExport.right(), "comments.csv"), StandardCharsets.UTF_8);
        TinyExport.write(directory.resolve("comments.csv"), comments.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusals(directory))
                .anyMatch(line -> line.contains("comments.csv line 7: The text is not UTF-8; it looks like Latin-1")
                        && line.contains("Save the file as UTF-8"));
    }

    @Test
    void in_utf_16_is_refused() {
        TinyExport.right().in(directory);
        String votes = new String(bytes(TinyExport.right(), "votes.csv"), StandardCharsets.UTF_8);
        TinyExport.write(directory.resolve("votes.csv"), votes.getBytes(StandardCharsets.UTF_16));
        assertThat(refusals(directory)).anyMatch(line -> line.contains("votes.csv line 1: The text is not UTF-8"));
    }

    @Test
    void with_a_header_that_lacks_what_is_needed_is_refused() {
        assertRefused(
                TinyExport.right().with("votes.csv", text -> text.substring(text.indexOf('\n') + 1)),
                "votes.csv line 1: The header");
        assertRefused(
                TinyExport.right().with("comments.csv", text -> text.replaceFirst("comment-id", "comment-number")),
                "comments.csv line 1: The header");
    }

    @Test
    void that_is_another_directory_altogether_is_refused() {
        assertThat(refusals(directory)).anyMatch(line -> line.contains("neither votes.csv nor participants-votes.csv"));
        assertThat(refusals(directory.resolve("absent"))).anyMatch(line -> line.contains("It is not a directory"));
    }

    @Test
    void that_is_wrong_in_every_line_gives_a_report_one_can_read() {
        TinyExport export = TinyExport.right().with("votes.csv", text -> text.replaceAll("(?m),-?\\d$", ",7"));
        List<String> refusals = refusals(export.in(directory));
        assertThat(refusals)
                .hasSizeLessThan(Findings.SHOWN_PER_FILE_MAX + 2)
                .anyMatch(line -> line.contains("more of this kind"));
    }

    @Test
    void of_json_that_is_cut_off_is_refused_with_its_line() {
        TinyExport.write(
                directory.resolve("votes.json"),
                "[{\"pid\":0,\"tid\":0,\"vote\":1,\n\"modi".getBytes(StandardCharsets.UTF_8));
        assertThat(refusals(directory)).anyMatch(line -> line.startsWith("votes.json line 2: It is not JSON"));
    }

    private void assertRefused(TinyExport export, String... sentences) {
        List<String> refusals = refusals(export.in(directory));
        for (String sentence : sentences) {
            assertThat(refusals).anyMatch(line -> line.contains(sentence));
        }
    }

    private void assertDisagrees(TinyExport export, String... sentences) {
        PolisReading reading = PolisDirectory.read(export.in(directory), null, Progress.SILENT);
        assertThat(reading).isInstanceOf(PolisReading.Complete.class);
        List<String> found = ((PolisReading.Complete) reading)
                .disagreements().stream().map(Finding::sentence).toList();
        for (String sentence : sentences) {
            assertThat(found).anyMatch(line -> line.contains(sentence));
        }
    }

    private static List<String> refusals(Path directory) {
        PolisReading reading = PolisDirectory.read(directory, null, Progress.SILENT);
        assertThat(reading).isInstanceOf(PolisReading.Refused.class);
        return ((PolisReading.Refused) reading)
                .findings().stream().map(Finding::sentence).toList();
    }

    private static List<Finding> wrongs(Path directory) {
        return switch (PolisDirectory.read(directory, null, Progress.SILENT)) {
            case PolisReading.Complete complete -> complete.disagreements();
            case PolisReading.Refused refused -> refused.findings();
        };
    }

    private byte[] bytes(TinyExport export, String file) {
        try {
            return Files.readAllBytes(export.in(directory).resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String swapCounts(String comments) {
        return comments.replaceAll("(?m)^(\\d+,.*?,(\\d+),\\2),(\\d+),(\\d+),", "$1,$4,$3,");
    }

    private static String swapMatrix(String matrix) {
        StringBuilder swapped = new StringBuilder();
        for (String line : matrix.lines().toList()) {
            String[] fields = line.split(",", -1);
            if (!fields[0].equals("participant")) {
                String agrees = fields[4];
                fields[4] = fields[5];
                fields[5] = agrees;
                for (int i = 6; i < fields.length; i++) {
                    fields[i] = fields[i].equals("1") ? "-1" : fields[i].equals("-1") ? "1" : fields[i];
                }
            }
            swapped.append(String.join(",", fields)).append('\n');
        }
        return swapped.toString();
    }
}
