package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.EpollTransport;

/** One thread and epoll(7), level-triggered: {@link EpollTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class EpollServer extends UppercaseOverTcp {
    public EpollServer() {
        super(new EpollTransport());
    }
}
