package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostWakeup;
import dev.turnstile.support.transport.EdgeEpollTransport;

/**
 * Reads once whenever it is told that something has come, as if it were told again while something is left. But edge-triggered it is told
 * when more comes and not before: the rest of a message that is longer than a buffer lies there unread, and client and server wait for
 * one another. So does the end, if it comes together with the last bytes.
 *
 * <p>One client does: {@code send(BULK), receive():never}, or, if all comes before the server looks, {@code send(HELLO),
 * finish():never}. Fixed by {@link EdgeEpollServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = LostWakeup.class,
        because = "epoll is edge-triggered, and bytes that are left after one read are forgotten",
        fixedBy = EdgeEpollServer.class)
public class UndrainedEdgeServer extends UppercaseOverTcp {
    public UndrainedEdgeServer() {
        super(new EdgeEpollTransport() {
            @Override
            protected int possibleAfterRead(int possible, int count) {
                return 0; // the fault: there may be more than was read
            }
        });
    }
}
