package nl.polder.clustering.robust.copies;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.polder.clustering.robust.latent.LatentAxes;
import nl.polder.clustering.robust.latent.LatentFit;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.numbers.FisherZ;
import nl.polder.clustering.robust.votes.VoteTable;

/**
 * Which candidate pairs go together beyond what people's places explain: local dependence, by Yen's Q3 (1984). Axes are fitted
 * on the table in which every candidate cluster is one statement, because copies otherwise make an axis of their own that
 * explains them; a person's place is then taken without the cluster. What the uncertainty of that place makes two
 * statements share is taken off, since Q3 assumes the place known.
 *
 * <p>A pair are copies when the residual correlation exceeds 0.4 by three standard deviations (Fisher's z).
 */
final class LocalDependence {
    private static final double RESIDUAL_MIN = 0.4;
    private static final double Z_MIN = 3;
    private static final double BROAD_MIN = 0.015;
    private static final int OUTSIDE_MIN = 10;
    private static final int AXES_MAX = 6;

    private final VoteTable table;
    private final StatementCopies candidates;
    private final VotersByStatement voters;
    private final Positions positions;
    private final double[] priors;
    private final Map<Integer, MemberFit> fits = new HashMap<>();

    /** Fits the axes. */
    LocalDependence(VoteTable table, StatementCopies candidates) {
        this.table = table;
        this.candidates = candidates;
        this.voters = new VotersByStatement(table);
        VoteTable joined = candidates.join(table);
        int w = Math.max(1, Math.min(AXES_MAX, Math.min(joined.rows(), joined.columns()) - 1));
        this.positions = Positions.of(joined, LatentFit.of(joined, w));
        this.priors = priors(positions.axes());
    }

    private static double[] priors(LatentAxes axes) {
        double[] precisions = new double[axes.axes()];
        Arrays.setAll(precisions, a -> {
            double squares = 0;
            for (int j = 0; j < axes.statements(); j++) {
                squares += axes.loading(j, a) * axes.loading(j, a);
            }
            return 1 / Math.max(LatentFit.RELEVANCE_MIN, squares / axes.statements());
        });
        return precisions;
    }

    /** The pairs that are copies. */
    List<AlikePairs.Pair> copies(List<AlikePairs.Pair> alike) {
        List<AlikePairs.Pair> dependent = alike.stream().filter(this::dependent).toList();
        int[] statements = dependent.stream()
                .flatMapToInt(pair -> IntStream.of(pair.first(), pair.second()))
                .distinct()
                .toArray();
        Set<Integer> broad = broad(statements);
        return dependent.stream()
                .filter(pair -> !broad.contains(pair.first()) && !broad.contains(pair.second()))
                .toList();
    }

    private boolean dependent(AlikePairs.Pair pair) {
        ResidualCorrelation residual = ResidualCorrelation.of(table, fit(pair.first()), fit(pair.second()));
        double people = residual.people();
        return residual.value() * pair.sign() > RESIDUAL_MIN
                && FisherZ.of(residual.value(), people) - FisherZ.of(RESIDUAL_MIN, people) >= Z_MIN;
    }

    /**
     * Those that go together with the statements outside their candidate cluster too, beyond what places explain: mean squared
     * residual correlation with them above 0.015 more than chance gives. Then an axis is missing, not a copy found.
     */
    private Set<Integer> broad(int[] statements) {
        double[] sum = new double[statements.length];
        int[] count = new int[statements.length];
        for (int k = 0; statements.length > 0 && k < table.columns(); k++) {
            MemberFit kept = fits.get(k);
            MemberFit outside = kept == null ? newFit(k) : kept;
            for (int s = 0; s < statements.length; s++) {
                if (candidates.column(k) != candidates.column(statements[s])) {
                    ResidualCorrelation residual = ResidualCorrelation.of(table, fit(statements[s]), outside);
                    if (residual.people() >= AlikePairs.VOTERS_MIN) {
                        sum[s] += residual.value() * residual.value() - 1 / (residual.people() - 1);
                        count[s]++;
                    }
                }
            }
        }
        return IntStream.range(0, statements.length)
                .filter(s -> count[s] >= OUTSIDE_MIN && sum[s] > BROAD_MIN * count[s])
                .mapToObj(s -> statements[s])
                .collect(Collectors.toSet());
    }

    private MemberFit fit(int statement) {
        return fits.computeIfAbsent(statement, this::newFit);
    }

    private MemberFit newFit(int statement) {
        return new MemberFit(table, voters, positions, priors, candidates, statement);
    }
}
