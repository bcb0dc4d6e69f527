package dev.turnstile.support.transport;

import static dev.turnstile.support.linux.Readiness.IN;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.linux.Sockets;
import dev.turnstile.support.processes.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A server's child process, watched for its end. It has a socket as its standard input, the way inetd(8) hands them on; what it prints
 * goes where this process's errors do, since a JVM may have something to say of its own, which is not for the client.
 *
 * <p>The one thread of the loop waits for its end, signals it and takes it out of the table of processes. So it is never signalled after
 * that, when its pid may be a stranger's.
 */
final class Child extends Watched {
    private static final int STDERR = 2;

    /** The parent that has started it. */
    interface Parent {
        /** It has ended by itself. If this fails it is tried again after a moment. */
        void ended() throws IOException;

        /** Waits for it, and takes it out of the table of processes. */
        void reap(int pid) throws IOException;
    }

    private final int pid;
    private final ReadinessLoop loop;
    private final Parent parent;

    private Child(int pid, int awaitable, ReadinessLoop loop, Parent parent) {
        super(awaitable);
        this.pid = pid;
        this.loop = loop;
        this.parent = parent;
    }

    /**
     * Starts one, and has it watched.
     *
     * @param descriptors its socket; the reading end of a pipe of which this process has the other one; where it is to write a byte
     *     when it is there
     * @throws IOException if there can be no more processes
     */
    static void start(Protocol protocol, List<Integer> descriptors, ReadinessLoop loop, Parent parent)
            throws IOException {
        List<String> command =
                ChildJvm.command(ServingProcess.class, protocol.getClass().getName());
        int pid = Libc.spawn(command, descriptors.get(0), STDERR, STDERR, descriptors.get(1), descriptors.get(2));
        try {
            loop.add(new Child(pid, Libc.awaitable(pid), loop, parent));
        } catch (IOException e) {
            end(pid, parent);
            throw e;
        }
    }

    @Override
    int wanted() {
        return IN;
    }

    @Override
    void step() {
        try {
            parent.ended();
            loop.end(this);
        } catch (IOException e) {
            loop.rest(this);
        }
    }

    /** Ends it, if it has not. */
    @Override
    void close() {
        try {
            end(pid, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // somebody else has waited for our child
        } finally {
            Sockets.close(descriptor);
        }
    }

    private static void end(int pid, Parent parent) throws IOException {
        Libc.kill(pid, Libc.SIGKILL);
        parent.reap(pid);
    }
}
