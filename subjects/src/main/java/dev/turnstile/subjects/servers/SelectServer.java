package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.SelectTransport;

/** One thread and select(2): {@link SelectTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class SelectServer extends UppercaseOverTcp {
    public SelectServer() {
        super(new SelectTransport());
    }
}
