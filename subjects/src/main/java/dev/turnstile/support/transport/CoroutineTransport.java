package dev.turnstile.support.transport;

import java.util.concurrent.Executors;

/**
 * A virtual thread for each client: code that waits, but when it waits the JDK gives its carrier to another one. Each has its own data,
 * as in {@link ThreadPerConnectionTransport}.
 */
public final class CoroutineTransport extends BlockingTransport {
    public CoroutineTransport() {}

    @Override
    protected Crew crew() {
        return new Crew(Thread.ofVirtual().name("connection ", 0).factory(), Executors::newThreadPerTaskExecutor);
    }
}
