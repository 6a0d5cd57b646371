package nl.polder.server.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.OpinionMap.Hull;
import nl.polder.server.analysis.OpinionMap.Mark;
import nl.polder.server.analysis.OpinionMap.Point;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.Strip;
import nl.polder.server.analysis.Strip.Stretch;
import nl.polder.server.report.figure.OverTime.Column;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayName("The figures of the report")
class FiguresTest {
    private static final String TITLE = "Titel <met> \"tekens\" & meer";
    private static final String DESCRIPTION = "Wat er te zien is";

    @Test
    void are_well_formed_with_title_and_description_and_without_patterns_styles_or_text() throws Exception {
        for (String svg : everyFigure()) {
            Document document = parse(svg);
            assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(DESCRIPTION);
            assertThat(document.getDocumentElement().getAttribute("data-alt")).startsWith(TITLE);
            assertThat(svg).doesNotContain("<pattern", "style=", "<text");
        }
    }

    @Test
    void a_bar_has_three_parts_in_proportion() throws Exception {
        var parts = parse(Bar.row(.5, .25, .25, "balk")).getElementsByTagName("rect");
        assertThat(parts.getLength()).isEqualTo(3);
        assertThat(width(parts.item(0))).isEqualTo(120);
        assertThat(width(parts.item(1))).isEqualTo(58);
        assertThat(width(parts.item(2))).isEqualTo(59);
    }

    @Test
    void a_bar_of_one_answer_has_one_part() throws Exception {
        assertThat(parse(Bar.row(1, 0, 0, "balk")).getElementsByTagName("path").getLength())
                .isZero();
        assertThat(parse(Bar.row(0, 0, 1, "balk")).getElementsByTagName("rect").getLength())
                .isEqualTo(2);
    }

    @Test
    void stripes_never_leave_their_part() {
        var numbers = Pattern.compile("[ML](\\S+) (\\S+?)(?=[ML\"])").matcher(Bar.row(.4, 0, .6, "balk"));
        int seen = 0;
        while (numbers.find()) {
            assertThat(Double.parseDouble(numbers.group(1))).isBetween(96.0, 240.0);
            assertThat(Double.parseDouble(numbers.group(2))).isBetween(0.0, 16.0);
            seen++;
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void dots_of_a_swarm_do_not_overlap() throws Exception {
        List<Swarm.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            dots.add(new Swarm.Dot(i, .3 + (i % 5) * .01, "#s" + i, "tip"));
        }
        var circles = parse(Swarm.draw(dots, TITLE, DESCRIPTION)).getElementsByTagName("circle");
        assertThat(circles.getLength()).isEqualTo(40);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < i; j++) {
                double dx = number(circles.item(i), "cx") - number(circles.item(j), "cx");
                double dy = number(circles.item(i), "cy") - number(circles.item(j), "cy");
                assertThat(Math.hypot(dx, dy)).isGreaterThan(12);
            }
        }
    }

    @Test
    void every_statement_of_a_small_swarm_has_its_number_and_of_a_large_one_the_strongest_ten() throws Exception {
        assertThat(numbersIn(60)).isEqualTo(60);
        assertThat(numbersIn(61)).isEqualTo(10);
    }

    private static int numbersIn(int statements) throws Exception {
        List<Swarm.Dot> dots = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            dots.add(new Swarm.Dot(i, i / 100.0, "#s" + i, "tip"));
        }
        return Swarm.draw(dots, TITLE, DESCRIPTION).split("class=\"on-wa\"").length - 1;
    }

    @Test
    void a_heat_map_names_its_groups_and_numbers_its_columns_where_they_are_wide_enough() throws Exception {
        assertThat(HeatMap.isNumbered(54)).isTrue();
        assertThat(HeatMap.isNumbered(55)).isFalse();
        // A letter for the group, and a number under each column.
        assertThat(signsIn(54)).isEqualTo(1 + 54);
        assertThat(signsIn(55)).isEqualTo(1);
    }

    private static int signsIn(int columns) throws Exception {
        var row = new HeatMap.Row(
                5, "F", Collections.nCopies(columns, OptionalDouble.of(.5)), Collections.nCopies(columns, "x"));
        var numbered = IntStream.range(0, columns)
                .mapToObj(i -> new HeatMap.Column(i, "#s" + i))
                .toList();
        String svg = HeatMap.draw(List.of(row), numbered, TITLE, DESCRIPTION);
        return svg.split("class=\"ink-ln\"").length - 1;
    }

    private static List<String> everyFigure() {
        var marks = List.of(new Mark(-.5, .2, 12, OptionalInt.of(0)), new Mark(.6, -.1, 7, OptionalInt.empty()));
        var hull = new Hull(0, List.of(new Point(-.6, 0), new Point(-.4, .3), new Point(-.3, 0)));
        var stretch = new Stretch(-1, 0, 9);
        return List.of(
                Swarm.draw(List.of(new Swarm.Dot(1, .5, "#s1", TITLE)), TITLE, DESCRIPTION),
                Swarm.draw(List.of(), TITLE, DESCRIPTION),
                FieldOfStatements.draw(List.of(new FieldOfStatements.Strip(.6, .2, .2)), TITLE, DESCRIPTION),
                MapOfPeople.draw(new OpinionMap(marks, List.of(hull), .4), TITLE, DESCRIPTION),
                StatementMap.draw(List.of(new StatementMap.Place(1, 0, 0, false, "#s1", TITLE)), TITLE, DESCRIPTION),
                StripOfPeople.draw(
                        new Strip(List.of(stretch, new Stretch(0, 1, 5)), List.of(stretch)), TITLE, DESCRIPTION),
                OverTime.draw(
                        List.of(new Column(0, 0, 3), new Column(1, 30, 10), new Column(31, 31, 9)), TITLE, DESCRIPTION),
                OverTime.draw(List.of(), TITLE, DESCRIPTION),
                Columns.draw("c", List.of(.9, .95), .8, TITLE, DESCRIPTION),
                HeatMap.draw(
                        List.of(
                                new HeatMap.Row(
                                        0,
                                        "A",
                                        List.of(OptionalDouble.of(.5), OptionalDouble.empty()),
                                        List.of("x", "y")),
                                new HeatMap.Row(
                                        1,
                                        "B",
                                        List.of(OptionalDouble.of(1), OptionalDouble.of(0)),
                                        List.of("x", "y"))),
                        List.of(new HeatMap.Column(1, "#a"), new HeatMap.Column(2, "#b")),
                        TITLE,
                        DESCRIPTION));
    }

    @Test
    void an_interval_at_the_edge_stays_on_the_paper() throws Exception {
        String svg = IntervalPlot.row(new Share(10, 10, .7, 1), 0, "marge");
        assertThat(number(parse(svg).getElementsByTagName("circle").item(0), "cx"))
                .isEqualTo(230);
    }

    @Test
    void six_groups_have_six_different_marks() {
        var drawn = new ArrayList<String>();
        for (int group = 0; group < 6; group++) {
            drawn.add(GroupMark.inline(group));
        }
        assertThat(drawn).doesNotHaveDuplicates();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static double width(org.w3c.dom.Node node) {
        return number(node, "width");
    }

    private static double number(org.w3c.dom.Node node, String attribute) {
        return Double.parseDouble(node.getAttributes().getNamedItem(attribute).getNodeValue());
    }
}
