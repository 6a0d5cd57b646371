package nl.polder.clustering.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.finding.Group;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.latent.Projections;
import nl.polder.clustering.robust.votes.Selection;
import nl.polder.clustering.robust.votes.VoteTable;
import org.jspecify.annotations.Nullable;

/** Step 8: every participant's place and membership, and what groups and segments consist of. */
final class People {
    private static final double BETWEEN = 0.6;
    private static final double ONE_ANSWER = 0.9;
    private static final String[] ANSWERS = {"disagree", "pass", "agree"};

    private final VoteMatrix votes;
    private final Selection selection;
    private final Model model;
    private final VoteTable table;
    private final double[][] probability;
    private final int[] label;
    private final int[] given;
    private final int segments;
    private @Nullable Projections projections;

    People(VoteMatrix votes, Selection selection, Model model, RobustOptions options) {
        this.votes = votes;
        this.selection = selection;
        this.model = model;
        this.table = selection.table();
        this.label = new int[table.rows()];
        Arrays.fill(label, -1);
        Mixture mixture = model.groups();
        Positions positions = model.positions();
        this.probability = new double[mixture == null ? 0 : mixture.components()][table.rows()];
        if (mixture != null && positions != null) {
            classify(mixture, positions);
        }
        this.given = Arrays.stream(selection.rows())
                .map(r -> options.segments().getOrDefault(votes.participantId(r), -1))
                .toArray();
        this.segments = Arrays.stream(given).max().orElse(-1) + 1;
    }

    private void classify(Mixture mixture, Positions positions) {
        double[] a = new double[mixture.axes() * mixture.axes()];
        double[] b = new double[mixture.axes()];
        Mixture.Worker worker = mixture.worker();
        for (int i = 0; i < label.length; i++) {
            positions.copyForm(i, a, b);
            worker.read(a, b);
            label[i] = worker.label();
            for (int g = 0; g < probability.length; g++) {
                probability[g][i] = worker.probability(g);
            }
        }
    }

    /** The distinct groups, largest first; empty without. */
    List<Group> groups() {
        Mixture mixture = model.groups();
        List<Group> groups = new ArrayList<>();
        for (int g = 0; mixture != null && g < mixture.components(); g++) {
            List<Double> centre = new ArrayList<>();
            for (int a = 0; a < mixture.axes(); a++) {
                centre.add(mixture.centre(g, a));
            }
            groups.add(group(g, label, List.copyOf(centre)));
        }
        return List.copyOf(groups);
    }

    /** The segments of mode polis as given; empty when none were given. */
    List<Group> segments() {
        List<Group> found = new ArrayList<>();
        for (int g = 0; g < segments; g++) {
            found.add(group(g, given, List.of()));
        }
        return List.copyOf(found);
    }

    private Group group(int g, int[] labels, List<Double> centre) {
        int size = 0;
        int between = 0;
        double weight = 0;
        double certain = 0;
        int[] answers = new int[3];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == g) {
                double sure = labels == label ? probability[g][i] : 1;
                size++;
                between += sure < BETWEEN ? 1 : 0;
                weight += table.weight(i);
                certain += sure;
                for (int e = table.start(i); e < table.end(i); e++) {
                    answers[table.value(e) + 1]++;
                }
            }
        }
        int most = answers[2] >= answers[0] ? 2 : 0;
        most = answers[1] > answers[most] ? 1 : most;
        double oneAnswer =
                (double) answers[most] / Math.max(1, Arrays.stream(answers).sum());
        return new Group(
                g,
                size,
                weight / table.totalWeight(),
                size == 0 ? 0 : certain / size,
                between,
                centre,
                size > 0 && oneAnswer >= ONE_ANSWER ? ANSWERS[most] : null,
                oneAnswer);
    }

    /** The plane in which segments were made, with the segments' centres. */
    Projections projections() {
        Projections made = projections;
        if (made == null) {
            int[] says = IntStream.range(0, table.columns())
                    .map(model.copies()::column)
                    .toArray();
            made = new Projections(table, says, given, segments);
            projections = made;
        }
        return made;
    }

    /** Share of the people with a segment for whom the nearest centre is that segment. */
    double segmentsRecovered() {
        int people = 0;
        int same = 0;
        for (int i = 0; i < given.length; i++) {
            if (given[i] >= 0) {
                people++;
                same += projections().nearest(i, -1) == given[i] ? 1 : 0;
            }
        }
        return people == 0 ? 0 : (double) same / people;
    }

    /** Everybody with a vote on what remains, in the row order of the vote matrix. */
    RobustParticipants rows() {
        int[] at = new int[votes.participants()];
        Arrays.fill(at, -1);
        int[] rows = selection.rows();
        for (int i = 0; i < rows.length; i++) {
            at[rows[i]] = i;
        }
        int[] kept = java.util.stream.IntStream.range(0, at.length)
                .filter(selection::remainsRow)
                .toArray();
        Positions positions = model.positions();
        int w = positions == null ? 0 : positions.axes().axes();
        int[] ids = new int[kept.length];
        boolean[] included = new boolean[kept.length];
        double[][] place = new double[w][kept.length];
        double[][] deviation = new double[w][kept.length];
        int[] group = new int[kept.length];
        double[][] probabilities = new double[probability.length][kept.length];
        for (int r = 0; r < kept.length; r++) {
            int i = at[kept[r]];
            ids[r] = votes.participantId(kept[r]);
            included[r] = i >= 0;
            group[r] = i < 0 ? -1 : label[i];
            for (int g = 0; g < probability.length; g++) {
                probabilities[g][r] = i < 0 ? 0 : probability[g][i];
            }
            for (int a = 0; positions != null && a < w; a++) {
                place[a][r] = i < 0 ? 0 : positions.z(i, a);
                deviation[a][r] = i < 0 ? 1 : Math.sqrt(positions.variance(i, a));
            }
        }
        return new RobustParticipants(ids, included, place, deviation, group, probabilities);
    }
}
