package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Starvation;
import dev.turnstile.support.transport.BlockingTransport;
import dev.turnstile.support.transport.Crew;
import dev.turnstile.support.transport.ThreadPoolTransport;

/**
 * Clients that say nothing keep others from being served: the pool is given clients, and not what there is to do for them. Each worker
 * stays with its client until that one goes, and a client that comes when all workers have one waits for a worker.
 *
 * <p>With two workers: {@code send(HELLO) | send(HELLO) | send(HELLO); receive():never}. Fixed by {@link ThreadPoolServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = Starvation.class,
        because = "a worker waits for the client that it was given",
        fixedBy = ThreadPoolServer.class)
public class PoolStarvationServer extends UppercaseOverTcp {
    public PoolStarvationServer() {
        super(new BlockingTransport() {
            @Override
            protected Crew crew() {
                // the fault: few workers, each of which stays with its client
                return ThreadPoolTransport.workers();
            }
        });
    }
}
