package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.PollingTransport;

/** One thread that tries all clients in turn: {@link PollingTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class PollingServer extends UppercaseOverTcp {
    public PollingServer() {
        super(new PollingTransport());
    }
}
