package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.EdgeEpollTransport;

/** One thread and epoll(7), edge-triggered: {@link EdgeEpollTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class EdgeEpollServer extends UppercaseOverTcp {
    public EdgeEpollServer() {
        super(new EdgeEpollTransport());
    }
}
