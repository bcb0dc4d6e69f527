package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.AsyncTransport;

/** The JDK's asynchronous channels: {@link AsyncTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class AsyncServer extends UppercaseOverTcp {
    public AsyncServer() {
        super(new AsyncTransport());
    }
}
