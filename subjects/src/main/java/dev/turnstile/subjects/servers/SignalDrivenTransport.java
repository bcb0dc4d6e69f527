package dev.turnstile.subjects.servers;

import dev.turnstile.subjects.linux.Readiness;
import dev.turnstile.subjects.linux.SignalReadiness;

/**
 * As {@link ReadinessTransport} says, by signals: {@link SignalReadiness} says why none is lost. Each makes the thread try all that its
 * connections want to do, so what it costs grows with how many there are.
 */
public class SignalDrivenTransport extends ReadinessTransport {
    public SignalDrivenTransport() {}

    @Override
    Readiness open() {
        return new SignalReadiness();
    }
}
