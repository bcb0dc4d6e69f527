package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Livelock;
import dev.turnstile.support.transport.SelectTransport;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Spins on a client that has said that it sends no more: such a connection is readable forever, and reading from it gives no bytes,
 * which the server takes for "nothing yet". So the server never says goodbye, and is busy all the time.
 *
 * <p>One client does: {@code finish():never}. Fixed by {@link SelectServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = Livelock.class,
        because = "the end of a stream is treated as 'nothing to read yet'",
        fixedBy = SelectServer.class)
public class SpinningSelectServer extends UppercaseOverTcp {
    public SpinningSelectServer() {
        super(new SelectTransport() {
            @Override
            protected int receive(int client, MemorySegment bytes) throws IOException {
                // the fault: -1, the end, becomes 0, nothing yet
                return Math.max(0, super.receive(client, bytes));
            }
        });
    }
}
