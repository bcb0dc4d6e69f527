package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.HeadOfLine;
import dev.turnstile.support.linux.Sockets;
import dev.turnstile.support.transport.SelectTransport;
import java.io.IOException;

/**
 * Lets one client stop all others: its connections are not made non-blocking, so that writing waits until the client reads. It reads
 * only from a client that has sent something, so reading never waits, and all goes well as long as all clients read what they asked for.
 *
 * <p>Two clients do, of whom one does not read: {@code send(BULK) | send(HELLO), receive():never}. Fixed by {@link SelectServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = HeadOfLine.class,
        because = "the one thread waits in a write until one client reads",
        fixedBy = SelectServer.class)
public class BlockingWriteSelectServer extends UppercaseOverTcp {
    public BlockingWriteSelectServer() {
        super(new SelectTransport() {
            @Override
            protected int accept(int listener) throws IOException {
                // the fault: its writes wait for the client
                return Sockets.acceptWaiting(listener);
            }
        });
    }
}
