package dev.turnstile.support.transport;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.linux.PollReadiness;
import dev.turnstile.support.linux.Sockets;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Child processes that are there before the clients: as many as there is room, all accepting from one listening socket, each serving one
 * client after another. The kernel gives each client to one of those that wait; while none does, clients wait in its queue. So nobody is
 * kept waiting by anybody as long as there is room, and no process has to start while a client waits.
 *
 * <p>The parent never accepts. It keeps the socket open, for the children that it makes in place of those that die (at the pace at
 * which JVMs start, if all die young), and it ends them as {@link ProcessPerConnectionTransport} does. The protocol is made anew in each
 * child, so conversations of different clients know nothing of one another, or only by chance.
 */
public class PreforkTransport implements Transport {
    public PreforkTransport() {}

    @Override
    public Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        ReadinessLoop loop = new ReadinessLoop(new PollReadiness());
        return LoopServer.start(loop, () -> {
            Shared shared = new Shared(loop, address, protocol);
            try {
                shared.startAll(room);
                return shared;
            } catch (IOException e) {
                shared.close();
                throw e;
            }
        });
    }

    /** The socket that all children accept from, and what they need besides. */
    private static final class Shared extends Watched implements Child.Parent {
        private final ReadinessLoop loop;
        private final Protocol protocol;
        private final Libc.Pipe lifeline;

        Shared(ReadinessLoop loop, InetSocketAddress address, Protocol protocol) throws IOException {
            super(Sockets.listen(address));
            this.loop = loop;
            this.protocol = protocol;
            try {
                lifeline = Libc.pipe();
            } catch (IOException e) {
                Sockets.close(descriptor);
                throw e;
            }
        }

        @Override
        int wanted() {
            return 0;
        }

        @Override
        void step() {}

        /** Returns when all are there. */
        void startAll(int count) throws IOException {
            Libc.Pipe ready = Libc.pipe();
            try (InputStream signs = new FileInputStream("/proc/self/fd/" + ready.reading())) {
                try {
                    for (int i = 0; i < count; i++) start(ready.writing());
                } finally {
                    Libc.close(ready.writing()); // so that there is an end if a child ends without a sign
                }
                int there = signs.readNBytes(count).length;
                if (there < count) throw new IOException("of " + count + " child processes " + there + " came up");
            } finally {
                Libc.close(ready.reading());
            }
        }

        private void start(int ready) throws IOException {
            Child.start(protocol, List.of(descriptor, lifeline.reading(), ready), loop, this);
        }

        /** One that has ended is replaced. */
        @Override
        public void ended() throws IOException {
            start(Libc.NOWHERE);
        }

        @Override
        public void reap(int pid) throws IOException {
            Libc.reap(pid);
        }

        @Override
        void close() {
            Sockets.close(descriptor);
            Libc.close(lifeline.reading());
            Libc.close(lifeline.writing());
        }
    }
}
