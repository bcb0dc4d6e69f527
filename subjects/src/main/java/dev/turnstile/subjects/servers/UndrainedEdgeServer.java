package dev.turnstile.subjects.servers;

import static dev.turnstile.spec.Fault.LOST_WAKEUP;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.linux.EdgeEpollReadiness;
import dev.turnstile.subjects.linux.Readiness;
import java.io.IOException;

/**
 * Reads once whenever it is told that something has come, as if it were told again while something is left. But edge-triggered it is told
 * when more comes and not before: the rest of a message that is longer than a buffer lies there unread, and client and server wait for
 * one another. So does the end, if it comes together with the last bytes.
 *
 * <p>One client does: {@code send(BULK), receive():never}. Fixed by {@link EdgeEpollServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = LOST_WAKEUP,
        because = "edge-triggered, and what is left after one read is forgotten",
        fixedBy = EdgeEpollServer.class)
public class UndrainedEdgeServer extends UppercaseOverTcp {
    public UndrainedEdgeServer() {
        super(new EdgeEpollTransport() {
            @Override
            Readiness open() throws IOException {
                return new EdgeEpollReadiness() {
                    @Override
                    public boolean tellsAgain() {
                        return true; // the fault
                    }
                };
            }
        });
    }
}
