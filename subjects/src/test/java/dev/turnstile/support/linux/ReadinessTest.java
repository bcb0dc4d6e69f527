package dev.turnstile.support.linux;

import static dev.turnstile.support.linux.Readiness.GONE;
import static dev.turnstile.support.linux.Readiness.IN;
import static dev.turnstile.support.linux.Readiness.OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.subjects.Threads;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "calls Linux")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ReadinessTest {
    private final MemorySegment memory = Arena.ofAuto().allocate(1 << 16);
    private int listener;
    private int socket;
    private SocketChannel client;

    @BeforeEach
    void connect() throws IOException {
        listener = Sockets.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), Sockets.port(listener)));
        socket = Sockets.accept(listener);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        Sockets.close(socket);
        Sockets.close(listener);
    }

    @ParameterizedTest
    @EnumSource
    void what_has_come_makes_readable_and_nothing_does_not(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            assertThat(Watching.now(readiness, socket) & IN).isZero();
            write("x");
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory)).isEqualTo(1);
            assertThat(Watching.now(readiness, socket) & IN).isZero();
            assertThat(Sockets.receive(socket, memory)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void room_makes_writable_and_a_full_way_does_not(Watching way) throws IOException {
        Sockets.configure(socket, 1 << 14);
        try (Readiness readiness = way.open()) {
            readiness.add(socket, OUT);
            Watching.until(readiness, socket, OUT);
            long sent = fill();
            assertThat(Watching.now(readiness, socket) & OUT).isZero();
            read(sent);
            Watching.until(readiness, socket, OUT);
            assertThat(Sockets.send(socket, memory)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_a_stream_makes_readable(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            client.shutdownOutput();
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_has_cut_off_makes_readable_and_reading_tells_why(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
            Watching.until(readiness, socket, IN);
            assertThatThrownBy(() -> Sockets.receive(socket, memory)).hasMessage("recv: Connection reset by peer");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POLL", "EPOLL"})
    void a_client_that_has_cut_off_is_told_of_without_a_question(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, 0);
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
            Watching.until(readiness, socket, GONE);
        }
    }

    /** The scene of the two kinds of epoll(7). */
    @ParameterizedTest
    @EnumSource
    void what_is_left_unread_is_told_again_except_on_edges(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            write("four");
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory.asSlice(0, 1))).isEqualTo(1);
            boolean told = (Watching.now(readiness, socket) & IN) != 0;
            System.out.printf("%s, three bytes left: %s%n", way, told ? "told again" : "silence");
            assertThat(told).isEqualTo(readiness.tellsAgain());
            write("!");
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_watched_any_more_is_not_told(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(listener, IN);
            readiness.add(socket, IN);
            write("x");
            Watching.until(readiness, socket, IN);
            readiness.remove(socket);
            assertThat(Watching.now(readiness, socket)).isZero();
            readiness.add(socket, IN);
            Watching.until(readiness, socket, IN);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "EDGE_EPOLL", mode = EnumSource.Mode.EXCLUDE)
    void what_is_asked_can_be_changed(Watching way) throws IOException {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            readiness.change(socket, OUT);
            assertThat(Watching.now(readiness, socket)).isEqualTo(OUT);
            readiness.change(socket, 0);
            assertThat(Watching.now(readiness, socket)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_thread_ends_the_wait(Watching way) throws Exception {
        try (Readiness readiness = way.open()) {
            readiness.add(socket, IN);
            Thread waker = Threads.start(readiness::wake);
            readiness.await(-1, (descriptor, events) -> {});
            Threads.join(List.of(waker));
        }
    }

    @Test
    void select_refuses_a_descriptor_that_does_not_fit_into_its_sets() throws IOException {
        try (Readiness readiness = new SelectReadiness()) {
            assertThatThrownBy(() -> readiness.add(SelectReadiness.FD_SETSIZE, IN))
                    .isInstanceOf(IOException.class)
                    .hasMessage("select: descriptor 1024 is not below FD_SETSIZE, 1024");
            readiness.add(socket, IN);
            readiness.add(SelectReadiness.FD_SETSIZE - 1, 0);
        }
    }

    @Test
    void a_signal_means_to_look_at_everything() throws IOException {
        try (Readiness readiness = new SignalReadiness()) {
            readiness.add(socket, IN);
            assertThat(Watching.now(readiness, socket)).isEqualTo(IN | OUT); // it cannot know what was before
            assertThat(Watching.now(readiness, socket)).isZero();
            write("x");
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory)).isEqualTo(1);
            client.shutdownOutput();
            Watching.until(readiness, socket, IN);
            assertThat(Sockets.receive(socket, memory)).isEqualTo(-1);
        }
    }

    @Test
    void a_signal_tells_of_room_too() throws IOException {
        Sockets.configure(socket, 1 << 14);
        try (Readiness readiness = new SignalReadiness()) {
            readiness.add(socket, OUT);
            Watching.until(readiness, socket, OUT);
            read(fill());
            Watching.until(readiness, socket, OUT);
            assertThat(Sockets.send(socket, memory)).isPositive();
        }
    }

    @Test
    void an_address_in_use_is_told_as_such() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Sockets.port(listener));
        assertThatThrownBy(() -> Sockets.listen(address))
                .isInstanceOf(IOException.class)
                .hasMessage("bind to " + address + ": Address already in use");
    }

    @Test
    void nobody_is_accepted_if_nobody_wants_to_come_in() throws IOException {
        assertThat(Sockets.accept(listener)).isEqualTo(-1);
    }

    private void write(String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** Sends until no more is taken, and would not be a moment later either. */
    private long fill() throws IOException {
        long sent = 0;
        int quiet = 0;
        while (quiet < 100) {
            int count = Sockets.send(socket, memory);
            sent += count;
            quiet = count == 0 ? quiet + 1 : 0;
            Thread.onSpinWait();
        }
        return sent;
    }

    private void read(long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (long left = count; left > 0; ) left -= client.read(buffer.clear());
    }
}
