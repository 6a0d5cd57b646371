package nl.polder.server.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Votes at a fixed rate over some connections, whatever the server does meanwhile. A vote that is due while every connection still
 * waits for an answer waits too, and that counts: people do not come more slowly because a server does.
 */
final class SteadyVotes implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    /** A field, because Vert.x closes a client that nobody refers to any more, and its connections with it. */
    private final NetClient net = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));

    private final Deque<LoadClient> idle = new ArrayDeque<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private final double nanosBetween;
    private final Thread clock;

    private long refused;
    private long[] times = new long[1 << 16];
    private int count;

    private SteadyVotes(int perSecond) {
        nanosBetween = 1e9 / perSecond;
        // Not a timer of the loop: with one of a millisecond it asked for events 35 000 times a second.
        clock = Thread.ofPlatform().daemon().name("clock").unstarted(this::tick);
    }

    /** What one phase measured. */
    record Times(long[] nanos, long refused) {
        double millis(double share) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) (share * (nanos.length - 1))] / 1e6;
        }
    }

    static SteadyVotes start(int port, String slug, int statements, int perSecond) {
        var votes = new SteadyVotes(perSecond);
        votes.loop.runOnContext(ignored -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                votes.net
                        .connect(port, "127.0.0.1")
                        .onSuccess(socket -> votes.idle.add(new LoadClient(socket, slug, statements, votes::answered)));
            }
        });
        votes.clock.start();
        return votes;
    }

    private void tick() {
        long start = System.nanoTime();
        for (long sent = 0; !Thread.currentThread().isInterrupted(); sent++) {
            long at = start + (long) (sent * nanosBetween);
            for (long early = at - System.nanoTime(); early > 0; early = at - System.nanoTime()) {
                LockSupport.parkNanos(early);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            loop.runOnContext(ignored -> begin(System.nanoTime()));
        }
    }

    private void begin(long now) {
        LoadClient free = idle.poll();
        if (free == null) {
            due.add(now);
        } else {
            free.vote(now);
        }
    }

    private void answered(LoadClient client, long nanos, boolean saved) {
        refused += saved ? 0 : 1;
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = nanos;
        Long waiting = due.poll();
        if (waiting == null) {
            idle.add(client);
        } else {
            client.vote(waiting);
        }
    }

    /** What was answered since the last time this was asked, sorted. */
    Times take() {
        var taken = new CompletableFuture<Times>();
        loop.runOnContext(ignored -> {
            long[] sorted = Arrays.copyOf(times, count);
            Arrays.sort(sorted);
            taken.complete(new Times(sorted, refused));
            count = 0;
            refused = 0;
        });
        return taken.join();
    }

    @Override
    public void close() {
        clock.interrupt();
        vertx.close().await();
    }
}
