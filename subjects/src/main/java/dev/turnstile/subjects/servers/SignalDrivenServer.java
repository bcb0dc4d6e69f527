package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.SignalDrivenTransport;

/** One thread and SIGIO: {@link SignalDrivenTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class SignalDrivenServer extends UppercaseOverTcp {
    public SignalDrivenServer() {
        super(new SignalDrivenTransport());
    }
}
