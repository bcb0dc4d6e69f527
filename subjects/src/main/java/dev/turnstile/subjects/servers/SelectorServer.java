package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.SelectorTransport;

/** One thread and java.nio's selector: {@link SelectorTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class SelectorServer extends UppercaseOverTcp {
    public SelectorServer() {
        super(new SelectorTransport());
    }
}
