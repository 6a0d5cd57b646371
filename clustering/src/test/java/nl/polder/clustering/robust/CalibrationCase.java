package nl.polder.clustering.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.VoteMatrixBuilder;
import nl.polder.clustering.robust.gaps.AdjustedRand;
import nl.polder.clustering.robust.gaps.GroupFinder;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.AxisTest;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.RandomStream;
import nl.polder.clustering.robust.votes.Selection;

/** The cases of the calibration; sizes rotate with the number of the draw. 29 permutations, since z ≥ 3 decides. */
record CalibrationCase(String name, Source source) {
    private static final int PERMUTATIONS = 29;
    private static final List<Simulated.Size> SIZES = List.of(
            new Simulated.Size(100, 60, 0.40),
            new Simulated.Size(300, 30, 0.60),
            new Simulated.Size(300, 60, 0.30),
            new Simulated.Size(300, 200, 0.15),
            new Simulated.Size(1000, 40, 0.60),
            new Simulated.Size(1000, 100, 0.20),
            new Simulated.Size(300, 60, 0.90),
            new Simulated.Size(3000, 100, 0.10));
    private static final Simulated.Size MANY_STATEMENTS = new Simulated.Size(100, 300, 0.30);
    private static final Simulated.Size SPARSE = new Simulated.Size(1000, 400, 0.05);
    private static final double[] SLOPES = {0.7, 1.2, 2};
    private static final double[] TARGETS = {0.68, 0.82, 0.89, 0.91, 0.93, 0.97};
    private static final List<Copied> COPIED =
            List.of(new Copied(4, 0.9), new Copied(4, 0.75), new Copied(4, 1.0), new Copied(2, 0.9));
    private static final double[][] PLANS = {
        {0.5, 0.5},
        {0.7, 0.3},
        {0.92, 0.08},
        {0.5, 0.3, 0.2},
        {0.6, 0.32, 0.08},
        {0.4, 0.3, 0.2, 0.1},
        {0.3, 0.25, 0.2, 0.15, 0.1}
    };

    /** Makes one draw: votes, with or without planted groups. */
    interface Source {
        Draw draw(int number);
    }

    /** Votes with what is known of them. */
    record Draw(String design, VoteMatrix votes, Moderation moderation, int[] truth, double oracle) {}

    static List<CalibrationCase> all() {
        List<CalibrationCase> cases = new ArrayList<>();
        for (Simulated.Shape shape : Simulated.Shape.values()) {
            cases.add(new CalibrationCase(name(shape), n -> continuum(shape, n)));
        }
        for (double[] plan : PLANS) {
            String name = "groups-"
                    + String.join(
                            "/",
                            Arrays.stream(plan)
                                    .mapToObj(s -> "" + Math.round(100 * s))
                                    .toList());
            cases.add(new CalibrationCase(name, n -> planted(plan, n)));
        }
        cases.add(new CalibrationCase("independent-statements", CalibrationCase::noise));
        if (Kit.present()) {
            List<String> names =
                    Kit.names().stream().filter(n -> !n.endsWith(".inferred")).toList();
            cases.add(new CalibrationCase("kit-shuffled", n -> shuffled(names.get(n % names.size()), n)));
        }
        cases.addAll(copies());
        return cases;
    }

