package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.linux.PollReadiness;
import dev.turnstile.support.linux.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A process for each client, the way of inetd(8): the parent lets clients in and does nothing else, each child serves one and ends. A
 * client waits for a JVM to start, which is why this way was left for others.
 *
 * <p>Why nobody waits for anybody: a child waits for its client alone, and the parent waits for nothing but the next client and the next
 * child's end, both at the same time. It closes its own copy of the connection once the child has one; else the client would never see
 * its end. There is a child only while there is room, and the end of one makes room.
 *
 * <p>Why nothing is left: a child that has ended is waited for at once, so it does not stay as a zombie; those that are there at the end
 * are killed and waited for; and if the parent is killed, each child finds that its lifeline has ended. The protocol is made anew in
 * each child, so conversations know nothing of one another.
 */
public class ProcessPerConnectionTransport implements Transport {
    public ProcessPerConnectionTransport() {}

    /** Takes a child that has ended out of the table of processes. */
    protected void reap(int pid) throws IOException {
        Libc.reap(pid);
    }

    @Override
    public final Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        ReadinessLoop loop = new ReadinessLoop(new PollReadiness());
        return LoopServer.start(loop, () -> new Entrance(loop, address, protocol, room));
    }

    private final class Entrance extends Listening implements Child.Parent {
        private final Protocol protocol;
        private final Libc.Pipe lifeline;

        Entrance(ReadinessLoop loop, InetSocketAddress address, Protocol protocol, int room) throws IOException {
            super(loop, address, room);
            this.protocol = protocol;
            try {
                lifeline = Libc.pipe();
            } catch (IOException e) {
                super.close();
                throw e;
            }
        }

        @Override
        int accept() throws IOException {
            return Sockets.acceptWaiting(descriptor); // the child does nothing else, so it may wait
        }

        @Override
        void admit(int client) throws IOException {
            Child.start(protocol, List.of(client, lifeline.reading(), Libc.NOWHERE), loop, this);
            Sockets.close(client);
        }

        @Override
        public void ended() {
            left();
        }

        @Override
        public void reap(int pid) throws IOException {
            ProcessPerConnectionTransport.this.reap(pid);
        }

        @Override
        void close() {
            super.close();
            Libc.close(lifeline.reading());
            Libc.close(lifeline.writing());
        }
    }
}
