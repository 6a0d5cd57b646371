package nl.polder.clustering.robust.reading;

import java.util.Arrays;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.SmallMatrix;

/** Ends of an axis: 0 = lowest quarter of the positions, 1 = highest quarter, −1 = between. */
final class EndLabels implements Labels {
    private final Positions positions;
    private final int axis;
    private final double low;
    private final double high;
    private final double[] a;
    private final double[] b;
    private final double[] inverse;
    private final double[] room;

    EndLabels(Positions positions, int axis) {
        this.positions = positions;
        this.axis = axis;
        int n = positions.table().rows();
        int w = positions.axes().axes();
        double[] sorted = new double[n];
        Arrays.setAll(sorted, i -> positions.z(i, axis));
        Arrays.sort(sorted);
        this.low = sorted[(n - 1) / 4];
        this.high = sorted[n - 1 - (n - 1) / 4];
        this.a = new double[w * w];
        this.b = new double[w];
        this.inverse = new double[w * w];
        this.room = new double[w * w];
    }

    @Override
    public int label(int row) {
        return end(positions.z(row, axis));
    }

    @Override
    public int labelWithout(int row, int entry) {
        int w = b.length;
        positions.copyFormWithout(row, entry, a, b);
        for (int r = 0; r < w; r++) {
            a[r * w + r] += 1;
        }
        SmallMatrix.invert(a, inverse, 0, w, room);
        double z = 0;
        for (int c = 0; c < w; c++) {
            z += inverse[axis * w + c] * b[c];
        }
        return end(z);
    }

    private int end(double z) {
        if (low >= high) {
            return -1;
        }
        return z <= low ? 0 : z >= high ? 1 : -1;
    }
}
