package nl.polder.server.analysis;

import java.util.List;
import java.util.function.IntPredicate;
import nl.polder.server.analysis.Results.Side;

/**
 * A line of opinion.
 *
 * @param variation share of the differences between people that it shows, 0 to 1
 * @param towardsPlus statements that pull most to the positive end, with the answer that pulls, strongest first
 * @param towardsMinus likewise to the negative end
 * @param ends what the two ends answer (the lowest and the highest quarter), largest difference first
 */
public record Axis(double variation, List<Pull> towardsPlus, List<Pull> towardsMinus, List<EndView> ends) {
    public Axis {
        towardsPlus = List.copyOf(towardsPlus);
        towardsMinus = List.copyOf(towardsMinus);
        ends = List.copyOf(ends);
    }

    /** The same line in the words of these statements alone. */
    Axis only(IntPredicate mayBeShown) {
        return new Axis(
                variation,
                Results.only(towardsPlus, Pull::statementId, mayBeShown),
                Results.only(towardsMinus, Pull::statementId, mayBeShown),
                Results.only(ends, EndView::statementId, mayBeShown));
    }

    /** Answering {@code side} to this statement moves a person towards an end of the axis. */
    public record Pull(int statementId, Side side) {}

    /** Agreement with a statement among the quarter at the negative end and the quarter at the positive end. */
    public record EndView(int statementId, Share minusAgree, Share plusAgree) {}
}
