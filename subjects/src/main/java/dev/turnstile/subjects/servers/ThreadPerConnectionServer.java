package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.ThreadPerConnectionTransport;

/** A thread for each client: {@link ThreadPerConnectionTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class ThreadPerConnectionServer extends UppercaseOverTcp {
    public ThreadPerConnectionServer() {
        super(new ThreadPerConnectionTransport());
    }
}
