package nl.polder.clustering;

import java.util.ArrayList;
import java.util.List;

/**
 * The leading eigenvectors of a covariance by Rayleigh-Ritz on a growing orthonormal basis (block Krylov, as many directions at a time as
 * are wanted, so that equal eigenvalues are not overlooked; see Saad, "Numerical Methods for Large Eigenvalue Problems", chapters 5 and 6). Converges in tens of products where plain power
 * iteration needs hundreds, also when eigenvalues lie close together. All sums run in a fixed order.
 */
final class LeadingEigenvectors {
    /** A pair counts as found when |Gq − θq| is below this share of the largest eigenvalue. */
    private static final double TOLERANCE = 1e-12;
    /** An eigenvalue below this share of the largest is no direction but rounding. */
    private static final double RANK_TOLERANCE = 1e-12;
    /** Directions given to begin with may be blind to something new; one random direction beside them is not. */
    private static final int RANDOM_MIN = 1;
    /** The basis is cut back to its best part beyond this size. */
    private static final int BASIS_MAX = 48;

    private static final int BASIS_KEPT = 12;
    /** Multiplications before the first look at the result, and the most between two looks. */
    private static final int STEPS_MAX = 6;
    /** Bound on looks; spectra of real votes need fewer than ten. */
    private static final int LOOKS_MAX = 500;

    private final Covariance covariance;
    private final int wanted;
    private final int blockSize;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    private double[][] projected = new double[0][0];

    private LeadingEigenvectors(Covariance covariance, int wanted, int blockSize) {
        this.covariance = covariance;
        this.wanted = wanted;
        this.blockSize = blockSize;
    }

    /** Eigenvalues (descending) with their unit vectors; 0 and the zero vector where the matrix has no further direction. */
    record Found(double[] values, double[][] vectors) {}

    /**
     * @param wanted how many, at most the size of the matrix
     * @param start directions to begin with (of the previous update); may be empty
     * @param seed of the random directions added to them
     */
    static Found of(Covariance covariance, int wanted, List<double[]> start, long seed) {
        int blockSize = Math.min(covariance.size(), Math.max(wanted, start.size() + RANDOM_MIN));
        return new LeadingEigenvectors(covariance, wanted, blockSize).find(start, new SeededNumbers(seed));
    }

    private Found find(List<double[]> start, SeededNumbers random) {
        List<double[]> block = new ArrayList<>(start);
        while (block.size() < blockSize) {
            block.add(random.vector(covariance.size()));
        }
        SymmetricEigen ritz = new SymmetricEigen(new double[0], new double[0][]);
        double worst = 1;
        int steps = STEPS_MAX;
        for (int look = 0; look < LOOKS_MAX; look++) {
            for (int step = 0; step < steps && !block.isEmpty(); step++) {
                block = extend(block);
            }
            ritz = SymmetricEigen.of(projected);
            List<double[]> residuals = residuals(ritz);
            double before = worst;
            worst = worst(residuals, ritz);
            boolean complete = basis.size() >= covariance.size() || block.isEmpty();
            if (worst <= TOLERANCE || complete) {
                break;
            }
            steps = stepsToGo(before, worst, steps);
            if (basis.size() + steps * blockSize > BASIS_MAX) {
                cutBack(ritz);
                ritz = SymmetricEigen.of(projected);
            }
            block = residuals;
        }
        return result(ritz);
    }

    /** As many as it will take if the residual goes on shrinking as it did: a look costs as much as several multiplications. */
    private static int stepsToGo(double before, double now, int steps) {
        double shrunk = StrictMath.log(before / now) / steps;
        double missing = StrictMath.log(now / TOLERANCE);
        return shrunk <= 0 ? STEPS_MAX : (int) Math.clamp(missing / shrunk, 1.0, STEPS_MAX);
    }

    /** Adds directions to the basis; returns their images, the directions to try next. */
    private List<double[]> extend(List<double[]> candidates) {
        int old = basis.size();
        for (double[] candidate : candidates) {
            double[] direction = candidate.clone();
            if (basis.size() < covariance.size() && Vectors.orthonormalise(direction, basis)) {
                basis.add(direction);
            }
        }
        double[][] fresh = basis.subList(old, basis.size()).toArray(new double[0][]);
        List<double[]> freshImages = List.of(covariance.times(fresh));
        images.addAll(freshImages);
        extendProjected(old);
        return freshImages;
    }

    /** Keeps {@code projected[i][j] = basis_i · G basis_j}. */
    private void extendProjected(int old) {
        int size = basis.size();
        double[][] grown = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                grown[i][j] = i < old ? projected[i][j] : Vectors.dot(basis.get(j), images.get(i));
                grown[j][i] = grown[i][j];
            }
        }
        projected = grown;
    }

    /** {@code Gq − θq} of the directions followed. */
    private List<double[]> residuals(SymmetricEigen ritz) {
        List<double[]> residuals = new ArrayList<>();
        for (int i = 0; i < Math.min(blockSize, basis.size()); i++) {
            double[] residual = Vectors.combine(images, ritz.vectors()[i]);
            Vectors.addScaled(residual, Vectors.combine(basis, ritz.vectors()[i]), -ritz.values()[i]);
            residuals.add(residual);
        }
        return residuals;
    }

    /** The largest residual of those wanted, as a share of the largest eigenvalue; 0 when there is nothing to find. */
    private double worst(List<double[]> residuals, SymmetricEigen ritz) {
        double worst = 0;
        for (int i = 0; i < Math.min(wanted, residuals.size()); i++) {
            double length = Vectors.length(residuals.get(i));
            worst = length == 0 ? worst : Math.max(worst, length / Math.abs(ritz.values()[0]));
        }
        return worst;
    }

    private void cutBack(SymmetricEigen ritz) {
        int kept = Math.min(BASIS_KEPT, basis.size());
        List<double[]> newBasis = new ArrayList<>();
        List<double[]> newImages = new ArrayList<>();
        double[][] diagonal = new double[kept][kept];
        for (int i = 0; i < kept; i++) {
            newBasis.add(Vectors.combine(basis, ritz.vectors()[i]));
            newImages.add(Vectors.combine(images, ritz.vectors()[i]));
            diagonal[i][i] = ritz.values()[i];
        }
        basis.clear();
        basis.addAll(newBasis);
        images.clear();
        images.addAll(newImages);
        projected = diagonal;
    }

    private Found result(SymmetricEigen ritz) {
        double[] values = new double[wanted];
        double[][] vectors = new double[wanted][covariance.size()];
        for (int i = 0; i < Math.min(wanted, ritz.values().length); i++) {
            if (ritz.values()[i] > RANK_TOLERANCE * ritz.values()[0] && ritz.values()[0] > 0) {
                values[i] = ritz.values()[i];
                vectors[i] = Vectors.combine(basis, ritz.vectors()[i]);
            }
        }
        return new Found(values, vectors);
    }
}
