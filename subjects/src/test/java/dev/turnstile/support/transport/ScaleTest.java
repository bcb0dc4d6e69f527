package dev.turnstile.support.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.turnstile.support.launch.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many who say nothing, and some who say much: as many as a transport is for. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ScaleTest {
    private static final int IDLE = 1_000;
    private static final int ACTIVE = 50;
    private static final int ROUNDS = 20;

    /** At least the number of files that a JVM has open besides connections. */
    private static final int OTHER_FILES = 200;

    @ParameterizedTest
    @EnumSource(Transports.class)
    void the_active_are_served_however_many_are_idle(Transports transport) throws IOException {
        int clients = Math.min(IDLE + ACTIVE, transport.most());
        int active = Math.min(ACTIVE, (clients + 1) / 2);
        requireDescriptors(clients + OTHER_FILES);
        List<Socket> idle = new ArrayList<>();
        List<Socket> busy = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start("--model", transport.id(), "--room", "" + clients)) {
            while (idle.size() < clients - active) idle.add(connect(server, idle.size()));
            while (busy.size() < active) busy.add(connect(server, busy.size()));
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < active; i++) say(busy.get(i), text(i, round));
                for (int i = 0; i < active; i++) expect(busy.get(i), text(i, round));
            }
            for (Socket socket : idle) say(socket, "anybody there?");
            for (Socket socket : idle) expect(socket, "anybody there?");
        } finally {
            for (Socket socket : idle) socket.close();
            for (Socket socket : busy) socket.close();
        }
    }

    /** Speaks now and then, so that no more connections are under way than wait in the kernel's queue. */
    private static Socket connect(ServerProcess server, int number) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        if (number % 20 == 0) {
            say(socket, "hello");
            expect(socket, "hello");
        }
        return socket;
    }

    private static String text(int client, int round) {
        return ("client " + client + " in round " + round + ", ").repeat(20);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void expect(Socket socket, String text) throws IOException {
        byte[] answer = socket.getInputStream().readNBytes(text.length());
        assertThat(new String(answer, US_ASCII)).isEqualTo(text.toUpperCase(Locale.ROOT));
    }

    private static void requireDescriptors(int count) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long limit = system.getMaxFileDescriptorCount();
            assumeTrue(limit >= count, () -> "this needs " + count + " descriptors, and ulimit -Hn allows " + limit);
        }
    }
}
