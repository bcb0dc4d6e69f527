package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.ThreadPoolTransport;

/** Two workers for all clients: {@link ThreadPoolTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class ThreadPoolServer extends UppercaseOverTcp {
    public ThreadPoolServer() {
        super(new ThreadPoolTransport());
    }
}
