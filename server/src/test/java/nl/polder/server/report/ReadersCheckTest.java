package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.polder.server.example.ExampleConsultation;
import nl.polder.server.i18n.Language;
import nl.polder.server.testing.Eventually;
import nl.polder.server.testing.TestPolder;
import nl.polder.server.transfer.polis.SharedData;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * {@code ops/readers-check.md} was written by somebody who read the PDFs; this holds it to them. A row ends with one or two pairs of cells:
 * sentences between quotation marks, and the sheets where each of them stands.
 */
@DisplayName("What the reader's check quotes")
class ReadersCheckTest {
    private static final Path CHECK = Path.of("..", "ops", "readers-check.md");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int QUESTIONS = 10;

    /** An answer to one question: what is quoted, where it stands. */
    private record Answer(String question, List<String> quotes, List<Integer> sheets) {
        /** What is quoted, in pieces where something is left out. */
        List<String> words() {
            return quotes.stream()
                    .flatMap(quote -> Arrays.stream(quote.split("…")).map(String::strip))
                    .toList();
        }
    }

    /** @param pair which pair of cells behind the question, from 0 */
    private static List<Answer> answers(String chapter, int pair) throws IOException {
        List<Answer> answers = new ArrayList<>();
        String text = Files.readString(CHECK);
        String part = text.substring(text.indexOf("\n## " + chapter)).split("\n## ")[1];
        part.lines().filter(line -> line.matches("\\| \\d+\\. .*")).forEach(line -> {
            String[] cells = line.split("\\|");
            answers.add(new Answer(
                    cells[1].strip(),
                    found(QUOTE, cells[2 + 2 * pair], 1),
                    found(NUMBER, cells[3 + 2 * pair], 0).stream()
                            .map(Integer::valueOf)
                            .toList()));
        });
        assertThat(answers).hasSize(QUESTIONS);
        return answers;
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .toList();
    }

    /** The words of each sheet on one line, without the numbers of statements that stand beside the text. */
    private static List<String> sheets(byte[] pdf) throws IOException {
        List<String> sheets = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                var text = new PDFTextStripper();
                text.setStartPage(number);
                text.setEndPage(number);
                sheets.add(text.getText(document).replaceAll("\\s+", " ").replaceAll("(stelling|statement) \\d+ ", ""));
            }
        }
        return sheets;
    }

    private static void stands(List<Answer> answers, byte[] pdf) throws IOException {
        List<String> sheets = sheets(pdf);
        var all = new SoftAssertions();
        for (Answer answer : answers) {
            all.assertThat(answer.quotes()).as(answer.question()).isNotEmpty();
            for (String words : answer.words()) {
                List<Integer> on = IntStream.rangeClosed(1, sheets.size())
                        .filter(number -> sheets.get(number - 1).contains(words))
                        .boxed()
                        .toList();
                all.assertThat(on).as("%s “%s”", answer.question(), words).containsAnyElementsOf(answer.sheets());
            }
            for (int sheet : answer.sheets()) {
                all.assertThat(answer.words())
                        .as("%s, sheet %d", answer.question(), sheet)
                        .anyMatch(words -> sheets.get(sheet - 1).contains(words));
            }
        }
        all.assertAll();
    }

    @Test
    void stands_in_the_report_of_the_example_in_both_languages() throws Exception {
        try (TestPolder polder = TestPolder.start()) {
            polder.app().createExample();
            String report = "/c/" + ExampleConsultation.SLUG + "/reports/1.json";
            Eventually.holds(() -> polder.get(report).statusCode() == 200);
            String document = polder.get(report).body();
            for (Language language : Language.values()) {
                byte[] pdf = PdfProgram.pdf(document, language, "http://localhost", progress -> {});
                stands(answers("The example", language.ordinal()), pdf);
            }
        }
    }

    @Test
    void stands_in_the_report_of_san_juan_island() throws Exception {
        Path export = SharedData.export("ssis.land-bank-farmland.2rumnecbeh.2021-08-01");
        try (var reports = new ImportedReports()) {
            stands(answers("San Juan Island", 0), reports.pdf(reports.frozen(export), Language.EN));
        }
    }
}
