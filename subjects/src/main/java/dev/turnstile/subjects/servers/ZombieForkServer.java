package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Leak;
import dev.turnstile.support.transport.ProcessPerConnectionTransport;

/**
 * Leaves a zombie for each client: it learns that the child has ended, and makes room for the next client, but never waits for the child.
 * So the kernel keeps its exit code for a parent that does not ask, and with it a place in the table of processes, until there is none
 * for anybody.
 *
 * <p>One client that comes and goes does: {@code finish()}, and a close. Fixed by {@link ProcessPerConnectionServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = Leak.class,
        because = "a child process that has ended is never waited for",
        fixedBy = ProcessPerConnectionServer.class)
public class ZombieForkServer extends UppercaseOverTcp {
    public ZombieForkServer() {
        super(new ProcessPerConnectionTransport() {
            @Override
            protected void reap(int pid) {} // the fault: nobody waits for it
        });
    }
}
