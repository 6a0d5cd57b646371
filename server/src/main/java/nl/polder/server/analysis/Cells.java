package nl.polder.server.analysis;

import java.util.ArrayList;
import java.util.List;
import nl.polder.clustering.robust.numbers.Jeffreys;
import nl.polder.server.analysis.Results.Cell;

/**
 * The rules of privacy tier T1 for a row of the results table: a statement, everybody and the groups. Groups are kept back by
 * {@link SmallCells}. When the voters who are in no group number between one and nine, they are left out of the row, since they
 * would be what remains after subtracting the groups.
 */
final class Cells {
    static final int SMALLEST = SmallCells.SMALLEST;
    private static final double ALPHA = 0.025;

    private Cells() {}

    /** Votes of some set of people on a statement. */
    record Votes(int agree, int disagree, int pass) {
        static final Votes NONE = new Votes(0, 0, 0);

        int total() {
            return agree + disagree + pass;
        }

        Votes plus(Votes other) {
            return new Votes(agree + other.agree, disagree + other.disagree, pass + other.pass);
        }

        int of(Results.Side side) {
            return side == Results.Side.AGREE ? agree : disagree;
        }
    }

    /** What may be shown of a row. */
    record Row(Cell everybody, List<Cell> groups) {}

    /**
     * @param everybody all votes on the statement, those of people outside the groups included
     * @param groups votes per group; empty when there are no groups
     */
    static Row row(Votes everybody, List<Votes> groups) {
        Votes grouped = groups.stream().reduce(Votes.NONE, Votes::plus);
        int outside = everybody.total() - grouped.total();
        Votes shown = !groups.isEmpty() && outside > 0 && outside < SMALLEST ? grouped : everybody;
        boolean[] kept =
                SmallCells.keptBack(groups.stream().mapToInt(Votes::total).toArray());
        List<Cell> cells = new ArrayList<>();
        for (int g = 0; g < kept.length; g++) {
            cells.add(kept[g] ? new Cell.Suppressed() : known(groups.get(g)));
        }
        return new Row(shown.total() < SMALLEST ? new Cell.Suppressed() : known(shown), cells);
    }

    private static Cell known(Votes votes) {
        int base = votes.total();
        return new Cell.Known(
                base, share(votes.agree(), base), share(votes.disagree(), base), share(votes.pass(), base));
    }

    /** A share with its 95 % Jeffreys interval. */
    static Share share(int count, int base) {
        return new Share(count, base, Jeffreys.low(count, base, ALPHA), Jeffreys.high(count, base, ALPHA));
    }
}
