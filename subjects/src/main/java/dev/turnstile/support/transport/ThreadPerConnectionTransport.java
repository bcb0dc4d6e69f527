package dev.turnstile.support.transport;

import java.util.concurrent.Executors;

/**
 * A thread of the operating system for each client. A thread that waits for its client keeps nobody else waiting, and what it works with
 * (the buffer, the conversation, the answers) belongs to its connection alone; only the registry is shared.
 */
public class ThreadPerConnectionTransport extends BlockingTransport {
    public ThreadPerConnectionTransport() {}

    @Override
    protected Crew crew() {
        return new Crew(
                Thread.ofPlatform().daemon().name("connection ", 0).factory(), Executors::newThreadPerTaskExecutor);
    }
}
