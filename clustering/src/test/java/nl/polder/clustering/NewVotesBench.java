package nl.polder.clustering;

import java.util.List;
import java.util.Optional;

/**
 * What it costs that new votes came in on set R, and what of it: the last votes of the real conversation arrive in hundreds, in the order in
 * which they were cast.
 *
 * <p>Inside the figure, as the server does it (its LiveState): each vote goes into its participant's row and into the co-vote sums; a matrix of
 * all votes that count is made; the whole of mode polis is computed cold by one thread, every k, lists and tallies included. Outside: reading the
 * log from the database, mode robust, and publishing.
 */
final class NewVotesBench {
    private static final int VOTES = 100;
    private static final int WARM_UP = 300;
    private static final int REPEATS = 61;

    private final List<DataKit.Event> events;
    private final Moderation moderation;
    private final AnalysisOptions options;
    private final boolean warm;
    private final LiveVotes live = new LiveVotes();
    private int next;
    private Optional<WarmState> state = Optional.empty();

    private NewVotesBench(DataKit.Conversation real, int threads, boolean warm) {
        this.events = real.byTime();
        this.moderation = real.moderation();
        this.options = AnalysisOptions.standard().withThreads(threads);
        this.warm = warm;
    }

    static void run(DataKit.Conversation real, double targetMillis) {
        new NewVotesBench(real, 1, false).measure("as the server (cold, 1 thread)", targetMillis, true);
        if (BenchClock.threads() > 1) {
            new NewVotesBench(real, BenchClock.threads(), false).measure("cold, all threads", Double.NaN, false);
        }
        new NewVotesBench(real, 1, true).measure("warm, for comparison with Polis", Double.NaN, false);
        oneVote(real);
    }

    private void measure(String how, double target, boolean withParts) {
        next = events.size() - VOTES * (WARM_UP + REPEATS);
        events.subList(0, next).forEach(this::cast);
        double[][] millis = new double[4][REPEATS];
        for (int i = -WARM_UP; i < REPEATS; i++) {
            long begin = BenchClock.nanos();
            events.subList(next, next + VOTES).forEach(this::cast);
            next += VOTES;
            long cast = BenchClock.nanos();
            VoteMatrix votes = live.snapshot();
            long copied = BenchClock.nanos();
            analyse(votes);
            long end = BenchClock.nanos();
            if (i >= 0) {
                millis[0][i] = (end - begin) / 1e6;
                millis[1][i] = (cast - begin) / 1e6;
                millis[2][i] = (copied - cast) / 1e6;
                millis[3][i] = (end - copied) / 1e6;
            }
        }
        String name = "100 new votes on R, " + how;
        print(name, millis[0], target);
        if (withParts) {
            print(name + ": votes into rows and sums", millis[1], Double.NaN);
            print(name + ": matrix of all votes", millis[2], Double.NaN);
            print(name + ": analysis", millis[3], Double.NaN);
        }
    }

    private void print(String name, double[] millis, double target) {
        new BenchFigure(name, BenchClock.median(millis), BenchClock.unit(), target).print("math", options.threads());
    }

    private void cast(DataKit.Event event) {
        live.cast(event.participant(), event.statement(), event.value());
    }

    private void analyse(VoteMatrix votes) {
        Analysis analysis = Analyser.analyse(
                votes,
                live.sums().orElseThrow(),
                moderation,
                state.map(options::withWarm).orElse(options),
                1);
        state = warm ? Optional.of(analysis.state()) : Optional.empty();
    }

    private static void oneVote(DataKit.Conversation real) {
        List<DataKit.Event> events = real.byTime();
        double whole = BenchClock.median(5, 9, () -> {
            LiveVotes live = new LiveVotes();
            events.forEach(e -> live.cast(e.participant(), e.statement(), e.value()));
        });
        new BenchFigure("one vote into the sums, mean over all of R", whole * 1000 / events.size(), "us", 1)
                .print("math", 1);
    }
}
