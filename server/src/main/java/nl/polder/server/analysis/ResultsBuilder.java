package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.polder.clustering.Columns;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.server.analysis.OpinionMap.Mark;
import nl.polder.server.analysis.Results.Counts;
import nl.polder.server.analysis.Results.Form;
import nl.polder.server.analysis.Results.Group;
import nl.polder.server.analysis.Results.StatementResult;
import nl.polder.server.analysis.Results.Verdict;
import nl.polder.server.analysis.Results.Version;

/**
 * Makes the results that readers see from one run of the analyses: chooses the form of the page by the verdict, applies the
 * rules of privacy tier T1, and names what is shared, what divides, and who a minority is. Texts are added when results are read.
 */
final class ResultsBuilder {
    private final AnalysedVotes run;
    private final Presentation presentation;
    private final Form form;
    private final int groups;
    private final int[] groupOfRow;
    private final Map<Integer, List<Cells.Votes>> groupVotes;
    private final Map<Integer, Cells.Votes> everybody;
    private final Map<Integer, Cells.Row> rows = new TreeMap<>();

    private ResultsBuilder(AnalysedVotes run, Presentation presentation) {
        this.run = run;
        this.presentation = presentation;
        this.form = form(run);
        this.groups = form == Form.DISTINCT || form == Form.SEGMENTS || form == Form.NOT_YET_JUDGED
                ? presentation.letters().size()
                : 0;
        this.groupOfRow = presentation.groupOfRows(run, form);
        this.everybody = everybody(run.votes());
        this.groupVotes = groups == 0 ? Map.of() : groupVotes();
        for (int statement : run.visible()) {
            rows.put(
                    statement,
                    Cells.row(
                            everybody.getOrDefault(statement, Cells.Votes.NONE),
                            groupVotes.getOrDefault(statement, noVotes(groups))));
        }
    }

    /** Without texts: {@link Results#statements} have empty ones. */
    static Results build(AnalysedVotes run, Presentation presentation, Version version) {
        return new ResultsBuilder(run, presentation).results(version);
    }

    /** The table of verdicts: which form the page takes. */
    static Form form(AnalysedVotes run) {
        if (run.polis().chosen().isEmpty()) {
            return Form.TOO_FEW;
        }
        return run.robust()
                .map(r -> switch (r.analysis().verdict()) {
                    case NOTHING_COMPUTED, TOO_FEW -> Form.TOO_FEW;
                    case NO_AXIS, WEAK_AXIS -> Form.STATEMENTS_ONLY;
                    case NO_DISTINCT_GROUPS, HINT -> Form.SEGMENTS;
                    case DISTINCT_STABLE, DISTINCT_BLURRED -> Form.DISTINCT;
                })
                .orElse(Form.NOT_YET_JUDGED);
    }

    private Results results(Version version) {
        var findings = new Findings(run, presentation, groups, rows, groupVotes, everybody);
        double[] variation = Plane.variation(run.votes(), run.polis());
        List<Axis> axes = new AxisFindings(run, presentation, rows).axes(form, variation);
        Drawing.Placed placed = placed();
        return new Results(
                version,
                form,
                verdict(),
                counts(),
                groups(findings, placed),
                statements(),
                findings.shared(),
                findings.dividing(),
                findings.minority(),
                new UnclearFindings(run, rows, findings.concluded()).all(),
                axes,
                form == Form.DISTINCT || form == Form.SEGMENTS || form == Form.NOT_YET_JUDGED
                        ? Optional.of(map(placed, variation))
                        : Optional.empty(),
                form == Form.SEGMENTS ? Optional.of(strip(placed)) : Optional.empty(),
                Optional.empty());
    }

    private Verdict verdict() {
        return run.robust()
                .map(r -> Verdicts.of(r, run.position()))
                .orElse(new Verdict(
                        Verdict.Kind.PENDING, false, 0, 0, 0, run.polis().included(), 0, -1, Map.of()));
    }

    private Counts counts() {
        return new Counts(
                run.polis().participants(),
                (int) IntStream.of(groupOfRow)
                        .filter(g -> g != Presentation.NOT_PLACED)
                        .count(),
                run.polis().votes(),
                run.visible().size());
    }

