package nl.polder.clustering.robust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.copies.StatementCopies;
import nl.polder.clustering.robust.finding.Axis;
import nl.polder.clustering.robust.latent.AxisTest;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.reading.Readings;
import nl.polder.clustering.robust.votes.Selection;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of each axis: the test, what was recovered, the loadings and the ends. */
final class AxisFindings {
    private AxisFindings() {}

    static List<Axis> of(VoteMatrix votes, Selection selection, Model model, @Nullable Readings readings) {
        AxisTest test = model.axes();
        List<Axis> axes = new ArrayList<>();
        double[] recovered = model.recovered();
        Positions positions = model.positions();
        for (int j = 0; test != null && j < test.tested(); j++) {
            boolean shown = j < model.shown();
            Positions described = positions != null && j < positions.axes().axes() ? positions : null;
            axes.add(new Axis(
                    j + 1,
                    test.share(j),
                    test.shuffled(j),
                    test.z(j),
                    test.p(j),
                    j < test.passing(),
                    j < recovered.length ? recovered[j] : 0,
                    shown,
                    described == null ? List.of() : loadings(votes, selection, model.copies(), described, j),
                    shown && described != null && readings != null
                            ? readings.ends(described, j, model.copies())
                            : List.of()));
        }
        return List.copyOf(axes);
    }

    private static List<Axis.Loading> loadings(
            VoteMatrix votes, Selection selection, StatementCopies copies, Positions positions, int axis) {
        int[] columns = selection.columns();
        List<Axis.Loading> loadings = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            loadings.add(new Axis.Loading(
                    votes.statementId(columns[c]),
                    copies.sign(c) * positions.axes().loading(copies.column(c), axis)));
        }
        loadings.sort(Comparator.comparingInt(Axis.Loading::statement));
        return List.copyOf(loadings);
    }
}
