package nl.polder.clustering.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.polder.clustering.Moderation;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.copies.StatementCopies;
import nl.polder.clustering.robust.finding.Counts;
import nl.polder.clustering.robust.finding.Group;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.RobustAnalysis;
import nl.polder.clustering.robust.finding.SameStatements;
import nl.polder.clustering.robust.finding.Settings;
import nl.polder.clustering.robust.finding.Verdict;
import nl.polder.clustering.robust.gaps.GroupFinder;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.reading.Readings;
import nl.polder.clustering.robust.votes.Selection;

/**
 * Mode {@code robust}: are there axes, are there groups, who belongs where and how surely, and what can be said about statements.
 *
 * <p>Pure: the result is a function of votes, moderation and options. Row order, names, threads and machine do not change a
 * byte of it; people who never voted change nothing.
 */
public final class RobustAnalyser {
    /** Written into every result; changes when the method or a constant does. */
    public static final String ALGORITHM = "polder-robust-4";

    private RobustAnalyser() {}

    /**
     * Analyses one conversation.
     *
     * @param votes everybody's last votes; any order of rows
     * @param moderation statements that do not exist here: rejected and meta
     * @throws nl.polder.clustering.MemoryEstimate.TooLargeException when it would not fit in {@link RobustOptions#memoryLimitBytes}
     */
    public static RobustResult analyse(VoteMatrix votes, Moderation moderation, RobustOptions options) {
        RobustMemory.requireFits(votes, options);
        Selection selection = Selection.of(votes, moderation, options);
        Model model = new Model(selection.table(), options);
        People people = new People(votes, selection, model, options);
        boolean full = options.effort() == RobustOptions.Effort.FULL;
        boolean read = full && model.verdict() != Verdict.NOTHING_COMPUTED;
        // What everybody answers to a statement needs no pattern: where all answer alike there is none, and that is
        // worth saying.
        Readings everybody = full ? new Readings(votes, selection, options.smallestCell()) : null;
        Readings readings = read ? everybody : null;
        Mixture groups = model.groups();
        Positions positions = model.positions();
        List<Group> distinct = people.groups();
        List<Group> segments = distinct.isEmpty() && read ? people.segments() : List.of();
        Reading divided = null;
        if (readings != null && groups != null && positions != null) {
            divided = readings.groups(positions, groups, model.copies());
        } else if (readings != null && !segments.isEmpty()) {
            divided = readings.segments(people.projections(), segments.size());
        }
        GroupFinder.Outcome outcome = model.outcome();
        RobustAnalysis analysis = new RobustAnalysis(
                ALGORITHM,
                settings(options),
                counts(votes, selection, model, options),
                model.verdict(),
                copies(votes, selection, model.copies()),
                AxisFindings.of(votes, selection, model, readings),
                model.axes() == null ? 0 : model.axes().passing(),
                model.shown(),
                outcome == null ? List.of() : outcome.trials(),
                model.verdict() == Verdict.HINT && outcome != null ? outcome.hint() : 0,
                model.stability(),
                model.meanMembership(),
                distinct,
                segments,
                segments.isEmpty() ? 0 : people.segmentsRecovered(),
                everybody == null ? NOTHING : everybody.everybody(),
                divided,
                notes(selection, model));
        return new RobustResult(analysis, people.rows());
    }

    private static final Reading NOTHING =
            new Reading("everybody", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static Settings settings(RobustOptions options) {
        return new Settings(
                options.seed(),
                options.permutations(),
                GroupFinder.SEEDS,
                options.sampleMax(),
                options.smallestCell(),
                options.excluded().size(),
                !options.weights().isEmpty());
    }

    private static Counts counts(VoteMatrix votes, Selection selection, Model model, RobustOptions options) {
        return new Counts(
                selection.participants(),
                selection.statements(),
                selection.votes(),
                model.table().rows(),
                model.table().columns(),
                model.table().totalWeight(),
                model.sample().rows());
    }

    private static List<SameStatements> copies(VoteMatrix votes, Selection selection, StatementCopies copies) {
        int[] columns = selection.columns();
        List<SameStatements> found = new ArrayList<>();
        for (int[] cluster : copies.clusters()) {
            List<Integer> byId = Arrays.stream(cluster)
                    .boxed()
                    .sorted(Comparator.comparingInt(c -> votes.statementId(columns[c])))
                    .toList();
            int first = copies.sign(byId.getFirst());
            found.add(new SameStatements(
                    ids(votes, columns, byId.stream()),
                    ids(votes, columns, byId.stream().filter(c -> copies.sign(c) != first))));
        }
        found.sort(Comparator.comparingInt(s -> s.statements().getFirst()));
        return List.copyOf(found);
    }

    private static List<Integer> ids(VoteMatrix votes, int[] columns, Stream<Integer> used) {
        return used.map(c -> votes.statementId(columns[c])).toList();
    }

    private static List<String> notes(Selection selection, Model model) {
        List<String> notes = new ArrayList<>();
        GroupFinder.Outcome outcome = model.outcome();
        if (model.sample() != model.table()) {
            notes.add("sampled:" + model.sample().rows());
        }
        if (model.copies().any()) {
            notes.add("copies:"
                    + Arrays.stream(model.copies().clusters())
                            .mapToInt(c -> c.length)
                            .sum());
        }
        if (outcome != null && outcome.strays() > 0) {
            notes.add("strays:" + outcome.strays());
        }
        if (model.table().rows() < model.table().columns() && model.verdict() != Verdict.NOTHING_COMPUTED) {
            notes.add("fewer-people-than-statements");
        }
        if (model.table().totalWeight() < 0.999 * model.table().rows()) {
            notes.add("effective-people:" + Math.round(model.table().totalWeight()));
        }
        if (selection.participants() > model.table().rows()) {
            notes.add(
                    "too-few-votes:" + (selection.participants() - model.table().rows()));
        }
        return List.copyOf(notes);
    }
}
