package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.PreforkTransport;

/** Child processes that are there before their clients: {@link PreforkTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class PreforkServer extends UppercaseOverTcp {
    public PreforkServer() {
        super(new PreforkTransport());
    }
}
