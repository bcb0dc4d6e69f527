package dev.turnstile.subjects.servers;

import static dev.turnstile.spec.Fault.CROSS_TALK;

import dev.turnstile.models.servers.UppercaseServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/**
 * Tells clients what others have said: all threads read into the same bytes. What one has read another overwrites before it is answered.
 *
 * <p>Two clients that say much: {@code send(BULK); receive() | send(BULK); receive()}, and at least one of them gets bytes of the other.
 * Fixed by {@link ThreadPerConnectionServer}.
 */
@Subject(model = UppercaseServerModel.class)
@Broken(fault = CROSS_TALK, because = "all threads read into one buffer", fixedBy = ThreadPerConnectionServer.class)
public class SharedBufferServer extends UppercaseOverTcp {
    public SharedBufferServer() {
        super(new ThreadPerConnectionTransport() {
            private final byte[] shared = new byte[READ];

            @Override
            byte[] buffer() {
                return shared; // the fault
            }
        });
    }
}
