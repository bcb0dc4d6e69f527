package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Readiness;
import dev.turnstile.support.linux.SelectReadiness;
import java.io.IOException;

/** As {@link ReadinessTransport} says, by select(2): a client whose descriptor is 1024 or more cannot be asked about and is sent away. */
public class SelectTransport extends ReadinessTransport {
    public SelectTransport() {}

    @Override
    protected Readiness open() throws IOException {
        return new SelectReadiness();
    }
}
