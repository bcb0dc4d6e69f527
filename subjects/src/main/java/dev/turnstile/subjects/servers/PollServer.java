package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.PollTransport;

/** One thread and poll(2): {@link PollTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class PollServer extends UppercaseOverTcp {
    public PollServer() {
        super(new PollTransport());
    }
}
