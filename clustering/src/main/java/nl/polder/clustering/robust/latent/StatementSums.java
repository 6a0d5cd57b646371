package nl.polder.clustering.robust.latent;

import nl.polder.clustering.robust.numbers.SmallMatrix;

/**
 * The weighted least squares problem of every statement in the M-step: with z̃ = (1, z),
 * S_j = Σ_i ω_ij (z̃z̃ᵀ + diag-block(0, Σ_i)) + prior and right side Σ_i v_ij/2 · z̃_i.
 */
public final class StatementSums {
    private final int size;
    private final double[] matrix;
    private final double[] right;
    private final double[] work;
    private final double[] factor;
    private final double[] solution;
    private final double[] column;

    public StatementSums(int statements, int w) {
        size = w + 1;
        matrix = new double[statements * size * size];
        right = new double[statements * size];
        work = new double[size * size];
        factor = new double[size * size];
        solution = new double[size];
        column = new double[size];
    }

    /** Adds one vote: {@code weight} of the person, curvature {@code omega}, {@code half} = v/2. Fills the lower triangle. */
    public void add(
            int statement, double weight, double omega, double half, double[] z, int zAt, double[] sigma, int sigmaAt) {
        int base = statement * size * size;
        int rightAt = statement * size;
        int w = size - 1;
        double strength = weight * omega;
        double pull = weight * half;
        matrix[base] += strength;
        right[rightAt] += pull;
        for (int r = 0; r < w; r++) {
            double zr = z[zAt + r];
            double scaled = strength * zr;
            int row = base + (r + 1) * size;
            right[rightAt + r + 1] += pull * zr;
            matrix[row] += scaled;
            for (int c = 0; c <= r; c++) {
                matrix[row + c + 1] += scaled * z[zAt + c] + strength * sigma[sigmaAt + r * w + c];
            }
        }
    }

    /** (μ_j, w_j); valid until the next call. */
    public double[] solve(int statement, double levelPrecision, double[] precisions) {
        System.arraycopy(matrix, statement * size * size, work, 0, size * size);
        work[0] += levelPrecision;
        for (int a = 1; a < size; a++) {
            work[a * size + a] += precisions[a - 1];
        }
        SmallMatrix.cholesky(work, 0, factor, size);
        System.arraycopy(right, statement * size, solution, 0, size);
        SmallMatrix.forward(factor, solution, size);
        SmallMatrix.backward(factor, solution, size);
        return solution;
    }

    /** Diagonal entry of S⁻¹ of the statement solved last. */
    double variance(int at) {
        for (int r = 0; r < size; r++) {
            column[r] = r == at ? 1 : 0;
        }
        SmallMatrix.forward(factor, column, size);
        double sum = 0;
        for (double v : column) {
            sum += v * v;
        }
        return sum;
    }
}
