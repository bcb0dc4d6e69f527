package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.IterativeServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.IterativeTransport;

/** One thread, and one client after another: {@link IterativeTransport} says why it is right. */
@Subject(model = IterativeServerModel.class)
public class IterativeServer extends UppercaseOverTcp {
    public IterativeServer() {
        super(new IterativeTransport());
    }
}
