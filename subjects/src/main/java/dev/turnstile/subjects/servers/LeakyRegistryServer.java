package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.DenialOfService;
import dev.turnstile.support.transport.BlockingConnection;
import dev.turnstile.support.transport.Registry;
import dev.turnstile.support.transport.ThreadPerConnectionTransport;

/**
 * Has no room left when nobody is there: a connection that has ended stays in the registry and counts as open. Once the number of
 * clients has reached the room, no client is let in ever again.
 *
 * <p>One client that comes and goes: {@code finish(); finish(); finish(); finish():never}. Fixed by {@link
 * ThreadPerConnectionServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = DenialOfService.class,
        because = "connections that have ended stay in the registry",
        fixedBy = ThreadPerConnectionServer.class)
public class LeakyRegistryServer extends UppercaseOverTcp {
    public LeakyRegistryServer() {
        super(new ThreadPerConnectionTransport() {
            @Override
            protected Registry<BlockingConnection> registry(int room) {
                return new Registry<>(room) {
                    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it does nothing
                    @Override
                    public boolean leave(BlockingConnection client) {
                        return true; // the fault: it stays in
                    }
                };
            }
        });
    }
}
