package nl.polder.clustering.robust.numbers;

import java.util.ArrayList;
import java.util.List;
import nl.polder.clustering.Tridiagonal;

/**
 * The largest eigenvalues of a symmetric positive semidefinite operator that is only known by its products: Lanczos with
 * full reorthogonalisation, a fixed start and a fixed order of sums. About 40-80 products give six values of a vote matrix;
 * subspace iteration needs several times that, because the values of shuffled votes lie close together.
 */
public final class Lanczos {
    private static final int FIRST_CHECK = 24;
    private static final int CHECK_EVERY = 8;

    /** Writes the product of the operator and {@code in} into {@code out}; both of length n. */
    public interface Operator {
        void apply(double[] in, double[] out);
    }

    /** Eigenvalues, largest first, and with {@code vectors} on the unit vectors belonging to them (else empty). */
    public record Leading(double[] values, double[][] vectors) {}

    private final Operator operator;
    private final int n;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> coupling = new ArrayList<>();
    private final RandomStream random = new RandomStream(1, 0, 0);

    private Lanczos(Operator operator, int n) {
        this.operator = operator;
        this.n = n;
    }

    /**
     * @param n size of the operator
     * @param count how many values, at most n
     * @param precision bound on residual² / (value · gap scale): 1e-6 for comparing with shuffles, 1e-18 for vectors
     */
    public static Leading leading(Operator operator, int n, int count, double precision, boolean vectors) {
        return new Lanczos(operator, n).run(count, precision, vectors);
    }

    private Leading run(int count, double precision, boolean vectors) {
        basis.add(start());
        while (true) {
            step();
            int k = diagonal.size();
            boolean whole = k == n;
            if (whole || (k >= Math.max(FIRST_CHECK, 2 * count) && (k - FIRST_CHECK) % CHECK_EVERY == 0)) {
                double[][] last = {new double[k]};
                last[0][k - 1] = 1;
                double[] values = solve(last);
                if (whole || converged(values, last[0], count, precision)) {
                    return finish(count, vectors);
                }
            }
        }
    }

    private void step() {
        double[] v = basis.getLast();
        double[] next = new double[n];
        operator.apply(v, next);
        diagonal.add(dot(v, next));
        double before = Math.sqrt(dot(next, next));
        orthogonalise(next);
        orthogonalise(next);
        double length = Math.sqrt(dot(next, next));
        if (diagonal.size() == n) {
            return;
        }
        if (length <= 1e-12 * (before + Math.abs(diagonal.getFirst()))) {
            next = start();
            coupling.add(0.0);
        } else {
            coupling.add(length);
            scale(next, 1 / length);
        }
        basis.add(next);
    }

    /** A random unit vector orthogonal to the basis. */
    private double[] start() {
        double[] v = new double[n];
        double length = 0;
        while (!(length > 1e-8)) {
            for (int j = 0; j < n; j++) {
                v[j] = random.nextDouble() - 0.5;
            }
            scale(v, 1 / Math.sqrt(dot(v, v)));
            orthogonalise(v);
            orthogonalise(v);
            length = Math.sqrt(dot(v, v));
        }
        scale(v, 1 / length);
        return v;
    }

    private double[] solve(double[][] rows) {
        int k = diagonal.size();
        double[] d = new double[k];
        double[] e = new double[k];
        for (int i = 0; i < k; i++) {
            d[i] = diagonal.get(i);
            e[i] = i < coupling.size() ? coupling.get(i) : 0;
        }
        Tridiagonal.eigen(d, e, (i, cos, sin) -> {
            for (double[] row : rows) {
                double kept = row[i + 1];
                row[i + 1] = sin * row[i] + cos * kept;
                row[i] = cos * row[i] - sin * kept;
            }
        });
        return d;
    }

    private boolean converged(double[] values, double[] last, int count, double precision) {
        int[] order = descending(values);
        double beta = coupling.getLast();
        double largest = values[order[0]];
        for (int i = 0; i < count; i++) {
            double residual = beta * last[order[i]];
            if (residual * residual > precision * largest * Math.max(values[order[i]], 1e-12 * largest)) {
                return false;
            }
        }
        return true;
    }

    private Leading finish(int count, boolean wanted) {
        int k = diagonal.size();
        double[][] rows = new double[wanted ? k : 0][k];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] = 1;
        }
        double[] values = solve(rows);
        int[] order = descending(values);
        double[] leading = new double[count];
        double[][] vectors = new double[wanted ? count : 0][n];
        for (int i = 0; i < count; i++) {
            leading[i] = Math.max(0, values[order[i]]);
            for (int s = 0; s < rows.length; s++) {
                double weight = rows[s][order[i]];
                double[] b = basis.get(s);
                for (int j = 0; j < n; j++) {
                    vectors[i][j] += weight * b[j];
                }
            }
        }
        return new Leading(leading, vectors);
    }

    private static int[] descending(double[] values) {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        java.util.Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        int[] result = new int[order.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = order[i];
        }
        return result;
    }

    private void orthogonalise(double[] v) {
        for (double[] b : basis) {
            double share = dot(b, v);
            for (int j = 0; j < n; j++) {
                v[j] -= share * b[j];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void scale(double[] v, double factor) {
        for (int j = 0; j < v.length; j++) {
            v[j] *= factor;
        }
    }
}
