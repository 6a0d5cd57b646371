package nl.polder.server.analysis.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.OwnPlace;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.Strip;

/** Invented results in each of the forms, with every kind of cell, for tests of the page that shows them. */
public final class SampleResults {

    private static final List<String> TEXTS = List.of(
            "Platforms moeten laten zien wie er betaalt voor een politiek bericht.",
            "Wie een bericht weghaalt, moet uitleggen waarom.",
            "Nepnieuws is alleen een probleem van oude mensen.",
            "De overheid mag een bericht laten weghalen als het niet klopt.",
            "Iedereen moet online zijn echte naam gebruiken.",
            "Feitenchecks moeten er ook zijn in gebarentaal.",
            "Algoritmes moeten transparanter worden.",
            "Een platform moet binnen een dag antwoord geven als u bezwaar maakt, ook als het een klein platform is, en een mens"
                    + " moet dat antwoord hebben geschreven en geen computer.",
            "Influencers moeten zeggen wie hen betaalt.",
            "Onderzoekers moeten bij de gegevens van platforms kunnen.");

    /** Agree shares per group A, B and C. */
    private static final double[][] AGREE = {
        {.94, .85, .92}, {.83, .96, .87}, {.04, .07, .03}, {.72, .08, .32}, {.61, .17, .23},
        {.33, .21, .81}, {.52, .44, .31}, {.66, .51, .58}, {.92, .81, .90}, {.71, .35, .49}
    };

    private static final int[] SIZES = {341, 298, 112};

    private SampleResults() {}

    public static Results of(Form form) {
        boolean grouped = form == Form.DISTINCT || form == Form.SEGMENTS || form == Form.NOT_YET_JUDGED;
        boolean distinct = form == Form.DISTINCT;
        return new Results(
                new Results.Version(12, Instant.parse("2026-11-21T13:02:00Z"), 22_074, "ab".repeat(32), "polder-1", 42),
                form,
                verdict(form),
                form == Form.TOO_FEW ? new Results.Counts(6, 0, 41, 10) : new Results.Counts(813, 751, 22_074, 10),
                grouped ? groups() : List.of(),
                statements(grouped, form == Form.TOO_FEW),
                form == Form.TOO_FEW ? List.of() : shared(grouped),
                form == Form.TOO_FEW ? List.of() : dividing(grouped),
                form == Form.TOO_FEW ? List.of() : minority(grouped),
                unclear(form),
                grouped ? axes() : List.of(),
                grouped ? Optional.of(map(distinct)) : Optional.empty(),
                grouped && !distinct ? Optional.of(strip()) : Optional.empty(),
                Optional.empty());
    }

    public static OwnPlace ownPlace(Form form) {
        return new OwnPlace(
                14,
                OptionalDouble.of(.32),
                OptionalDouble.of(-.1),
                OptionalInt.of(1),
                form == Form.DISTINCT ? OptionalDouble.of(.87) : OptionalDouble.empty(),
                List.of(
                        new OwnPlace.Likeness(0, 4, 11),
                        new OwnPlace.Likeness(1, 8, 11),
                        new OwnPlace.Likeness(2, 7, 10)),
                List.of(new OwnPlace.Difference(3, Side.AGREE), new OwnPlace.Difference(5, Side.AGREE)),
                form == Form.DISTINCT ? OptionalDouble.empty() : OptionalDouble.of(.31));
    }

    private static Results.Verdict verdict(Form form) {
        Map<String, Double> evidence = new LinkedHashMap<>();
        evidence.put("axis1Share", 0.103);
        Results.Verdict.Kind kind = switch (form) {
            case DISTINCT -> Results.Verdict.Kind.STABLE;
            case SEGMENTS -> Results.Verdict.Kind.CONTINUUM;
            case STATEMENTS_ONLY -> Results.Verdict.Kind.NO_AXIS;
            case NOT_YET_JUDGED -> Results.Verdict.Kind.PENDING;
            case TOO_FEW -> Results.Verdict.Kind.TOO_FEW;
        };
        return new Results.Verdict(
                kind, form == Form.DISTINCT, form == Form.DISTINCT ? 3 : 0, 1, 2, 751, 62, 22_000, evidence);
    }

