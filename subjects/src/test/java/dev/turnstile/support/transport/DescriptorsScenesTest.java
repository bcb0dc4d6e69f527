package dev.turnstile.support.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.processes.ProcessTable;
import dev.turnstile.support.launch.ServerInAProcess;
import dev.turnstile.support.linux.CLibrary;
import dev.turnstile.support.linux.SelectReadiness;
import dev.turnstile.support.linux.Sockets;
import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.uppercase.TcpClient;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose process has many descriptors, or can have no more. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "calls Linux")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class DescriptorsScenesTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    /** A server in a process that sets the number of its descriptors when it is told to: a line each for down, and up again. */
    static final class Limited {
        private static final int RLIMIT_NOFILE = 7;
        private static final Limit GET = CLibrary.function(Limit.class, "getrlimit");
        private static final Limit SET = CLibrary.function(Limit.class, "setrlimit");

        private Limited() {}

        /** The shape of getrlimit(2). */
        public interface Limit {
            int call(int resource, MemorySegment limit);
        }

        public static void main(String[] arguments) throws IOException {
            try (Server server =
                    ServerInAProcess.start(Transports.valueOf(arguments[0]).make(), 2)) {
                System.out.println(server.port());
                System.in.read();
                MemorySegment limit = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);
                GET.call(RLIMIT_NOFILE, limit);
                long before = limit.get(ValueLayout.JAVA_LONG, 0);
                limit.set(ValueLayout.JAVA_LONG, 0, firstFree());
                SET.call(RLIMIT_NOFILE, limit);
                String more;
                do more = oneMore(); // who has just left may leave a descriptor
                while (more.startsWith("descriptor"));
                System.out.println(more);
                System.in.read();
                limit.set(ValueLayout.JAVA_LONG, 0, before);
                SET.call(RLIMIT_NOFILE, limit);
                System.in.read();
            }
        }

        private static int firstFree() throws IOException {
            int first = listen();
            Sockets.close(first);
            return first;
        }

        private static String oneMore() {
            try {
                return "descriptor " + listen();
            } catch (IOException e) {
                return e.getMessage();
            }
        }

        private static int listen() throws IOException {
            return Sockets.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POLLING", "PROCESS_PER_CONNECTION", "PREFORK"})
    void clients_wait_while_there_can_be_no_more_descriptors_and_so_does_the_server(Transports transport)
            throws Exception {
        Process process = ChildJvm.start(Limited.class, transport.name());
        try (BufferedReader from = process.inputReader();
                PrintWriter to = new PrintWriter(process.outputWriter(), true)) {
            int port = Integer.parseInt(from.readLine());
            served(port); // so that all classes are there: to load one takes a descriptor
            to.print('-');
            to.flush();
            assertThat(from.readLine()).isEqualTo("socket: Too many open files");
            try (TcpClient waiting = TcpClient.connect(port)) {
                waiting.send(HELLO, HELLO.length);
                awaitRest(process.pid());
                to.print('+');
                to.flush();
                assertThat(waiting.finish()).isEqualTo("HELLO");
            }
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whose_descriptor_is_too_high_for_select_is_sent_away_and_others_are_served_on() throws Exception {
        Deque<InputStream> taken = new ArrayDeque<>();
        try (Server server = ServerInAProcess.start(new SelectTransport(), 3);
                TcpClient early = TcpClient.connect(server.port())) {
            early.send(HELLO, HELLO.length);
            assertThat(early.receive()).isEqualTo("HELLO");
            for (int i = 0; i < SelectReadiness.FD_SETSIZE; i++) taken.add(new FileInputStream("/dev/null"));
            try (TcpClient late = TcpClient.connect(server.port())) {
                assertThat(late.receive()).isEmpty(); // nothing is due
                late.send(HELLO, HELLO.length);
                assertThat(late.receive()).contains(" and then");
            }
            early.send(HELLO, HELLO.length);
            assertThat(early.finish()).isEqualTo("HELLO");
            for (InputStream one : taken) one.close();
            served(server.port());
        } finally {
            for (InputStream one : taken) one.close();
        }
    }

    /** Returns once a process has been seen asleep many times on end: one that tries again and again at once never is. */
    private static void awaitRest(long pid) throws Exception {
        for (int seen = 0; seen < 10; Thread.sleep(1)) seen = ProcessTable.isAsleep(pid) ? seen + 1 : 0;
    }

    private static void served(int port) throws IOException {
        try (TcpClient client = TcpClient.connect(port)) {
            client.send(HELLO, HELLO.length);
            assertThat(client.finish()).isEqualTo("HELLO");
        }
    }
}
