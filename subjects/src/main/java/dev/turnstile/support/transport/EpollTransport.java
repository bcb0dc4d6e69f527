package dev.turnstile.support.transport;

import dev.turnstile.support.linux.EpollReadiness;
import dev.turnstile.support.linux.Readiness;
import java.io.IOException;

/** As {@link ReadinessTransport} says, by epoll(7), level-triggered. */
public class EpollTransport extends ReadinessTransport {
    public EpollTransport() {}

    @Override
    protected Readiness open() throws IOException {
        return new EpollReadiness();
    }
}
