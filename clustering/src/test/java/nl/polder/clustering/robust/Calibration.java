package nl.polder.clustering.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.polder.clustering.robust.numbers.Jeffreys;

/** Turns the draws of {@link Calibrate} into the tables of {@code clustering/calibration.md}. */
final class Calibration {
    private static final String[] BANDS = {"0.60-0.75", "0.75-0.87", "0.87-0.95", "≥ 0.95"};
    private static final String[] SIZES = {"< 25", "25-39", "40-99", "≥ 100"};

    private Calibration() {}

    /** Argument: the file of draws. Prints the tables as Markdown. */
    public static void main(String[] args) throws IOException {
        List<CalibrationDraw> draws = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            draws.add(CalibrationDraw.parse(line));
        }
        StringBuilder out = new StringBuilder();
        none(out, draws);
        copies(out, draws);
        List<CalibrationDraw> asTheyAre = where(draws, d -> !d.name().startsWith("copies-"));
        planted(out, asTheyAre);
        bySize(out, asTheyAre);
        memberships(out, asTheyAre);
        System.out.print(out);
    }

    private static List<CalibrationDraw> where(List<CalibrationDraw> draws, Predicate<CalibrationDraw> which) {
        return draws.stream().filter(which).toList();
    }

    private static long count(List<CalibrationDraw> draws, Predicate<CalibrationDraw> which) {
        return draws.stream().filter(which).count();
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * Jeffreys.high(part, all, 0.05));
    }

    private static void none(StringBuilder out, List<CalibrationDraw> draws) {
        out.append(
                "| votes | draws | groups | upper end (Jeffreys, one-sided 95 %) | hint | an axis passes | an axis is shown | axes shown, mean | copies joined in | ms, median |\n");
        out.append("|---|---|---|---|---|---|---|---|---|---|\n");
        TreeMap<String, List<CalibrationDraw>> cases = new TreeMap<>();
        for (CalibrationDraw d : draws) {
            if (d.planted() == 1) {
                cases.computeIfAbsent(d.name(), n -> new ArrayList<>()).add(d);
                if (d.name().startsWith("line") || d.name().startsWith("plane")) {
                    cases.computeIfAbsent("all continua", n -> new ArrayList<>())
                            .add(d);
                    if (!d.design().endsWith("slope 0.7")) {
                        cases.computeIfAbsent("continua, slope 1.2 and 2", n -> new ArrayList<>())
                                .add(d);
                    }
                }
            }
        }
        cases.forEach((name, of) -> {
            long groups = count(of, d -> d.groups() > 1);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %s | %d | %d | %d | %.1f | %d | %d |%n",
                    name,
                    of.size(),
                    groups,
                    percent(groups, of.size()),
                    count(of, d -> d.groups() == 1 && d.hint() > 1),
                    count(of, d -> d.passing() > 0),
                    count(of, d -> d.shown() > 0),
                    of.stream().mapToInt(CalibrationDraw::shown).average().orElse(0),
                    count(of, d -> d.copies() > 0),
                    of.stream().mapToLong(CalibrationDraw::millis).sorted().toArray()[of.size() / 2]));
        });
    }

    /** The same planted groups with and without copies among the statements, and what is joined where nothing is a copy. */
    private static void copies(StringBuilder out, List<CalibrationDraw> draws) {
        List<CalibrationDraw> with = where(draws, d -> d.name().startsWith("copies-") && d.planted() > 1);
        List<CalibrationDraw> without = where(
                draws,
                d -> d.name().equals("groups-50/30/20") && with.stream().anyMatch(other -> other.draw() == d.draw()));
        List<CalibrationDraw> planted = where(draws, d -> d.name().startsWith("groups-"));
        out.append(String.format(
                "%nGroups 50/30/20: right number in %d of %d draws with copies, %d of %d without; too many in %d, %d.%n",
                count(with, d -> d.groups() == d.planted()),
                with.size(),
                count(without, d -> d.groups() == d.planted()),
                without.size(),
                count(with, d -> d.groups() > d.planted()),
                count(without, d -> d.groups() > d.planted())));
        out.append(String.format(
                "Statements joined though none is a copy: in %d of %d draws with planted groups.%n",
                count(planted, d -> d.copies() > 0), planted.size()));
    }

    private static int band(double oracle) {
        return oracle < 0.75 ? 0 : oracle < 0.87 ? 1 : oracle < 0.95 ? 2 : 3;
    }

    private static int size(int smallest) {
        return smallest < 25 ? 0 : smallest < 40 ? 1 : smallest < 100 ? 2 : 3;
    }

    private static void planted(StringBuilder out, List<CalibrationDraw> all) {
        List<CalibrationDraw> draws = where(all, d -> d.planted() > 1);
        out.append("\nRight number of groups, by the oracle and the smallest group's included members:\n\n");
        out.append("| oracle | ").append(String.join(" | ", SIZES)).append(" |\n|---|---|---|---|---|\n");
        for (int b = 0; b < BANDS.length; b++) {
            out.append("| ").append(BANDS[b]).append(" |");
            for (int s = 0; s < SIZES.length; s++) {
                int band = b;
                int size = s;
                List<CalibrationDraw> cell = where(draws, d -> band(d.oracle()) == band && size(d.smallest()) == size);
                out.append(String.format(" %d of %d |", count(cell, d -> d.groups() == d.planted()), cell.size()));
            }
            out.append('\n');
        }
        out.append(String.format(
                "%nToo many groups: %d of %d.%n", count(draws, d -> d.groups() > d.planted()), draws.size()));
        summary(out, draws, 40);
        summary(out, draws, 100);
        List<CalibrationDraw> right = where(draws, d -> d.groups() == d.planted());
        double loss = right.stream()
                .mapToDouble(d -> d.oracle() - d.agreement())
                .average()
                .orElse(0);
        out.append(String.format(
                Locale.ROOT,
                "Adjusted Rand index of the groups, below the oracle's: %.3f (%d draws).%n",
                loss,
                right.size()));
    }

    private static void summary(StringBuilder out, List<CalibrationDraw> draws, int members) {
        List<CalibrationDraw> of = where(draws, d -> d.oracle() >= 0.87 && d.smallest() >= members);
        long right = count(of, d -> d.groups() == d.planted());
        out.append(String.format(
                Locale.ROOT,
                "Oracle ≥ 0.87 and at least %d members: %d of %d = %.1f %% (95 %% interval %.1f-%.1f %%).%n",
                members,
                right,
                of.size(),
                100.0 * right / Math.max(1, of.size()),
                100 * Jeffreys.low(right, of.size(), 0.025),
                100 * Jeffreys.high(right, of.size(), 0.025)));
    }

    private static void bySize(StringBuilder out, List<CalibrationDraw> all) {
        out.append("\nMisses at oracle ≥ 0.87 with at least 40 members in the smallest group:\n\n");
        out.append(
                "| design | size | oracle | smallest | found | hint | axes shown |\n|---|---|---|---|---|---|---|\n");
        for (CalibrationDraw d : all) {
            if (d.planted() > 1 && d.oracle() >= 0.87 && d.smallest() >= 40 && d.groups() != d.planted()) {
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %d | %d | %d | %d |%n",
                        d.name(),
                        d.design(),
                        d.oracle(),
                        d.smallest(),
                        d.groups(),
                        d.hint(),
                        d.shown()));
            }
        }
    }

    /** What memberships say against how often they are right; the standard error lets the people of one draw be alike. */
    private static void memberships(StringBuilder out, List<CalibrationDraw> draws) {
        out.append(String.format(
                "%nMemberships, over %d draws with the right number of groups:%n%n",
                count(draws, d -> Arrays.stream(d.people()).sum() > 0)));
        out.append("| largest probability | people | its mean | in the right group | difference | standard error |\n");
        out.append("|---|---|---|---|---|---|\n");
        for (int tenth = 0; tenth < 10; tenth++) {
            int t = tenth;
            double people = draws.stream().mapToInt(d -> d.people()[t]).sum();
            double right = draws.stream().mapToInt(d -> d.right()[t]).sum() / people;
            double stated = draws.stream().mapToDouble(d -> d.stated()[t]).sum() / people;
            double squares = draws.stream()
                    .mapToDouble(d -> d.right()[t] - d.stated()[t] - (right - stated) * d.people()[t])
                    .map(residual -> residual * residual)
                    .sum();
            if (people > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "| %.1f-%.1f | %.0f | %.3f | %.3f | %+.3f | %.3f |%n",
                        t / 10.0,
                        (t + 1) / 10.0,
                        people,
                        stated,
                        right,
                        right - stated,
                        Math.sqrt(squares) / people));
            }
        }
    }
}
