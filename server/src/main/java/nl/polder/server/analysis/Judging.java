package nl.polder.server.analysis;

import java.util.Optional;
import java.util.Set;
import nl.polder.server.analysis.AnalysisStore.Latest;
import nl.polder.server.analysis.AnalysisStore.ShownWithPeople;
import nl.polder.server.platform.Pools;

/**
 * Makes the second half of a version from the log alone: the votes as they stood, mode {@code robust} of them, and what readers will
 * see. The same whether the server does it or a process beside it. In await style.
 */
final class Judging {
    private final LiveStates states;
    private final Publisher publisher;
    private final Pools pools;

    Judging(LiveStates states, Publisher publisher, Pools pools) {
        this.states = states;
        this.publisher = publisher;
        this.pools = pools;
    }

    /**
     * Judges and writes.
     *
     * @param fencing of the lease under which this is written
     * @return false when another node took the lease, or wrote it first
     */
    boolean judge(int conversationId, Latest version, long fencing) {
        LiveState state = states.rebuilt(conversationId, version.position());
        Optional<ShownWithPeople> before = publisher.shownBefore(conversationId);
        AnalysedVotes run = pools.analysis().run(state::analyse).await();
        Publisher.Prepared judged =
                pools.robust().run(() -> publisher.judge(run, version, before)).await();
        Set<Integer> gone = states.catchUp(state, Long.MAX_VALUE);
        boolean written = publisher.write(judged.without(gone::contains), fencing);
        // Who left while it was written. Whoever leaves later is taken out by the node that reads of it.
        Set<Integer> goneMeanwhile = states.catchUp(state, Long.MAX_VALUE);
        if (written && !goneMeanwhile.isEmpty()) {
            publisher.erase(conversationId, goneMeanwhile::contains);
        }
        return written;
    }
}
