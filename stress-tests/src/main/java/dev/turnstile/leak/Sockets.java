package dev.turnstile.leak;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sockets that this process has open, as Linux tells them (proc(5)); elsewhere none is seen. */
final class Sockets {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path TABLES = Path.of("/proc/self/net");
    private static final String SOCKET = "socket:[";

    /** A tool that looks into a JVM, such as jstack, makes it listen here for good. */
    private static final String ATTACHED = ".java_pid";

    private static final String LISTENS = "0A";
    private static final String CLOSE_WAIT = "08";

    private Sockets() {}

    /** The kernel's numbers of those that are open now: none has the number of one that was open before. */
    static Set<Long> open() {
        Set<Long> open = new TreeSet<>();
        if (!Files.isDirectory(DESCRIPTORS)) return open;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith(SOCKET))
                    open.add(Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
            }
        } catch (IOException e) {
            return Set.of();
        }
        return open;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Whether it is the JVM's own, for those who look into it. */
    static boolean isForAttaching(long socket) {
        return lines("unix")
                .anyMatch(line ->
                        line.contains(ATTACHED) && List.of(line.split(" +")).contains(Long.toString(socket)));
    }

    /** Returns a socket as a clause. */
    static String inWords(long socket) {
        return Stream.of("tcp", "tcp6")
                .flatMap(Sockets::lines)
                .map(line -> line.strip().split(" +"))
                .filter(fields -> isOf(socket, fields))
                .map(Sockets::tcp)
                .findFirst()
                .orElseGet(() -> Stream.of("udp", "udp6")
                        .flatMap(Sockets::lines)
                        .map(line -> line.strip().split(" +"))
                        .filter(fields -> isOf(socket, fields))
                        .map(fields -> "a datagram socket on port " + port(fields[1]))
                        .findFirst()
                        .orElse("a socket"));
    }

    /** A line reads {@code 0: 0100007F:9C4F 00000000:0000 0A …}: addresses in hexadecimal, and the state; the socket is its tenth field. */
    private static boolean isOf(long socket, String[] fields) {
        return fields.length > 9 && fields[9].equals(Long.toString(socket));
    }

    private static String tcp(String[] fields) {
        if (fields[3].equals(LISTENS)) return "a socket that listens on port " + port(fields[1]);
        return "a connection from port " + port(fields[1]) + " to port " + port(fields[2])
                + (fields[3].equals(CLOSE_WAIT) ? ", whose other end is closed" : "");
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(TABLES.resolve(table)).stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** Uses each kind once, so that everything that the JDK opens and starts once exists already and is charged to nobody. */
    static void useOnce() {
        FirstUse.made();
    }

    /** The first use of each kind: made by the initializer, so a JVM makes it once. */
    private static final class FirstUse {
        static {
            make();
        }

        private FirstUse() {}

        /** Returns when the initializer has run. */
        static void made() {}

        @SuppressWarnings("try") // nothing is done with them
        private static void make() {
            Set<Thread> before = new HashSet<>(alive());
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            try (ServerSocket listener = new ServerSocket(0, 1, anyPort.getAddress());
                    Socket client = new Socket(anyPort.getAddress(), listener.getLocalPort());
                    Socket server = listener.accept();
                    DatagramSocket datagrams = new DatagramSocket(anyPort);
                    ServerSocketChannel channel = ServerSocketChannel.open().bind(anyPort);
                    SocketChannel connection = SocketChannel.open(channel.getLocalAddress());
                    AsynchronousSocketChannel asynchronous = AsynchronousSocketChannel.open()) {
                Pipe pipe = Pipe.open();
                pipe.sink().close();
                pipe.source().close();
            } catch (IOException e) {
                // A machine that cannot open one cannot leave one.
            }
            for (Thread started : alive()) {
                if (!before.contains(started)) started.setName("turnstile-of-asynchronous-channels");
            }
        }
    }

    private static List<Thread> alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] alive = new Thread[group.activeCount() + 16];
        return Arrays.asList(alive).subList(0, group.enumerate(alive));
    }
}
