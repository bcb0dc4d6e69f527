package dev.turnstile.subjects.servers;

import dev.turnstile.subjects.linux.PollReadiness;
import dev.turnstile.subjects.linux.Readiness;
import java.io.IOException;

/** As {@link ReadinessTransport} says, by poll(2). */
public class PollTransport extends ReadinessTransport {
    public PollTransport() {}

    @Override
    Readiness open() throws IOException {
        return new PollReadiness();
    }
}
