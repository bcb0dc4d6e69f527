package dev.turnstile.support.transport;

import dev.turnstile.support.linux.EdgeEpollReadiness;
import dev.turnstile.support.linux.Readiness;
import java.io.IOException;

/**
 * As {@link ReadinessTransport} says, by epoll(7), edge-triggered: it is told once that bytes have come, or that there is room for some,
 * and not again before a call has said that there are none.
 *
 * <p>Nothing is forgotten: a report of the kernel is remembered until a call takes it back, and a connection with something to do gets
 * turn after turn. This also holds for bytes that stay unread while answers wait: they are remembered, and read when there is room.
 */
public class EdgeEpollTransport extends ReadinessTransport {
    public EdgeEpollTransport() {}

    @Override
    protected Readiness open() throws IOException {
        return new EdgeEpollReadiness();
    }
}
