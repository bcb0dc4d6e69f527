package dev.turnstile.support.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.processes.ProcessTable;
import dev.turnstile.support.launch.ServerInAProcess;
import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.processes.ChildJvm;
import dev.turnstile.support.uppercase.TcpClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The child processes of servers. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ServersOfProcessesScenesTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    /** A parent in a process of its own, since a zombie goes only with its parent. */
    static final class ParentOfZombies {
        private ParentOfZombies() {}

        public static void main(String[] arguments) throws IOException {
            var transport = new ProcessPerConnectionTransport() {
                @Override
                protected void reap(int pid) {}
            };
            try (Server server = ServerInAProcess.start(transport, 1);
                    TcpClient first = TcpClient.connect(server.port());
                    TcpClient second = TcpClient.connect(server.port())) {
                first.finish();
                second.send(HELLO, HELLO.length);
                second.receive(); // there was room for it, so the first one's child has ended
                List<Long> zombies = ProcessTable.children().stream()
                        .filter(ProcessTable::isZombie)
                        .toList();
                System.out.println(zombies.size());
            }
        }
    }

    @AfterEach
    void noChildIsLeft() throws IOException {
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void each_client_has_a_process_that_is_gone_when_it_has_gone() throws IOException {
        try (Server server = ServerInAProcess.start(new ProcessPerConnectionTransport(), 2);
                TcpClient first = TcpClient.connect(server.port());
                TcpClient second = TcpClient.connect(server.port())) {
            for (TcpClient client : List.of(first, second)) {
                client.send(HELLO, 1);
                assertThat(client.receive()).isEqualTo("HELLO");
            }
            List<Long> children = ProcessTable.children();
            assertThat(children).hasSize(2);
            first.finish();
            second.reset();
            while (!children.stream().allMatch(ProcessTable::isGone)) Thread.onSpinWait();
        }
    }

    @Test
    void who_cuts_off_before_its_process_is_there_leaves_nothing() throws IOException {
        try (Server server = ServerInAProcess.start(new ProcessPerConnectionTransport(), 1)) {
            TcpClient.connect(server.port()).reset();
            try (TcpClient next = TcpClient.connect(server.port())) {
                next.send(HELLO, HELLO.length);
                assertThat(next.finish()).isEqualTo("HELLO");
            }
        }
    }

    @Test
    void a_child_that_is_not_waited_for_is_a_zombie() throws Exception {
        Process parent = ChildJvm.start(ParentOfZombies.class);
        assertThat(parent.inputReader().readLine()).isEqualTo("1");
        assertThat(parent.waitFor()).isZero();
    }

    @Test
    void processes_made_beforehand_serve_one_client_after_another() throws IOException {
        try (Server server = ServerInAProcess.start(new PreforkTransport(), 2)) {
            List<Long> children = ProcessTable.children();
            assertThat(children).hasSize(2);
            for (int i = 0; i < 5; i++) {
                try (TcpClient client = TcpClient.connect(server.port())) {
                    client.send(HELLO, 1);
                    assertThat(client.finish()).isEqualTo("HELLO");
                }
            }
            assertThat(ProcessTable.children()).hasSameElementsAs(children);
        }
    }

    @Test
    void one_that_dies_is_replaced() throws IOException {
        try (Server server = ServerInAProcess.start(new PreforkTransport(), 1);
                TcpClient victim = TcpClient.connect(server.port())) {
            victim.send(HELLO, HELLO.length);
            assertThat(victim.receive()).isEqualTo("HELLO");
            long child = ProcessTable.children().getFirst();
            Libc.kill((int) child, Libc.SIGKILL);
            victim.finish(); // its connection has ended
            try (TcpClient next = TcpClient.connect(server.port())) {
                next.send(HELLO, HELLO.length);
                assertThat(next.finish()).isEqualTo("HELLO");
            }
            assertThat(ProcessTable.children()).hasSize(1).doesNotContain(child);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_PER_CONNECTION", "PREFORK"})
    void children_end_with_a_parent_that_is_killed(Transports transport) throws Exception {
        Process parent = ChildJvm.start(ServerInAProcess.class, transport.name());
        int port = Integer.parseInt(parent.inputReader().readLine());
        try (TcpClient client = TcpClient.connect(port)) {
            client.send(HELLO, HELLO.length);
            assertThat(client.receive()).isEqualTo("HELLO");
            List<Long> children = parent.children().map(ProcessHandle::pid).toList();
            assertThat(children).hasSize(transport == Transports.PREFORK ? 2 : 1);
            assertThat(parent.destroyForcibly().waitFor()).isEqualTo(137);
            client.finish(); // its connection has ended
            while (children.stream().anyMatch(ProcessTable::isAlive)) Thread.onSpinWait();
        }
    }
}
