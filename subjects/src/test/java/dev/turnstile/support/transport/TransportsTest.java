package dev.turnstile.support.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Crowd;
import dev.turnstile.support.uppercase.TcpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The abilities that every way to wait for clients must have. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a failure here waits forever
@Tag("slow")
class TransportsTest {
    private static final int ROOM = 4;
    private static final int RUSH = 50 * ROOM;

    /** Where each client costs a JVM. */
    private static final int COSTLY_RUSH = 10 * ROOM;

    private static final int LONG = 2_000_000;
    private static final int PIECE = 30_000;

    private final Witnessed protocol = new Witnessed();

    @ParameterizedTest
    @EnumSource
    void of_a_rush_of_clients_all_are_served_and_never_more_at_once_than_there_is_room_for(Transports transport)
            throws Exception {
        int rush = transport == Transports.PROCESS_PER_CONNECTION ? COSTLY_RUSH : RUSH;
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        try (Server server = start(transport)) {
            Crowd.run(rush, () -> answers.add(visit(server.port())));
        }
        assertThat(answers).hasSize(rush).containsOnly("HELLO");
        assertThat(protocol.most()).isLessThanOrEqualTo(ROOM);
        assertThat(protocol.talking()).isZero();
        assertThat(protocol.breach()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void clients_who_vanish_make_room_for_others(Transports transport) throws IOException {
        try (Server server = start(transport)) {
            for (int i = 0; i < 3 * ROOM; i++) {
                TcpClient client = TcpClient.connect(server.port());
                if (i % 3 > 0) client.send(new byte[LONG], PIECE);
                if (i % 2 > 0) client.reset();
                else client.close();
            }
            assertThat(visit(server.port())).isEqualTo("HELLO");
        }
        assertThat(protocol.talking()).isZero();
        assertThat(protocol.breach()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_read_keeps_nobody_else_waiting(Transports transport) throws IOException {
        if (transport.isIterative()) return;
        List<TcpClient> lazy = new ArrayList<>();
        try (Server server = start(transport)) {
            for (int i = 1; i < ROOM; i++) {
                TcpClient client = TcpClient.connect(server.port());
                lazy.add(client);
                client.send(new byte[LONG], PIECE);
            }
            assertThat(visit(server.port())).isEqualTo("HELLO");
            for (TcpClient client : lazy) assertThat(client.finish()).startsWith(LONG + " bytes with CRC");
        } finally {
            lazy.forEach(TcpClient::close);
        }
        assertThat(protocol.breach()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void when_it_is_closed_clients_hear_the_end_and_its_threads_have_ended(Transports transport) throws IOException {
        List<TcpClient> clients = new ArrayList<>();
        try {
            Server server = start(transport);
            int some = transport.isIterative() ? 1 : ROOM;
            for (int i = 0; i < some; i++) {
                TcpClient client = TcpClient.connect(server.port());
                clients.add(client);
                client.send("hello".getBytes(US_ASCII), 1);
                assertThat(client.receive()).isEqualTo("HELLO");
            }
            TcpClient lazy = clients.getLast();
            lazy.send(new byte[LONG], PIECE);
            server.close();
            assertThat(lazy.finish()).contains(" and then ");
            for (TcpClient idle : clients.subList(0, some - 1))
                assertThat(idle.finish()).isEmpty();
        } finally {
            clients.forEach(TcpClient::close);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("(acceptor|connection|worker|selector|polling|completion|loop) \\d+"));
        assertThat(protocol.talking()).isZero();
        assertThat(protocol.breach()).isNull();
    }

    private Server start(Transports transport) throws IOException {
        return transport.make().start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, ROOM);
    }

    /** Returns the answer to a client that says hello. */
    private static String visit(int port) {
        try (TcpClient client = TcpClient.connect(port)) {
            client.send("hello".getBytes(US_ASCII), 2);
            return client.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