    private static List<Results.Group> groups() {
        double[][] middles = {{-.42, -.38}, {.47, -.32}, {.02, .52}};
        List<Results.Group> groups = new ArrayList<>();
        for (int g = 0; g < SIZES.length; g++) {
            int[] making = switch (g) {
                case 0 -> new int[] {3, 4};
                case 1 -> new int[] {3, 9};
                default -> new int[] {5};
            };
            List<Results.Making> statements = new ArrayList<>();
            for (int s : making) {
                Side side = AGREE[s][g] > .5 ? Side.AGREE : Side.DISAGREE;
                statements.add(
                        new Results.Making(s, side, share(AGREE[s][g], side, SIZES[g] - 20), share(.3, side, 500)));
            }
            groups.add(new Results.Group(
                    g, (char) ('A' + g), SIZES[g], SIZES[g] / 751.0, statements, middles[g][0], middles[g][1]));
        }
        return groups;
    }

    private static Share share(double agree, Side side, int base) {
        return share(side == Side.AGREE ? agree : 1 - agree - .08, base);
    }

    private static Share share(double value, int base) {
        double half = 1.96 * Math.sqrt(value * (1 - value) / base);
        return new Share((int) Math.round(value * base), base, Math.max(0, value - half), Math.min(1, value + half));
    }

    private static List<Results.StatementResult> statements(boolean grouped, boolean few) {
        List<Results.StatementResult> statements = new ArrayList<>();
        for (int s = 0; s < TEXTS.size(); s++) {
            List<Cell> cells = new ArrayList<>();
            for (int g = 0; grouped && g < SIZES.length; g++) {
                cells.add(s == 8 && g == 2 ? new Cell.Suppressed() : cell(AGREE[s][g], SIZES[g] - 3 * s));
            }
            Cell everybody = few
                    ? new Cell.Suppressed()
                    : cell(
                            (AGREE[s][0] * 341 + AGREE[s][1] * 298 + AGREE[s][2] * 112) / 751,
                            s == 8 ? 57 : 780 - 9 * s);
            statements.add(new Results.StatementResult(
                    s,
                    TEXTS.get(s),
                    "nl",
                    Map.of("nl", TEXTS.get(s)),
                    s % 3 == 0 ? "seed" : "participant",
                    everybody,
                    cells));
        }
        return statements;
    }

    private static Cell cell(double agree, int votes) {
        int a = (int) Math.round(agree * votes);
        int pass = (int) Math.round(.08 * (votes - a)) + 4;
        int disagree = votes - a - pass;
        return new Cell.Known(
                votes,
                share(a / (double) votes, votes),
                share(disagree / (double) votes, votes),
                share(pass / (double) votes, votes));
    }

    private static List<Results.Shared> shared(boolean grouped) {
        OptionalInt least = grouped ? OptionalInt.of(1) : OptionalInt.empty();
        return List.of(
                new Results.Shared(0, Side.AGREE, .8, least, OptionalInt.of(106)),
                new Results.Shared(1, Side.AGREE, .78, least, OptionalInt.of(98)),
                new Results.Shared(2, Side.DISAGREE, .8, least, OptionalInt.of(104)));
    }

    private static List<Results.Dividing> dividing(boolean grouped) {
        return grouped
                ? List.of(
                        new Results.Dividing(3, OptionalInt.of(0), OptionalInt.of(1), .64),
                        new Results.Dividing(4, OptionalInt.of(0), OptionalInt.of(1), .44))
                : List.of(new Results.Dividing(3, OptionalInt.empty(), OptionalInt.empty(), .8));
    }

