package dev.turnstile.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Set<Long> before;

    @BeforeEach
    void begin() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "sockets are read from Linux's /proc");
        Sockets.useOnce();
        before = Sockets.open();
    }

    @Test
    void one_that_listens_is_told_until_it_is_closed() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(added())
                    .singleElement()
                    .satisfies(socket -> assertThat(Sockets.inWords(socket))
                            .isEqualTo("a socket that listens on port " + listener.getLocalPort()));
        }
        assertThat(added()).isEmpty();
    }

    @Test
    void both_ends_of_a_connection_are_and_which_one_is_alone() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
                Socket client = new Socket(LOOPBACK, listener.getLocalPort());
                Socket server = listener.accept()) {
            String there = "a connection from port " + client.getLocalPort() + " to port " + client.getPort();
            String back = "a connection from port " + server.getLocalPort() + " to port " + server.getPort();
            assertThat(added()).hasSize(3).extracting(Sockets::inWords).contains(there, back);
            client.shutdownOutput();
            while (server.getInputStream().read() >= 0)
                ;
            assertThat(added()).extracting(Sockets::inWords).contains(back + ", whose other end is closed");
        }
        assertThat(added()).isEmpty();
    }

    @Test
    void those_without_a_connection_are() throws Exception {
        try (DatagramSocket datagrams = new DatagramSocket(0, LOOPBACK);
                SocketChannel unconnected = SocketChannel.open()) {
            assertThat(unconnected.isConnected()).isFalse();
            assertThat(added())
                    .extracting(Sockets::inWords)
                    .containsExactlyInAnyOrder("a datagram socket on port " + datagrams.getLocalPort(), "a socket");
        }
        assertThat(added()).isEmpty();
    }

    @Test
    void a_selector_is_none() throws Exception {
        try (Selector selector = Selector.open()) {
            assertThat(selector.isOpen()).isTrue();
            assertThat(added()).isEmpty();
        }
    }

    @Test
    void the_one_for_those_who_look_into_a_jvm_is_known(@TempDir Path directory) throws Exception {
        try (ServerSocketChannel attached = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            attached.bind(UnixDomainSocketAddress.of(directory.resolve(".java_pid4711")));
            assertThat(added()).hasSize(2).filteredOn(Sockets::isForAttaching).hasSize(1);
            other.bind(UnixDomainSocketAddress.of(directory.resolve("other")));
            assertThat(added()).filteredOn(Sockets::isForAttaching).hasSize(1);
        }
    }

    private Set<Long> added() {
        Set<Long> added = new HashSet<>(Sockets.open());
        added.removeAll(before);
        return added;
    }
}
