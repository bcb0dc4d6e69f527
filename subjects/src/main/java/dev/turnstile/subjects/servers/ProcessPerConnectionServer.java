package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.transport.ProcessPerConnectionTransport;

/** A child process for each client: {@link ProcessPerConnectionTransport} says why it is right. */
@Subject(model = UppercaseServerModel.class)
public class ProcessPerConnectionServer extends UppercaseOverTcp {
    public ProcessPerConnectionServer() {
        super(new ProcessPerConnectionTransport());
    }
}