    private List<Group> groups(Findings findings, Drawing.Placed placed) {
        int[] sizes = new int[groups];
        double[] x = new double[groups];
        double[] y = new double[groups];
        int all = 0;
        for (int i = 0; i < placed.size(); i++) {
            int g = placed.group()[i];
            if (g >= 0) {
                sizes[g]++;
                x[g] += placed.x()[i];
                y[g] += placed.y()[i];
                all++;
            }
        }
        List<Group> list = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            list.add(new Group(
                    g,
                    presentation.letters().get(g),
                    sizes[g],
                    all == 0 ? 0 : (double) sizes[g] / all,
                    findings.making(g),
                    sizes[g] == 0 ? 0 : Drawing.rounded(x[g] / sizes[g]),
                    sizes[g] == 0 ? 0 : Drawing.rounded(y[g] / sizes[g])));
        }
        return list;
    }

    private List<StatementResult> statements() {
        List<StatementResult> list = new ArrayList<>();
        rows.forEach((statement, row) ->
                list.add(new StatementResult(statement, "", "", Map.of(), "", row.everybody(), row.groups())));
        return list;
    }

    private Drawing.Placed placed() {
        var people = run.polis().people();
        Plane plane = presentation.plane(run);
        int[] included = IntStream.range(0, people.size())
                .filter(row -> groupOfRow[row] != Presentation.NOT_PLACED)
                .toArray();
        double[] x = new double[included.length];
        double[] y = new double[included.length];
        int[] group = new int[included.length];
        for (int i = 0; i < included.length; i++) {
            x[i] = plane.x(people.x(included[i]));
            y[i] = plane.y(people.y(included[i]));
            group[i] = groupOfRow[included[i]];
        }
        return new Drawing.Placed(x, y, group);
    }

    private OpinionMap map(Drawing.Placed placed, double[] variation) {
        List<Mark> marks = Drawing.marks(placed, groups);
        return new OpinionMap(
                marks, form == Form.DISTINCT ? Drawing.hulls(marks, groups) : List.of(), variation[0] + variation[1]);
    }

    private static Strip strip(Drawing.Placed placed) {
        List<Strip.Stretch> stretches = Drawing.stretches(placed.x());
        return new Strip(stretches, Drawing.parts(stretches));
    }

    static Map<Integer, Cells.Votes> everybody(VoteMatrix votes) {
        Map<Integer, Cells.Votes> byStatement = new HashMap<>();
        Columns columns = votes.columns();
        for (int c = 0; c < votes.statements(); c++) {
            int[] counts = new int[3];
            for (int i = columns.start(c); i < columns.end(c); i++) {
                counts[columns.valueAt(i) + 1]++;
            }
            byStatement.put(votes.statementId(c), new Cells.Votes(counts[2], counts[0], counts[1]));
        }
        return byStatement;
    }

    /** By leave-one-out memberships once there is a verdict; by plain membership until then. */
    private Map<Integer, List<Cells.Votes>> groupVotes() {
        Map<Integer, List<Cells.Votes>> byStatement = new HashMap<>();
        Optional<Reading> reading =
                run.robust().flatMap(r -> Optional.ofNullable(r.analysis().divided()));
        if (reading.isPresent()) {
            for (StatementReading statement : reading.get().statements()) {
                List<Cells.Votes> inOrder = IntStream.range(0, groups)
                        .mapToObj(g ->
                                statement.groups().get(presentation.numbers().get(g)))
                        .map(s -> new Cells.Votes(s.agrees(), s.disagrees(), s.passes()))
                        .toList();
                byStatement.put(statement.statement(), inOrder);
            }
            return byStatement;
        }
        VoteMatrix votes = run.votes();
        Columns columns = votes.columns();
        for (int c = 0; c < votes.statements(); c++) {
            int[][] counts = new int[groups][3];
            for (int i = columns.start(c); i < columns.end(c); i++) {
                int g = groupOfRow[columns.participantAt(i)];
                if (g >= 0) {
                    counts[g][columns.valueAt(i) + 1]++;
                }
            }
            byStatement.put(
                    votes.statementId(c),
                    IntStream.range(0, groups)
                            .mapToObj(g -> new Cells.Votes(counts[g][2], counts[g][0], counts[g][1]))
                            .toList());
        }
        return byStatement;
    }

    static List<Cells.Votes> noVotes(int groups) {
        return Collections.nCopies(groups, Cells.Votes.NONE);
    }
}
