package nl.polder.clustering.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The calibration in short, with fixed seeds: fails when the method sees groups in noise or in a continuum, or misses clear
 * ones. The long form is {@code ops/bench calibrate}.
 */
@DisplayName("Mode robust on simulated votes")
class CalibrationSmokeTest {
    private static final RobustOptions VERDICT =
            RobustOptions.withSeed(1).withPermutations(29).withEffort(RobustOptions.Effort.VERDICT);

    private static List<CalibrationDraw> draws(String prefix, int... numbers) {
        List<CalibrationDraw> draws = new ArrayList<>();
        for (CalibrationCase one : CalibrationCase.all()) {
            for (int number : numbers) {
                if (one.name().startsWith(prefix)) {
                    draws.add(one.run(number));
                }
            }
        }
        assertThat(draws).isNotEmpty();
        return draws;
    }

    /** By chance an axis passes in about one of a hundred draws with 29 shuffles; one of ten may. None can place people. */
    @Test
    void independent_statements_have_no_axis_to_place_people_on_and_no_groups() {
        List<CalibrationDraw> draws = draws("independent", 0, 1, 2, 3, 5, 6, 8, 9, 10, 11);
        assertThat(draws).filteredOn(d -> d.passing() > 0).hasSizeLessThanOrEqualTo(1);
        assertThat(draws).allSatisfy(d -> {
            assertThat(d.shown()).as(d.line()).isZero();
            assertThat(d.groups()).as(d.line()).isEqualTo(1);
        });
    }

    @Test
    void no_line_has_groups_and_its_axis_is_shown() {
        assertThat(draws("line", 1, 2, 10)).allSatisfy(d -> {
            assertThat(d.groups()).as(d.line()).isEqualTo(1);
            assertThat(d.shown()).as(d.line()).isBetween(1, 2);
        });
    }

    @Test
    void no_plane_has_groups() {
        assertThat(draws("plane", 1, 2))
                .allSatisfy(d -> assertThat(d.groups()).as(d.line()).isEqualTo(1));
    }

    /** Counted one by one, the copies make groups of draws 0, 4 and 9 of the first line; see calibration.md. */
    @Test
    void statements_that_stand_there_four_times_make_no_groups() {
        assertThat(draws("copies-4x0.9-line", 0, 1, 4, 9)).allSatisfy(d -> {
            assertThat(d.copies()).as(d.line()).isPositive();
            assertThat(d.groups()).as(d.line()).isEqualTo(1);
            assertThat(d.shown()).as(d.line()).isLessThanOrEqualTo(2);
        });
        assertThat(draws("copies-4x0.9-plane", 1, 2))
                .allSatisfy(d -> assertThat(d.groups()).as(d.line()).isEqualTo(1));
    }

    @Test
    void clear_groups_are_found_and_never_too_many() {
        for (double[] plan : new double[][] {{0.5, 0.5}, {0.7, 0.3}, {0.5, 0.3, 0.2}, {0.4, 0.35, 0.25}}) {
            Simulated.Planted made = new Simulated(new Simulated.Size(400, 50, 0.5), 5).groups(plan, 0.96, 0.3);
            CalibrationCase one = new CalibrationCase(
                    "clear",
                    n -> new CalibrationCase.Draw(
                            "400x50",
                            made.votes(),
                            nl.polder.clustering.Moderation.none(),
                            made.truth(),
                            made.oracle()));
            CalibrationDraw draw = one.run(1);
            assertThat(draw.groups()).as(draw.line()).isEqualTo(plan.length);
            assertThat(draw.agreement()).as(draw.line()).isGreaterThan(made.oracle() - 0.08);
        }
    }

    @Test
    void a_small_group_of_eighty_among_a_thousand_is_found() {
        Simulated.Planted made =
                new Simulated(new Simulated.Size(1000, 60, 0.4), 7).groups(new double[] {0.92, 0.08}, 0.93, 0.3);
        Model model = new Model(
                nl.polder.clustering.robust.votes.Selection.of(
                                made.votes(), nl.polder.clustering.Moderation.none(), VERDICT)
                        .table(),
                VERDICT);
        assertThat(model.verdict().distinctGroups()).isTrue();
    }
}
