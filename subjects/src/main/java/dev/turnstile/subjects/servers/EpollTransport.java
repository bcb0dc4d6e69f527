package dev.turnstile.subjects.servers;

import dev.turnstile.subjects.linux.EpollReadiness;
import dev.turnstile.subjects.linux.Readiness;
import java.io.IOException;

/** As {@link ReadinessTransport} says, by epoll(7), level-triggered. */
public class EpollTransport extends ReadinessTransport {
    public EpollTransport() {}

    @Override
    Readiness open() throws IOException {
        return new EpollReadiness();
    }
}
