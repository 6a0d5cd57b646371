package nl.polder.server.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.polder.server.report.figure.Labels.Label;
import nl.polder.server.report.figure.StatementMap.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers in the map of statements")
class StatementMapTest {
    private static final double DISC = 8.5;
    private static final double DOT = 3.5;

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 60, 200, 1000})
    void never_cover_one_another_nor_a_dot_of_another_nor_leave_the_drawing(int statements) {
        List<Place> places = crowded(statements);
        List<Label> labels = labels(places);
        for (Label one : labels) {
            assertThat(one.x()).isBetween(DISC, 640 - DISC);
            assertThat(one.y()).isBetween(DISC, 400 - DISC);
            assertThat(labels)
                    .filteredOn(other -> other != one)
                    .allSatisfy(other -> assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                            .isGreaterThan(2 * DISC));
            assertThat(places)
                    .filteredOn(other -> other != one.place())
                    .allSatisfy(other -> assertThat(Math.hypot(one.x() - other.across(), one.y() - other.down()))
                            .isGreaterThan(DISC + DOT));
        }
    }

    @Test
    void are_there_for_each_of_forty_statements_of_which_fifteen_lie_in_the_middle() {
        assertThat(labels(crowded(40))).hasSize(40);
    }

    @Test
    void stand_on_the_dot_itself_where_nothing_is_near() {
        var places = List.of(place(1, -.5, 0, false), place(2, .5, 0, false));
        assertThat(labels(places)).hasSize(2).noneMatch(Label::isAside);
    }

    @Test
    void of_statements_that_name_a_line_are_there_however_crowded_it_is() {
        List<Place> places = new ArrayList<>(crowded(1000));
        places.add(place(5001, .01, .01, true));
        places.add(place(5002, .01, .02, true));
        assertThat(labels(places)).extracting(label -> label.place().number()).contains(5001, 5002);
    }

    @Test
    void of_two_statements_in_one_place_stand_in_two() {
        assertThat(labels(List.of(place(1, 0, 0, false), place(2, 0, 0, false))))
                .hasSize(2);
    }

    private static List<Label> labels(List<Place> places) {
        return Labels.of(
                places.stream().sorted(Labels.BY_IMPORTANCE).toList(),
                StatementMap.isAllNumbered(places.size()) ? places.size() : 0);
    }

    /** Three in eight close to the middle, where statements lie that do not divide. */
    private static List<Place> crowded(int statements) {
        var random = new Random(7);
        return IntStream.range(0, statements)
                .mapToObj(i -> {
                    double spread = i % 8 < 3 ? .03 : .5;
                    return place(
                            i,
                            Math.clamp(random.nextGaussian() * spread, -1, 1),
                            Math.clamp(random.nextGaussian() * spread / 2, -1, 1),
                            false);
                })
                .toList();
    }

    private static Place place(int number, double x, double y, boolean namesLine) {
        return new Place(number, x, y, namesLine, "#s" + number, "tip");
    }
}
