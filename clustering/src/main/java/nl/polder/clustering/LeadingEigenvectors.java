package nl.polder.clustering;

import java.util.ArrayList;
import java.util.List;

/**
 * The leading eigenvectors of a covariance by subspace iteration on a growing orthonormal basis (Rayleigh-Ritz; block Krylov, see
 * Saad, "Numerical Methods for Large Eigenvalue Problems", chapters 5 and 6). Converges in tens of products where plain power
 * iteration needs hundreds, also when eigenvalues lie close together. All sums run in a fixed order.
 */
final class LeadingEigenvectors {
    /** A pair counts as found when |Gq − θq| is below this share of the largest eigenvalue. */
    private static final double TOLERANCE = 1e-12;
    /** An eigenvalue below this share of the largest is no direction but rounding. */
    private static final double RANK_TOLERANCE = 1e-12;
    /** One more direction than wanted is followed, which tells close eigenvalues apart. */
    private static final int GUARDS = 1;
    /** The basis is cut back to its best part beyond this size. */
    private static final int BASIS_MAX = 48;

    private static final int BASIS_KEPT = 12;
    /** Multiplications between two looks at the result. */
    private static final int STEPS_PER_LOOK = 2;
    /** Bound on looks; spectra of real votes need fewer than ten. */
    private static final int LOOKS_MAX = 500;

    private final Covariance covariance;
    private final int wanted;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    private double[][] projected = new double[0][0];

    private LeadingEigenvectors(Covariance covariance, int wanted) {
        this.covariance = covariance;
        this.wanted = wanted;
    }

    /** Eigenvalues (descending) with their unit vectors; 0 and the zero vector where the matrix has no further direction. */
    record Found(double[] values, double[][] vectors) {}

    /**
     * @param wanted how many, at most the size of the matrix
     * @param start directions to begin with (of the previous update); may be empty
     * @param seed of the random directions added to them
     */
    static Found of(Covariance covariance, int wanted, List<double[]> start, long seed) {
        return new LeadingEigenvectors(covariance, wanted).find(start, new SeededNumbers(seed));
    }

    private Found find(List<double[]> start, SeededNumbers random) {
        List<double[]> block = new ArrayList<>(start);
        while (block.size() < Math.min(covariance.size(), wanted + GUARDS)) {
            block.add(random.vector(covariance.size()));
        }
        SymmetricEigen ritz = new SymmetricEigen(new double[0], new double[0][]);
        for (int look = 0; look < LOOKS_MAX; look++) {
            for (int step = 0; step < STEPS_PER_LOOK && !block.isEmpty(); step++) {
                block = extend(block);
            }
            ritz = SymmetricEigen.of(projected);
            List<double[]> residuals = residuals(ritz);
            boolean complete = basis.size() >= covariance.size() || block.isEmpty();
            if (residuals.isEmpty() || complete) {
                break;
            }
            if (basis.size() + STEPS_PER_LOOK * (wanted + GUARDS) > BASIS_MAX) {
                cutBack(ritz);
                ritz = SymmetricEigen.of(projected);
            }
            block = residuals;
        }
        return result(ritz);
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

    /** {@code Gq − θq} of the directions followed; empty when those wanted have converged. */
    private List<double[]> residuals(SymmetricEigen ritz) {
        List<double[]> residuals = new ArrayList<>();
        boolean converged = true;
        for (int i = 0; i < Math.min(wanted + GUARDS, basis.size()); i++) {
            double[] residual = Vectors.combine(images, ritz.vectors()[i]);
            Vectors.addScaled(residual, Vectors.combine(basis, ritz.vectors()[i]), -ritz.values()[i]);
            residuals.add(residual);
            converged &= i >= wanted || Vectors.length(residual) <= TOLERANCE * ritz.values()[0];
        }
        return converged ? List.of() : residuals;
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
