package dev.turnstile.support.transport;

import dev.turnstile.support.linux.PollReadiness;
import dev.turnstile.support.linux.Readiness;
import java.io.IOException;

/** As {@link ReadinessTransport} says, by poll(2). */
public class PollTransport extends ReadinessTransport {
    public PollTransport() {}

    @Override
    protected Readiness open() throws IOException {
        return new PollReadiness();
    }
}
