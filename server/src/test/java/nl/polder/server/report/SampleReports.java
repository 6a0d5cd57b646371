package nl.polder.server.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import nl.polder.server.analysis.Axis;
import nl.polder.server.analysis.OpinionMap;
import nl.polder.server.analysis.Results;
import nl.polder.server.analysis.Results.Cell;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.Making;
import nl.polder.server.analysis.Results.Side;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.analysis.Share;
import nl.polder.server.analysis.Strip;
import nl.polder.server.analysis.Without;

/** Reports with invented numbers in every form that results can take, for tests of their rendering. */
final class SampleReports {
    static final String ARABIC = "يجب وضع علامة واضحة على مقاطع الفيديو المصنوعة بالذكاء الاصطناعي ";
    static final String CHINESE = "平台应该显示谁为政治信息付费并且说明理由";

    private SampleReports() {}

    static Report of(Form form, int statements) {
        return of(form, statements, i -> "Stelling nummer " + i + " gaat over wie er betaalt voor een bericht.");
    }

    static Report of(Form form, int statements, java.util.function.IntFunction<String> text) {
        Random random = new Random(7);
        int groups = form == Form.DISTINCT || form == Form.SEGMENTS ? 3 : 0;
        List<StatementResult> all = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            List<Cell> cells = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                cells.add(random.nextInt(12) == 0 ? new Cell.Suppressed() : cell(random, 40 + random.nextInt(200)));
            }
            String words = text.apply(i);
            all.add(new StatementResult(
                    i,
                    words,
                    "nl",
                    Map.of("nl", words),
                    i % 3 == 0 ? "seed" : "participant",
                    cell(random, 700),
                    cells));
        }
        Results results = new Results(
                new Results.Version(
                        4, Instant.parse("2026-11-20T10:00:00Z"), 22_074, "9c".repeat(32), "polder-robust/1", 20261121),
                form,
                verdict(form),
                new Results.Counts(813, groups == 0 ? 0 : 729, 22_074, statements),
                groups(groups, statements),
                all,
                statements < 4 ? List.of() : shared(groups),
                statements < 4 ? List.of() : dividing(groups),
                statements < 4 ? List.of() : minority(groups),
                statements < 4
                        ? List.of()
                        : List.of(new Results.Unclear(
                                2,
                                Results.Unclear.Reason.MANY_PASSES,
                                300,
                                Optional.of(share(120, 300)),
                                Optional.of(share(30, 120)))),
                groups == 0 || statements < 4 ? List.of() : List.of(axis(), axis()),
                form == Form.DISTINCT ? Optional.of(map()) : Optional.empty(),
                form == Form.SEGMENTS ? Optional.of(strip()) : Optional.empty(),
                form == Form.SEGMENTS && statements >= 4 ? Optional.of(without()) : Optional.empty());
        return report(results, statements);
    }

    /** Thirty-seven people set aside: one conclusion falls without them. */
    private static Without without() {
        return new Without(
                Optional.of(37),
                Optional.of(21_311),
                Verdict.Kind.CONTINUUM,
                2,
                List.of(
                        new Without.Change(Without.Finding.SHARED, 1, Optional.of(Results.Side.AGREE), true),
                        new Without.Change(Without.Finding.DIVIDING, 3, Optional.empty(), false)),
                List.of(new Without.Compared(1, share(601, 797), share(564, 760))));
    }

    private static Report report(Results results, int statements) {
        List<Report.Place> places = new ArrayList<>();
        for (int i = 0; i < statements && !results.axes().isEmpty(); i++) {
            places.add(new Report.Place(i, Math.sin(i), Math.cos(i * 1.7)));
        }
        return new Report(
                Report.SCHEMA,
                new Report.Head(
                        1,
                        Instant.parse("2026-11-21T09:00:00Z"),
                        "desinformatie",
                        List.of("nl", "en"),
                        Map.of("nl", "Hoe gaan we om met desinformatie op internet?"),
                        "Ministerie van Openbaar Bestuur",
                        Optional.of(LocalDate.of(2026, 11, 2)),
                        Optional.empty(),
                        true,
                        false),
                results,
                new Report.Participation(
                        813,
                        21,
                        22_074,
                        27,
                        List.of(
                                new Report.Channel("web", OptionalInt.of(801)),
                                new Report.Channel("api", OptionalInt.empty()),
                                new Report.Channel("paper", OptionalInt.empty())),
                        List.of(
                                new Report.Period(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 2), 210),
                                new Report.Period(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 3), 403),
                                new Report.Period(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 20), 200))),
                new Report.Moderation(
                        "pre",
                        30,
                        12,
                        31,
                        9,
                        2,
                        1,
                        List.of(new Report.Reason("duplicate", 6), new Report.Reason("off-topic", 3))),
                new Report.Certainty(
                        results.form() == Form.DISTINCT ? List.of(.95, .91, .97, .88) : List.of(),
                        results.form() == Form.DISTINCT ? List.of(.8, .7, .75, .5) : List.of(),
                        .8,
                        .6,
                        List.of(
                                new Report.AxisTest(1, .18, .04, true, true),
                                new Report.AxisTest(2, .04, .041, false, false))),
                places,
                statements < 4
                        ? List.of()
                        : List.of(
                                new Report.Topic("melden", Map.of("nl", "Melden", "en", "Reporting"), List.of(0, 2)),
                                new Report.Topic("geld", Map.of("nl", "Wie betaalt"), List.of(1, 2, 3))));
    }

    private static Verdict verdict(Form form) {
        Verdict.Kind kind = switch (form) {
            case DISTINCT -> Verdict.Kind.STABLE;
            case SEGMENTS -> Verdict.Kind.CONTINUUM;
            case STATEMENTS_ONLY -> Verdict.Kind.NO_AXIS;
            case NOT_YET_JUDGED -> Verdict.Kind.PENDING;
            case TOO_FEW -> Verdict.Kind.TOO_FEW;
        };
        return new Verdict(
                kind,
                form == Form.DISTINCT,
                form == Form.DISTINCT ? 3 : 0,
                1,
                1,
                form == Form.TOO_FEW ? 6 : 729,
                40,
                22_074,
                Map.of());
    }

    private static List<Group> groups(int count, int statements) {
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            List<Making> making = statements < 4
                    ? List.of()
                    : List.of(
                            new Making(g, Side.AGREE, share(200, 240), share(150, 420)),
                            new Making(3, Side.DISAGREE, share(160, 200), share(90, 300)));
            groups.add(new Group(g, (char) ('A' + g), 331 - 100 * g, .45 - .13 * g, making, -.5 + g * .5, .1));
        }
        return groups;
    }

    private static List<Results.Shared> shared(int groups) {
        return List.of(
                new Results.Shared(
                        0, Side.AGREE, .8, groups > 0 ? OptionalInt.of(1) : OptionalInt.empty(), OptionalInt.of(57)),
                new Results.Shared(
                        1,
                        Side.DISAGREE,
                        .72,
                        groups > 0 ? OptionalInt.of(0) : OptionalInt.empty(),
                        OptionalInt.empty()));
    }

    private static List<Results.Dividing> dividing(int groups) {
        return List.of(new Results.Dividing(
                3,
                groups > 0 ? OptionalInt.of(0) : OptionalInt.empty(),
                groups > 0 ? OptionalInt.of(1) : OptionalInt.empty(),
                .64));
    }

    private static List<Results.Minority> minority(int groups) {
        return List.of(new Results.Minority(
                2,
                Side.AGREE,
                groups > 0 ? OptionalInt.of(2) : OptionalInt.empty(),
                share(64, 79),
                groups > 0 ? Optional.of(share(140, 499)) : Optional.empty()));
    }

    private static Axis axis() {
        return new Axis(
                .18,
                List.of(new Axis.Pull(0, Side.AGREE)),
                List.of(new Axis.Pull(3, Side.AGREE)),
                List.of(new Axis.EndView(3, share(12, 150), share(130, 150))));
    }

    private static OpinionMap map() {
        List<OpinionMap.Mark> marks = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            marks.add(new OpinionMap.Mark(
                    Math.sin(i * 2.1) * .9,
                    Math.cos(i * .7) * .8,
                    5 + i % 9,
                    i % 10 == 0 ? OptionalInt.empty() : OptionalInt.of(i % 3)));
        }
        return new OpinionMap(
                marks,
                List.of(new OpinionMap.Hull(
                        0,
                        List.of(
                                new OpinionMap.Point(-.8, -.2),
                                new OpinionMap.Point(-.2, .6),
                                new OpinionMap.Point(0, -.4)))),
                .26);
    }

    private static Strip strip() {
        List<Strip.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stretches.add(new Strip.Stretch(
                    -1 + i * .1, -.9 + i * .1, 5 + (int) (60 * Math.exp(-Math.pow((i - 9.5) / 5, 2)))));
        }
        List<Strip.Stretch> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            parts.add(new Strip.Stretch(-1 + i * .4, -.6 + i * .4, 100 + 30 * i));
        }
        return new Strip(stretches, parts);
    }

    private static Cell cell(Random random, int votes) {
        int agree = random.nextInt(votes);
        int pass = random.nextInt(1 + (votes - agree) / 3);
        return new Cell.Known(votes, share(agree, votes), share(votes - agree - pass, votes), share(pass, votes));
    }

    static Share share(int count, int base) {
        double p = (double) count / base;
        double half = 1.96 * Math.sqrt(p * (1 - p) / base);
        return new Share(count, base, Math.max(0, p - half), Math.min(1, p + half));
    }
}
