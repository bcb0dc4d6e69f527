package dev.turnstile.support.transport;

import java.util.concurrent.Executors;

/**
 * A fixed number of workers, and a selector that gives them connections which have something to do. A worker does what can be done
 * without waiting and is free again, so clients that say nothing, or do not read, hold none.
 *
 * <p>From when it is given away until it has been served, nothing is asked about a connection, so it is never given away twice: its
 * bytes stay in order, and what one worker has done the next one sees.
 */
public final class ThreadPoolTransport extends SelectorTransport {
    /** Fewer than clients, or it would not matter who holds them. */
    public static final int WORKERS = 2;

    public ThreadPoolTransport() {}

    @Override
    protected Crew crew() {
        return workers();
    }

    public static Crew workers() {
        return new Crew(
                Thread.ofPlatform().daemon().name("worker ", 0).factory(),
                threads -> Executors.newFixedThreadPool(WORKERS, threads));
    }
}
