package dev.turnstile.support.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One thread that asks the JDK which of its connections have something to do (java.nio, which on Linux asks epoll(7)), and does what can
 * be done without waiting.
 *
 * <p>Why nobody waits for anybody: the thread never blocks but in the selector; a connection is asked about writing exactly while it has
 * something to say, and about reading exactly while there is room for the answer and the client has not said that it sends no more; so
 * neither a client that does not read, nor one that sends without end, nor the end of a stream makes the thread spin or wait.
 */
public class SelectorTransport implements Transport {
    public SelectorTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        return new SelectorLoop(address, protocol, room, this);
    }

    /** Returns the crew that serves the connections of a new server that have something to do. */
    protected Crew crew() {
        return new Crew(Crew.CALLER);
    }

    /** Where the replies to a new client wait. */
    protected Outbox outbox() {
        return new Outbox();
    }
}
