package nl.polder.clustering.robust.reading;

import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.Positions;

/** Most probable distinct group under the mixture. */
final class GroupLabels implements Labels {
    private final Positions positions;
    private final Mixture.Worker worker;
    private final double[] a;
    private final double[] b;

    GroupLabels(Positions positions, Mixture mixture) {
        this.positions = positions;
        this.worker = mixture.worker();
        this.a = new double[mixture.axes() * mixture.axes()];
        this.b = new double[mixture.axes()];
    }

    @Override
    public int label(int row) {
        positions.copyForm(row, a, b);
        worker.read(a, b);
        return worker.label();
    }

    @Override
    public int labelWithout(int row, int entry) {
        positions.copyFormWithout(row, entry, a, b);
        worker.read(a, b);
        return worker.label();
    }

    @Override
    public boolean probabilities(double[] into) {
        for (int g = 0; g < into.length; g++) {
            into[g] = worker.probability(g);
        }
        return true;
    }
}
