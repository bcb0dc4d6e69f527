package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import dev.turnstile.support.transport.Outbox;
import dev.turnstile.support.transport.SelectorTransport;

/**
 * Loses the end of a long answer: a write that must not wait takes as much as fits into the kernel's buffer, and the server
 * drops the rest as if it had been written. It does not happen while clients read as fast as they send.
 *
 * <p>A client that sends much before it reads: {@code send(BULK); finish()} returns fewer bytes than were sent; {@code receive()} waits for the
 * rest forever. Fixed by {@link SelectorServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(
        fault = LostElement.class,
        because = "bytes that a write did not accept are dropped",
        fixedBy = SelectorServer.class)
public class PartialWriteServer extends UppercaseOverTcp {
    public PartialWriteServer() {
        super(new SelectorTransport() {
            @Override
            protected Outbox outbox() {
                return new WriteOnlyOnce();
            }
        });
    }

    private static final class WriteOnlyOnce extends Outbox {
        @Override
        protected void taken(int count) {
            int lost = first().remaining();
            first().position(first().limit());
            super.taken(count + lost); // the fault: it was not written
        }
    }
}