    private static String name(Simulated.Shape shape) {
        return shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Every fifth statement stands there several times: {@code copies-4x0.9-line-uniform} = four times, 90 % answered the same. */
    private static List<CalibrationCase> copies() {
        List<CalibrationCase> cases = new ArrayList<>();
        for (Simulated.Shape shape : List.of(Simulated.Shape.LINE_UNIFORM, Simulated.Shape.PLANE_SQUARE)) {
            for (Copied how : COPIED) {
                cases.add(new CalibrationCase(how + name(shape), n -> copied(continuum(shape, n), n, how)));
            }
        }
        double[] plan = PLANS[3];
        cases.add(
                new CalibrationCase(COPIED.getFirst() + "groups", n -> copied(planted(plan, n), n, COPIED.getFirst())));
        return cases;
    }

    /** @param agree share of the answers to a copy that are those to the original; the others are any answer */
    private record Copied(int times, double agree) {
        @Override
        public String toString() {
            return "copies-" + times + "x" + agree + "-";
        }
    }

    /** Who voted on a statement voted on its copies. */
    private static Draw copied(Draw draw, int n, Copied how) {
        RandomStream random = new RandomStream(78, 1002, n);
        VoteMatrix votes = draw.votes();
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int r = 0; r < votes.participants(); r++) {
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                int statement = votes.statementId(votes.statementAt(e));
                builder.add(votes.participantId(r), statement, votes.valueAt(e), 0);
                for (int copy = 1; copy < how.times() && statement % 5 == 0; copy++) {
                    int value = random.nextDouble() < how.agree() ? votes.valueAt(e) : random.nextInt(3) - 1;
                    builder.add(votes.participantId(r), 10_000 * copy + statement, value, 0);
                }
            }
        }
        return new Draw(draw.design(), builder.build(), draw.moderation(), draw.truth(), draw.oracle());
    }

    private static Simulated.Size size(int n, Simulated.Size eighth) {
        if (n % 3 == 0 && n % 8 == 7) {
            return SIZES.get(7);
        }
        return n % 8 == 7 ? eighth : SIZES.get(n % 8);
    }

    private static Draw noise(int n) {
        Simulated.Size size = size(n, MANY_STATEMENTS);
        return new Draw(size.toString(), new Simulated(size, 9_000 + n).noise(), Moderation.none(), new int[0], 0);
    }

    private static Draw continuum(Simulated.Shape shape, int n) {
        Simulated.Size size = size(n, MANY_STATEMENTS);
        double slope = SLOPES[(n / 8 + n) % SLOPES.length];
        VoteMatrix votes = new Simulated(size, 1_000L * (1 + shape.ordinal()) + n).continuum(shape, slope);
        return new Draw(size + " slope " + slope, votes, Moderation.none(), new int[0], 0);
    }

    private static Draw planted(double[] plan, int n) {
        Simulated.Size size = size(n, SPARSE);
        double target = TARGETS[(n / 8 + n) % TARGETS.length];
        Simulated.Planted made = new Simulated(size, 100_000L * plan.length + Math.round(plan[0] * 1000) + 10_000L * n)
                .groups(plan, target, 0.3);
        return new Draw(size.toString(), made.votes(), Moderation.none(), made.truth(), made.oracle());
    }

    private static Draw shuffled(String name, int n) {
        Kit.Conversation kit = Kit.load(name);
        VoteMatrix votes = kit.votes();
        RandomStream random = new RandomStream(77, 1001, n);
        List<List<Integer>> answers = new ArrayList<>();
        for (int c = 0; c < votes.statements(); c++) {
            answers.add(new ArrayList<>());
        }
        for (int e = 0; e < votes.votes(); e++) {
            List<Integer> column = answers.get(votes.statementAt(e));
            int at = random.nextInt(column.size() + 1);
            column.add(votes.valueAt(e));
            java.util.Collections.swap(column, at, column.size() - 1);
        }
        int[] next = new int[votes.statements()];
        VoteMatrixBuilder builder = new VoteMatrixBuilder();
        for (int r = 0; r < votes.participants(); r++) {
            for (int e = votes.rowStart(r); e < votes.rowEnd(r); e++) {
                int c = votes.statementAt(e);
                builder.add(
                        votes.participantId(r),
                        votes.statementId(c),
                        answers.get(c).get(next[c]++),
                        0);
            }
        }
        return new Draw(name, builder.build(), kit.moderation(), new int[0], 0);
    }

    CalibrationDraw run(int number) {
        Draw draw = source.draw(number);
        RobustOptions options =
                RobustOptions.withSeed(number).withPermutations(PERMUTATIONS).withEffort(RobustOptions.Effort.VERDICT);
        long start = System.nanoTime();
        Selection selection = Selection.of(draw.votes(), draw.moderation(), options);
        Model model = new Model(selection.table(), options);
        long millis = (System.nanoTime() - start) / 1_000_000;
        AxisTest axes = model.axes();
        GroupFinder.Outcome outcome = model.outcome();
        int groups = outcome == null ? 1 : outcome.groups();
        int hint = outcome == null ? 1 : outcome.hint();
        int[] truth = Arrays.stream(selection.rows())
                .map(r -> draw.truth().length == 0 ? 0 : draw.truth()[r])
                .toArray();
        int planted = Arrays.stream(truth).max().orElse(0) + 1;
        Memberships memberships = Memberships.of(model, truth, planted);
        return new CalibrationDraw(
                name,
                number,
                draw.design(),
                planted,
                draw.oracle(),
                smallest(truth, planted),
                groups,
                hint,
                axes == null ? 0 : axes.passing(),
                model.shown(),
                model.copies().clusters().length,
                memberships.agreement(),
                memberships.people(),
                memberships.right(),
                memberships.stated(),
                millis);
    }

    private static int smallest(int[] truth, int planted) {
        int[] size = new int[planted];
        for (int t : truth) {
            size[t]++;
        }
        return Arrays.stream(size).min().orElse(0);
    }

    /** How memberships compare with the truth, when the number of groups is right. */
    record Memberships(double agreement, int[] people, int[] right, double[] stated) {
        static Memberships of(Model model, int[] truth, int planted) {
            int[] people = new int[10];
            int[] right = new int[10];
            double[] stated = new double[10];
            Mixture mixture = model.groups();
            Positions positions = model.positions();
            if (mixture == null || positions == null) {
                return new Memberships(0, people, right, stated);
            }
            int k = mixture.components();
            int[] labels = new int[truth.length];
            double[] largest = new double[truth.length];
            double[] a = new double[mixture.axes() * mixture.axes()];
            double[] b = new double[mixture.axes()];
            Mixture.Worker worker = mixture.worker();
            int[][] overlap = new int[k][planted];
            for (int i = 0; i < truth.length; i++) {
                positions.copyForm(i, a, b);
                worker.read(a, b);
                labels[i] = worker.label();
                largest[i] = worker.probability(labels[i]);
                overlap[labels[i]][truth[i]]++;
            }
            for (int i = 0; i < truth.length && k == planted && k > 1; i++) {
                int tenth = Math.min(9, (int) (10 * largest[i]));
                int[] row = overlap[labels[i]];
                int match = 0;
                for (int g = 1; g < planted; g++) {
                    match = row[g] > row[match] ? g : match;
                }
                people[tenth]++;
                right[tenth] += match == truth[i] ? 1 : 0;
                stated[tenth] += largest[i];
            }
            return new Memberships(AdjustedRand.of(truth, labels), people, right, stated);
        }
    }
}
