package nl.polder.clustering.robust.copies;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * <p>A pair are copies when the residual correlation exceeds 0.4 by three standard deviations (Fisher's z), and five times the root mean
 * square of what either has with the statements outside their cluster: who shares much with all others shows an axis that the
 * places lack, such as a small group, and not a copy.
 */
final class LocalDependence {
    private static final double RESIDUAL_MIN = 0.4;
    private static final double Z_MIN = 3;
    private static final double SHARED_MAX = 0.04;
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

    private record Judged(AlikePairs.Pair pair, double residual) {}

    /** The pairs that are copies. */
    List<AlikePairs.Pair> copies(List<AlikePairs.Pair> alike) {
        List<Judged> dependent = alike.stream().flatMap(this::dependent).toList();
        int[] statements = dependent.stream()
                .flatMapToInt(judged ->
                        IntStream.of(judged.pair().first(), judged.pair().second()))
                .distinct()
                .toArray();
        Map<Integer, Double> shared = shared(statements);
        return dependent.stream()
                .filter(judged -> {
                    double limit = SHARED_MAX * judged.residual() * judged.residual();
                    return shared.getOrDefault(judged.pair().first(), 0.0) <= limit
                            && shared.getOrDefault(judged.pair().second(), 0.0) <= limit;
                })
                .map(Judged::pair)
                .toList();
    }

    private Stream<Judged> dependent(AlikePairs.Pair pair) {
        ResidualCorrelation residual = ResidualCorrelation.of(table, fit(pair.first()), fit(pair.second()));
        double people = residual.people();
        boolean strong = residual.value() * pair.sign() > RESIDUAL_MIN
                && FisherZ.of(residual.value(), people) - FisherZ.of(RESIDUAL_MIN, people) >= Z_MIN;
        return strong ? Stream.of(new Judged(pair, residual.value())) : Stream.empty();
    }

    /**
     * Mean squared residual correlation of statements with those outside their candidate cluster, less what chance gives; none
     * when there are fewer than ten to compare with.
     */
    private Map<Integer, Double> shared(int[] statements) {
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
        Map<Integer, Double> shared = new HashMap<>();
        for (int s = 0; s < statements.length; s++) {
            if (count[s] >= OUTSIDE_MIN) {
                shared.put(statements[s], sum[s] / count[s]);
            }
        }
        return shared;
    }

    private MemberFit fit(int statement) {
        return fits.computeIfAbsent(statement, this::newFit);
    }

    private MemberFit newFit(int statement) {
        return new MemberFit(table, voters, positions, priors, candidates, statement);
    }
}
