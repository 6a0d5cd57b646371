package nl.polder.clustering.robust.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.polder.clustering.VoteMatrix;
import nl.polder.clustering.robust.copies.StatementCopies;
import nl.polder.clustering.robust.finding.Axis;
import nl.polder.clustering.robust.finding.Reading;
import nl.polder.clustering.robust.finding.Shares;
import nl.polder.clustering.robust.finding.Side;
import nl.polder.clustering.robust.finding.StatementReading;
import nl.polder.clustering.robust.gaps.Mixture;
import nl.polder.clustering.robust.latent.Positions;
import nl.polder.clustering.robust.latent.Projections;
import nl.polder.clustering.robust.votes.Selection;

/** Steps 9 and 10: what everybody, the groups, the segments and the ends of an axis say about each statement. */
public final class Readings {
    private static final int GROUP_VOTES_MIN = 9;
    private static final int VOTES_MIN = 30;
    private static final double PASSES_MIN = 0.3;
    private static final double PASSES_LOW_MIN = 0.2;

    private final VoteMatrix matrix;
    private final Selection selection;
    private final int smallestCell;
    private final ShareTable everybody;
    private final int[] statements;

    public Readings(VoteMatrix matrix, Selection selection, int smallestCell) {
        this.matrix = matrix;
        this.selection = selection;
        this.smallestCell = smallestCell;
        this.everybody = ShareTable.everybody(matrix, selection);
        this.statements = java.util.stream.IntStream.range(0, matrix.statements())
                .filter(c -> selection.remainsColumn(c) && everybody.votes(c, 0) > 0)
                .toArray();
    }

    /** Everybody as one. */
    public Reading everybody() {
        ConsensusList consensus = new ConsensusList(everybody, false, matrix::statementId);
        return new Reading(
                "everybody",
                statements(null),
                consensus.of(statements, Side.AGREE),
                consensus.of(statements, Side.DISAGREE),
                MinorityVoices.ofEverybody(everybody, statements, matrix::statementId),
                List.of(),
                unclear(),
                ids(Arrays.stream(statements)
                        .filter(j -> everybody.votes(j, 0) < VOTES_MIN)
                        .toArray()));
    }

    /** By distinct groups. */
    public Reading groups(Positions positions, Mixture mixture, StatementCopies copies) {
        Labels labels = joined(new GroupLabels(positions, mixture), positions, copies);
        return divided("groups", ShareTable.byLabel(matrix, selection, labels, mixture.components()));
    }

    /** By segments of mode polis. */
    public Reading segments(Projections projections, int segments) {
        Labels labels = new Labels() {
            @Override
            public int label(int row) {
                return projections.nearest(row, -1);
            }

            @Override
            public int labelWithout(int row, int entry) {
                return projections.nearest(row, entry);
            }
        };
        return divided("segments", ShareTable.byLabel(matrix, selection, labels, segments));
    }

    /** What the two ends of an axis answered, statement by statement, largest difference first. */
    public List<Axis.EndShares> ends(Positions positions, int axis, StatementCopies copies) {
        Labels labels = joined(new EndLabels(positions, axis), positions, copies);
        ShareTable shares = ShareTable.byLabel(matrix, selection, labels, 2);
        return Differences.ofEnds(shares, statements, matrix::statementId);
    }

    private Labels joined(Labels labels, Positions positions, StatementCopies copies) {
        return copies.any() ? new JoinedLabels(labels, selection.table(), positions.table(), copies) : labels;
    }

    private Reading divided(String basis, ShareTable shares) {
        ConsensusList consensus = new ConsensusList(shares, true, matrix::statementId);
        return new Reading(
                basis,
                statements(shares),
                consensus.of(statements, Side.AGREE),
                consensus.of(statements, Side.DISAGREE),
                MinorityVoices.ofGroups(shares, statements, matrix::statementId, smallestCell),
                Differences.ofGroups(shares, statements, matrix::statementId),
                unclear(),
                ids(Arrays.stream(statements)
                        .filter(j -> fewestVotes(shares, j) < GROUP_VOTES_MIN)
                        .toArray()));
    }

    private static int fewestVotes(ShareTable shares, int statement) {
        int fewest = Integer.MAX_VALUE;
        for (int g = 0; g < shares.sets(); g++) {
            fewest = Math.min(fewest, shares.votes(statement, g));
        }
        return fewest;
    }

    private List<StatementReading> statements(@org.jspecify.annotations.Nullable ShareTable shares) {
        List<StatementReading> readings = new ArrayList<>();
        for (int j : statements) {
            List<Shares> groups = new ArrayList<>();
            for (int g = 0; shares != null && g < shares.sets(); g++) {
                groups.add(shares.shares(j, g));
            }
            readings.add(new StatementReading(matrix.statementId(j), everybody.shares(j, 0), List.copyOf(groups)));
        }
        return List.copyOf(readings);
    }

    /** Many passes: more than 30 %, lower end above 20 %; by share² · passes, most first. */
    private List<Integer> unclear() {
        int[] found = Arrays.stream(statements)
                .filter(j -> {
                    var pass = everybody.shares(j, 0).pass();
                    return pass.share() > PASSES_MIN && pass.low() > PASSES_LOW_MIN;
                })
                .boxed()
                .sorted(Comparator.comparingDouble(this::doubt).reversed().thenComparingInt(j -> j))
                .mapToInt(Integer::intValue)
                .toArray();
        return ids(found);
    }

    private double doubt(int statement) {
        double share = everybody.share(statement, 0, 0);
        return share * share * share * everybody.base(statement, 0);
    }

    private List<Integer> ids(int[] columns) {
        return Arrays.stream(columns).map(matrix::statementId).boxed().toList();
    }
}
