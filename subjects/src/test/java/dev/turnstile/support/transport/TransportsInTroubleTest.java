package dev.turnstile.support.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.uppercase.TcpClient;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that do not do what clients should, and conversations that fail: whatever the transport, others are served afterwards. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a failure here waits forever
@Tag("slow")
class TransportsInTroubleTest {
    private static final int MORE_THAN_ONE_READ = 200_000;

    @ParameterizedTest
    @EnumSource
    void last_words_reach_a_client_that_is_still_sending(Transports transport) throws IOException {
        try (Server server = start(transport, new Orders());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream().write(("bye\n" + "x".repeat(MORE_THAN_ONE_READ)).getBytes(US_ASCII));
            assertThat(client.getInputStream().readNBytes(4)).asString().isEqualTo("BYE\n");
            client.getOutputStream().write(new byte[MORE_THAN_ONE_READ]);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** A client that takes longer than it may: what it says at first, and whether it goes on, byte by byte, without an end. */
    private enum Slow {
        SILENT("", false),
        DRIPPING("", true),
        NOT_READING("much\n", false),
        NOT_READING_LAST_WORDS("much and bye\n", false),
        STAYING("bye\n", false),
        DRIPPING_AFTER_THE_END("bye\n", true);

        private final byte[] first;
        private final boolean drips;

        Slow(String first, boolean drips) {
            this.first = first.getBytes(US_ASCII);
            this.drips = drips;
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_too_long_makes_room_for_others(Transports transport) throws Exception {
        try (Server server = start(transport, new Orders.InHaste())) {
            for (Slow kind : Slow.values()) {
                try (TcpClient slow = TcpClient.connect(server.port())) {
                    slow.send(kind.first, 100);
                    Thread other = Thread.ofPlatform().daemon().start(() -> awaitService(server.port()));
                    while (!other.join(Orders.InHaste.TIME.dividedBy(10))) {
                        if (kind.drips) slow.send(new byte[1], 1);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_reads_late_gets_all_the_same(Transports transport) throws Exception {
        try (Server server = start(transport, new Orders.HalfInHaste())) {
            String heard;
            do heard = listen(server.port());
            while (heard.equals("")); // not even its line came in time
            assertThat(heard).isEqualTo("\0".repeat(Orders.MUCH) + "MUCH\n");
        }
    }

    private static String listen(int port) throws Exception {
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(1 << 13); // so that all does not lie with the client at once
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            client.getOutputStream().write("much\n".getBytes(US_ASCII));
            Thread.sleep(Orders.InHaste.TIME.multipliedBy(3));
            return new String(client.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @Test
    void who_said_nothing_for_longer_than_is_allowed_at_the_end_gets_its_last_answer() throws Exception {
        try (Server server = start(Transports.SELECTOR, new Orders.InHaste())) {
            String heard;
            do heard = talk(server.port(), "hello\n", "bye\n");
            while (heard.equals("")); // not even its first line came in time
            assertThat(heard).isEqualTo("HELLO\nBYE\n");
        }
    }

    private static String talk(int port, String first, String last) throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write(first.getBytes(US_ASCII));
            byte[] answer = client.getInputStream().readNBytes(first.length());
            if (answer.length == 0) return "";
            Thread.sleep(Orders.InHaste.TIME.multipliedBy(2));
            client.getOutputStream().write(last.getBytes(US_ASCII));
            return new String(answer, US_ASCII)
                    + new String(client.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_conversation_that_throws_ends_alone_and_that_is_told(Transports transport) throws IOException {
        List<String> orders =
                List.of("throw at once", "throw when asked", "throw when late", "throw at the end", "throw when gone");
        try (Handler handler = new Handler()) {
            try (Server server = start(transport, new Orders())) {
                for (String order : orders) awaitEndAfter(order, server.port());
                awaitService(server.port());
            }
            if (!transport.isOfProcesses()) assertThat(handler.told).hasSameElementsAs(orders);
        }
    }

    /** However it ends. There is room for one, so it comes in when the last one has gone. */
    private static void awaitEndAfter(String order, int port) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write((order + "\n").getBytes(US_ASCII));
            if (order.matches("throw (at the end|when gone)")) client.shutdownOutput();
            while (client.getInputStream().read() >= 0) {
                // the answer, if there is one
            }
        } catch (SocketException e) {
            // as good an end
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROCESS_PER_CONNECTION") // there everybody is the first
    void who_has_no_conversation_is_sent_away(Transports transport) throws IOException {
        try (Handler handler = new Handler();
                Server server = start(transport, new Orders.NotAtFirst());
                TcpClient client = TcpClient.connect(server.port())) {
            client.finish(); // however it ends
            awaitService(server.port());
            if (!transport.isOfProcesses()) assertThat(handler.told).containsExactly("throw at first");
        }
    }

    /** Receives uncaught exceptions. */
    private static final class Handler implements UncaughtExceptionHandler, AutoCloseable {
        private final UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        private final Queue<String> told = new ConcurrentLinkedQueue<>();

        Handler() {
            Thread.setDefaultUncaughtExceptionHandler(this);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            told.add(String.valueOf(thrown.getMessage()));
        }

        @Override
        public void close() {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** Starts a server with room for one, so that it serves a client only after all others have gone. */
    private static Server start(Transports transport, Protocol protocol) throws IOException {
        return transport.make().start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, 1);
    }

    /** Returns when somebody who says hello has been answered; where clients have to be quick it may take more than one. */
    private static void awaitService(int port) {
        String heard = "";
        while (!heard.equals("HELLO\n")) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.getOutputStream().write("hello\n".getBytes(US_ASCII));
                heard = new String(client.getInputStream().readNBytes(6), US_ASCII);
            } catch (IOException e) {
                heard = "";
            }
        }
    }
}
