package nl.polder.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Strip;
import nl.polder.server.i18n.Language;
import nl.polder.server.report.pdf.PdfUaCheck;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations that went badly, from their votes to the paper. */
@DisplayName("The report of a conversation that went badly")
class BadInputReportsTest {
    private static final int AGREE = 1;
    private static final int PASS = 0;
    private static final int DISAGREE = -1;
    /** Did not see it. */
    private static final int NONE = 9;
    /** Fewest people that a share may be about. */
    private static final int CELL_MIN = 10;

    @AutoClose
    private static final ImportedReports REPORTS = new ImportedReports();

    @TempDir
    private Path folder;

    /** What somebody answers. */
    private interface Answers {
        int of(int person, int statement);
    }

    private enum Case {
        NOBODY(0, 5, (p, s) -> PASS, "Nog niemand stemde. Daarom valt hier niets te zeggen."),
        SIX_PEOPLE(6, 10, (p, s) -> p % 2 == 0 ? AGREE : DISAGREE, "Maar 6 mensen beantwoordden genoeg stellingen."),
        ONE_STATEMENT(80, 1, (p, s) -> p % 3 == 0 ? DISAGREE : AGREE, "Er is te weinig om te vergelijken"),
        ONLY_PASSES(70, 9, (p, s) -> PASS, "Bij 9 stellingen kozen veel mensen pas, of is de uitslag niet duidelijk."),
        ALL_OF_ONE_MIND(50, 8, (p, s) -> AGREE, "Minstens 95% van de deelnemers is het eens."),
        A_GROUP_BELOW_THE_PRIVACY_CELL(66, 24, (p, s) -> side(p < 58, p, s), "te klein om cijfers te tonen."),
        /** Two people outside the groups answer one of two statements that everybody else agrees with. */
        TWO_PEOPLE_BESIDE_A_GROUP_BELOW_THE_CELL(68, 26, Case::beside, "te klein om cijfers te tonen."),
        TWO_PEOPLE_IN_ONE_GROUP(60, 24, (p, s) -> side(p < 58, p, s), "Daarom staan hier geen groepen."),
        TWO_PEOPLE_FAR_FROM_ALL_OTHERS(
                60,
                24,
                (p, s) -> p < 58 == (s % 2 == 0) ? AGREE : DISAGREE,
                "Wij vonden geen groepen die groot genoeg zijn");

        private final int people;
        private final int statements;
        private final Answers answers;
        private final String said;

        Case(int people, int statements, Answers answers, String said) {
            this.people = people;
            this.statements = statements;
            this.answers = answers;
            this.said = said;
        }

        private static int beside(int person, int statement) {
            if (person >= 66) {
                return statement == 24 ? DISAGREE : NONE;
            }
            return statement >= 24 ? AGREE : side(person < 58, person, statement);
        }

        /** Two sides that answer the contrary, each with one person in seven who wavers. */
        private static int side(boolean first, int person, int statement) {
            boolean wavers = (person * 31 + statement * 17) % 7 == 0;
            return (statement % 2 == 0) == (first != wavers) ? AGREE : DISAGREE;
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void reads_as_a_report_and_shows_nobody(Case bad) throws Exception {
        var made = REPORTS.frozen(export(bad.name(), bad.people, bad.statements, bad.answers));
        for (Language language : Language.values()) {
            byte[] pdf = REPORTS.pdf(made, language);
            Files.write(
                    Files.createDirectories(Path.of("target", "reports-seen"))
                            .resolve(bad.name() + "-" + language.tag() + ".pdf"),
                    pdf);
            assertThat(PdfUaCheck.violations(pdf)).isEmpty();
            if (language == Language.NL) {
                assertThat(text(pdf)).contains(bad.said).doesNotContain("NaN");
            }
        }
        hidesNobody(made.report());
        assertThat(Facts.of(made.report()))
                .filteredOn(fact -> fact.base().isPresent())
                .allSatisfy(fact -> assertThat(fact.base().getAsInt()).isGreaterThanOrEqualTo(CELL_MIN));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private Path export(String name, int people, int statements, Answers answers) throws IOException {
        Map<String, String> files = new TreeMap<>();
        StringBuilder votes = new StringBuilder("timestamp,datetime,comment-id,voter-id,vote\n");
        StringBuilder comments =
                new StringBuilder("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
        StringBuilder matrix = new StringBuilder("participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree"
                + numbers(statements, s -> "," + s) + "\n");
        for (int s = 0; s < statements; s++) {
            int statement = s;
            for (int p = 0; p < people; p++) {
                if (answers.of(p, s) != NONE) {
                    votes.append("%d,Fri,%d,%d,%d%n".formatted(time(s, p), s, p, answers.of(p, s)));
                }
            }
            comments.append("%d,Fri,%d,0,%d,%d,1,\"Stelling %d over de buurt.\"%n"
                    .formatted(
                            time(s, 0),
                            s,
                            count(people, p -> answers.of(p, statement) == AGREE),
                            count(people, p -> answers.of(p, statement) == DISAGREE),
                            s));
        }
        for (int p = 0; p < people; p++) {
            int person = p;
            matrix.append("%d,,,%d,%d,%d,%d%s%n"
                    .formatted(
                            p,
                            p == 0 ? statements : 0,
                            count(statements, s -> answers.of(person, s) != NONE),
                            count(statements, s -> answers.of(person, s) == AGREE),
                            count(statements, s -> answers.of(person, s) == DISAGREE),
                            numbers(
                                    statements,
                                    s -> "," + (answers.of(person, s) == NONE ? "" : answers.of(person, s)))));
        }
        files.put("votes.csv", votes.toString());
        files.put("comments.csv", comments.toString());
        files.put("participants-votes.csv", matrix.toString());
        files.put(
                "summary.csv",
                "topic,%s\nurl,https://example.org/x\nvoters,%d\nvoters-in-conv,%d\ncommenters,1\ncomments,%d\ngroups,0\nconversation-description,\n"
                        .formatted(name.replace('_', ' '), people, people, people == 0 ? 0 : statements));
        Path export = Files.createDirectory(
                folder.resolve(name.toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        for (var file : files.entrySet()) {
            Files.writeString(export.resolve(file.getKey()), file.getValue());
        }
        return export;
    }

    private static long time(int statement, int person) {
        return 1_700_000_000_000L + 60_000L * statement + 1000L * person;
    }

    private static long count(int all, java.util.function.IntPredicate which) {
        return IntStream.range(0, all).filter(which).count();
    }

    private static String numbers(int all, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, all).mapToObj(each).collect(Collectors.joining());
    }

    /** What follows from votes that are kept back is kept back as well: places on a map, bounds over people left out of a row. */
    static void hidesNobody(Report report) {
        Results results = report.results();
        assertThat(report.places())
                .allSatisfy(place -> assertThat(results.statement(place.statementId())
                                .orElseThrow()
                                .everybody())
                        .isInstanceOf(Results.Cell.Known.class));
        if (!results.comparesGroups()) {
            assertThat(results.shared()).allSatisfy(shared -> {
                var row = results.statement(shared.statementId()).orElseThrow().everybody();
                var known = (Results.Cell.Known) row;
                boolean agree = shared.side() == Results.Side.AGREE;
                assertThat(shared.atLeast()).isCloseTo((agree ? known.agree() : known.disagree()).low(), within(1e-9));
            });
        }
        results.strip().ifPresent(strip -> {
            List<Double> edges =
                    strip.stretches().stream().map(Strip.Stretch::from).toList();
            assertThat(edges)
                    .containsAll(strip.parts().stream().map(Strip.Stretch::from).toList());
        });
    }
}
