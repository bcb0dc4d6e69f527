package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Readiness;
import dev.turnstile.support.linux.SignalReadiness;

/**
 * As {@link ReadinessTransport} says, by signals: {@link SignalReadiness} says why none is lost. Each makes the thread try all that its
 * connections want to do, so what it costs grows with how many there are.
 */
public class SignalDrivenTransport extends ReadinessTransport {
    public SignalDrivenTransport() {}

    @Override
    protected Readiness open() {
        return new SignalReadiness();
    }
}
