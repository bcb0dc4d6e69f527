package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;

import java.io.IOException;

/** A descriptor that becomes readable when a thread says so. eventfd(2). */
final class WakeUp {
    private static final int EFD_NONBLOCK = 0x800;
    private static final int EFD_CLOEXEC = 0x80000;

    private static final Sockets.TwoInts EVENTFD = function(Sockets.TwoInts.class, "eventfd");
    private static final Write WRITE = function(Write.class, "eventfd_write");

    /** The shape of eventfd_write(3). */
    public interface Write {
        int call(int descriptor, long value);
    }

    final int descriptor;
    private boolean closed;

    WakeUp() throws IOException {
        descriptor = check("eventfd", EVENTFD.call(0, EFD_NONBLOCK | EFD_CLOEXEC));
    }

    /** Makes it readable, for good. */
    synchronized void wake() {
        if (!closed) WRITE.call(descriptor, 1);
    }

    synchronized void close() {
        if (!closed) Sockets.close(descriptor);
        closed = true;
    }
}
