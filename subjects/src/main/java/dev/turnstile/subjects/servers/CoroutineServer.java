package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.CoroutineTransport;

/** A virtual thread for each client: {@link CoroutineTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class CoroutineServer extends UppercaseOverTcp {
    public CoroutineServer() {
        super(new CoroutineTransport());
    }
}
