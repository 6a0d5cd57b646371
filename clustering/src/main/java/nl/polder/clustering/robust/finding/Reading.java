package nl.polder.clustering.robust.finding;

import java.util.List;

/**
 * What can be said about statements on one basis: everybody, the distinct groups, or the segments.
 *
 * @param basis {@code everybody}, {@code groups} or {@code segments}
 * @param statements every statement with a vote, by id
 * @param agreed consensus on agreeing, best first, all with atLeast &gt; 0.5
 * @param disagreed the same for disagreeing
 * @param minority every minority voice, largest difference first
 * @param distinguishing statements that set a group apart; empty for everybody
 * @param unclear statements with more than 30 % passes (lower end of the interval above 0.2), most first
 * @param tooFewVotes statements on which too few have voted to say anything
 */
public record Reading(
        String basis,
        List<StatementReading> statements,
        List<Consensus> agreed,
        List<Consensus> disagreed,
        List<MinorityVoice> minority,
        List<Distinguishing> distinguishing,
        List<Integer> unclear,
        List<Integer> tooFewVotes) {}