    private static List<Results.Minority> minority(boolean grouped) {
        return List.of(
                grouped
                        ? new Results.Minority(
                                5, Side.AGREE, OptionalInt.of(2), share(.81, 79), Optional.of(share(.28, 499)))
                        : new Results.Minority(5, Side.AGREE, OptionalInt.empty(), share(.22, 580), Optional.empty()));
    }

    private static List<Results.Unclear> unclear(Form form) {
        if (form == Form.TOO_FEW) {
            return List.of(new Results.Unclear(
                    0, Results.Unclear.Reason.TOO_FEW_VOTES, 0, Optional.empty(), Optional.empty()));
        }
        return List.of(
                new Results.Unclear(
                        6,
                        Results.Unclear.Reason.MANY_PASSES,
                        733,
                        Optional.of(share(.45, 733)),
                        Optional.of(share(.5, 330))),
                new Results.Unclear(9, Results.Unclear.Reason.UNDECIDED, 701, Optional.empty(), Optional.empty()),
                new Results.Unclear(8, Results.Unclear.Reason.TOO_FEW_VOTES, 57, Optional.empty(), Optional.empty()));
    }

    private static List<Axis> axes() {
        return List.of(
                new Axis(
                        .23,
                        List.of(new Axis.Pull(9, Side.DISAGREE)),
                        List.of(new Axis.Pull(3, Side.AGREE)),
                        List.of(
                                new Axis.EndView(3, share(.84, 180), share(.05, 181)),
                                new Axis.EndView(4, share(.66, 176), share(.12, 180)))),
                new Axis(
                        .11,
                        List.of(new Axis.Pull(5, Side.AGREE)),
                        List.of(new Axis.Pull(5, Side.DISAGREE)),
                        List.of()));
    }

    private static OpinionMap map(boolean distinct) {
        Random random = new Random(7);
        double[][] middles = {{-.42, -.38}, {.47, -.32}, {.02, .52}};
        List<OpinionMap.Mark> marks = new ArrayList<>();
        for (int g = 0; g < SIZES.length; g++) {
            for (int i = 0; i < SIZES[g] / 6; i++) {
                marks.add(new OpinionMap.Mark(
                        Math.clamp(middles[g][0] + random.nextGaussian() * .17, -1, 1),
                        Math.clamp(middles[g][1] + random.nextGaussian() * .17, -1, 1),
                        5 + random.nextInt(3),
                        OptionalInt.of(g)));
            }
        }
        for (int i = 0; i < 10; i++) {
            marks.add(new OpinionMap.Mark(
                    random.nextGaussian() * .12, random.nextGaussian() * .12, 6, OptionalInt.empty()));
        }
        List<OpinionMap.Hull> hulls = new ArrayList<>();
        for (int g = 0; distinct && g < SIZES.length; g++) {
            List<OpinionMap.Point> corners = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                double angle = 2 * Math.PI * i / 9;
                corners.add(new OpinionMap.Point(
                        middles[g][0] + .34 * Math.cos(angle), middles[g][1] + .3 * Math.sin(angle)));
            }
            hulls.add(new OpinionMap.Hull(g, corners));
        }
        return new OpinionMap(marks, hulls, .41);
    }

    private static Strip strip() {
        List<Strip.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double from = -1 + i / 20.0;
            double middle = from + .025;
            int people = 5 + (int) (40 * Math.exp(-middle * middle * 4) + 8 * Math.abs(Math.sin(i * 1.7)));
            stretches.add(new Strip.Stretch(from, from + .05, people));
        }
        List<Strip.Stretch> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int people = stretches.subList(8 * i, 8 * i + 8).stream()
                    .mapToInt(Strip.Stretch::people)
                    .sum();
            parts.add(new Strip.Stretch(-1 + .4 * i, -.6 + .4 * i, people));
        }
        return new Strip(stretches, parts);
    }
}
