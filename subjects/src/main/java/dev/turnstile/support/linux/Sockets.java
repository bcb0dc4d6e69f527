package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.CLibrary.EAGAIN;
import static dev.turnstile.support.linux.CLibrary.EINTR;
import static dev.turnstile.support.linux.CLibrary.check;
import static dev.turnstile.support.linux.CLibrary.function;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/** TCP sockets as the kernel has them: numbers, which their holder closes. Children of this process inherit none. */
public final class Sockets {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_SNDBUF = 7;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int ECONNABORTED = 103;
    private static final int SHUT_WR = 1;

    /** As many as the kernel lets wait to be accepted by default: {@code SOMAXCONN}. */
    private static final int QUEUE = 4096;

    /** How long a {@code sockaddr_in6} is, which is the longer one; and where the address is in the two. */
    private static final int ADDRESS_BYTES = 28;

    private static final int PORT_AT = 2;
    private static final int IPV4_AT = 4;
    private static final int IPV6_AT = 8;
    private static final ValueLayout.OfShort NETWORK_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private static final ThreeInts SOCKET = function(ThreeInts.class, "socket");
    private static final Addressed BIND = function(Addressed.class, "bind");
    private static final TwoInts LISTEN = function(TwoInts.class, "listen");
    private static final Named GETSOCKNAME = function(Named.class, "getsockname");
    private static final Option SETSOCKOPT = function(Option.class, "setsockopt");
    private static final Accept ACCEPT = function(Accept.class, "accept4");
    private static final Transfer RECEIVE = function(Transfer.class, "recv");
    private static final Transfer SEND = function(Transfer.class, "send");
    private static final TwoInts SHUTDOWN = function(TwoInts.class, "shutdown");
    private static final OneInt CLOSE = function(OneInt.class, "close");

    private Sockets() {}

    /** The shape of close(2). */
    public interface OneInt {
        int call(int descriptor);
    }

    /** The shape of listen(2) and shutdown(2). */
    public interface TwoInts {
        int call(int first, int second);
    }

    /** The shape of socket(2). */
    public interface ThreeInts {
        int call(int domain, int type, int protocol);
    }

    /** The shape of bind(2). */
    public interface Addressed {
        int call(int socket, MemorySegment address, int length);
    }

    /** The shape of getsockname(2). */
    public interface Named {
        int call(int socket, MemorySegment address, MemorySegment length);
    }

    /** The shape of setsockopt(2). */
    public interface Option {
        int call(int socket, int level, int option, MemorySegment value, int length);
    }

    /** The shape of accept4(2). */
    public interface Accept {
        int call(int socket, MemorySegment address, MemorySegment length, int flags);
    }

    /** The shape of recv(2) and send(2). */
    public interface Transfer {
        long call(int socket, MemorySegment bytes, long count, int flags);
    }

    /** Returns a socket that listens, and that {@link #accept} does not wait for. socket(2), bind(2), listen(2). */
    public static int listen(InetSocketAddress address) throws IOException {
        boolean v6 = address.getAddress() instanceof Inet6Address;
        int flags = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
        int socket = check("socket", SOCKET.call(v6 ? AF_INET6 : AF_INET, flags, 0));
        try (Arena arena = Arena.ofConfined()) {
            set(socket, SOL_SOCKET, SO_REUSEADDR, 1);
            MemorySegment name = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
            name.set(JAVA_SHORT, 0, (short) (v6 ? AF_INET6 : AF_INET));
            name.set(NETWORK_SHORT, PORT_AT, (short) address.getPort());
            MemorySegment ip = MemorySegment.ofArray(address.getAddress().getAddress());
            MemorySegment.copy(ip, 0, name, v6 ? IPV6_AT : IPV4_AT, ip.byteSize());
            check("bind to " + address, BIND.call(socket, name, v6 ? ADDRESS_BYTES : IPV6_AT + Long.BYTES));
            check("listen", LISTEN.call(socket, QUEUE));
            return socket;
        } catch (IOException | RuntimeException e) {
            close(socket);
            throw e;
        }
    }

    /** Returns the port on which a socket listens. getsockname(2). */
    public static int port(int socket) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
            check("getsockname", GETSOCKNAME.call(socket, name, arena.allocateFrom(JAVA_INT, ADDRESS_BYTES)));
            return Short.toUnsignedInt(name.get(NETWORK_SHORT, PORT_AT));
        }
    }

    /**
     * Returns a connection of which nothing waits, neither reading nor writing; or -1 if nobody wants to come in. accept4(2).
     *
     * @throws IOException if there can be no more descriptors: the client then still waits to come in
     */
    public static int accept(int listener) throws IOException {
        return accept(listener, SOCK_NONBLOCK);
    }

    /** As {@link #accept}, but reading from the connection waits until something comes, and writing until all has been taken. */
    public static int acceptWaiting(int listener) throws IOException {
        return accept(listener, 0);
    }

    private static int accept(int listener, int flags) throws IOException {
        int answer;
        do answer = ACCEPT.call(listener, MemorySegment.NULL, MemorySegment.NULL, flags | SOCK_CLOEXEC);
        while (answer == -EINTR || answer == -ECONNABORTED); // who has thought better of it may not be the last one
        return answer == -EAGAIN ? -1 : check("accept4", answer);
    }

    /** Asks the kernel to buffer this number of bytes that the client does not read, and to send written bytes at once. setsockopt(2). */
    public static void configure(int socket, int sendBuffer) throws IOException {
        set(socket, SOL_SOCKET, SO_SNDBUF, sendBuffer);
        set(socket, IPPROTO_TCP, TCP_NODELAY, 1);
    }

    private static void set(int socket, int level, int option, int value) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int answer = SETSOCKOPT.call(socket, level, option, arena.allocateFrom(JAVA_INT, value), Integer.BYTES);
            check("setsockopt", answer);
        }
    }

    /**
     * Reads what is there. recv(2).
     *
     * @return how many bytes it was; 0 if there is nothing now, -1 if nothing more comes
     * @throws IOException if the client is gone
     */
    public static int receive(int socket, MemorySegment bytes) throws IOException {
        int answer;
        do answer = (int) RECEIVE.call(socket, bytes, bytes.byteSize(), 0);
        while (answer == -EINTR);
        if (answer == -EAGAIN) return 0;
        return answer == 0 ? -1 : check("recv", answer);
    }

    /**
     * Writes what the kernel takes. send(2).
     *
     * @return how many bytes it took; 0 if there is no room now
     * @throws IOException if the client is gone
     */
    public static int send(int socket, MemorySegment bytes) throws IOException {
        int answer;
        do answer = (int) SEND.call(socket, bytes, bytes.byteSize(), MSG_NOSIGNAL);
        while (answer == -EINTR);
        return answer == -EAGAIN ? 0 : check("send", answer);
    }

    /**
     * Tells the client that nothing more comes; it may still send. shutdown(2).
     *
     * @throws IOException if the client is gone
     */
    public static void shutdownOutput(int socket) throws IOException {
        check("shutdown", SHUTDOWN.call(socket, SHUT_WR));
    }

    /** Closes a descriptor of any kind. The number may be another one's at once. close(2). */
    public static void close(int descriptor) {
        var _ = CLOSE.call(descriptor); // with any result, the descriptor is closed
    }
}
