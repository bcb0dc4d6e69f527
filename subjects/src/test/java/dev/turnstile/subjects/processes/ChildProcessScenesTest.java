package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.Limit;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.linux.Libc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Children of this process: how they end, and what they leave. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ChildProcessScenesTest {
    @AfterEach
    void noChildIsLeft() throws IOException {
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void a_child_that_succeeds_exits_with0_and_one_that_fails_with1() {
        assertThat(exitCodeOf("true")).isZero();
        assertThat(exitCodeOf("false")).isEqualTo(1);
    }

    @Test
    void a_signal_that_ends_a_child_is_its_exit_code_128_added() {
        try (var asked = started(new ReapedChild(), true);
                var killed = started(new ReapedChild(), true)) {
            asked.terminate();
            killed.kill();
            System.out.printf("exit codes: %d terminated, %d killed%n", asked.exitCode(), killed.exitCode());
            assertThat(asked.exitCode()).isEqualTo(143);
            assertThat(killed.exitCode()).isEqualTo(137);
        }
    }

    @Test
    void all_who_wait_for_a_child_learn_of_its_end_and_it_is_reaped() throws Exception {
        try (var child = started(new ReapedChild(), true)) {
            Collection<Boolean> learned = new ConcurrentLinkedQueue<>();
            List<Thread> waiters = Stream.generate(() -> Threads.start(() -> learned.add(child.join(Limit.LONG))))
                    .limit(3)
                    .toList();
            waiters.forEach(Threads::awaitAsleepWithLimit);
            child.terminate();
            Threads.join(waiters);
            assertThat(learned).containsExactly(true, true, true);
            assertThat(ProcessTable.isGone(child.pid())).isTrue();
        }
    }

    @Test
    void of_many_starts_one_succeeds() throws Exception {
        var refused = new AtomicInteger();
        try (var child = new ReapedChild()) {
            Crowd.run(10, () -> {
                try {
                    child.start(true);
                } catch (IllegalStateException e) {
                    refused.incrementAndGet();
                }
            });
            assertThat(ProcessTable.children()).containsExactly((long) child.pid());
        }
        assertThat(refused).hasValue(9);
    }

    @Test
    void an_unreaped_child_is_a_zombie_after_its_end() throws IOException {
        var child = new UnreapedChild();
        try (child) {
            child.start(false);
            child.terminate();
            assertThat(ProcessTable.isZombie(child.pid())).isTrue();
        }
        assertThat(ProcessTable.isZombie(child.pid())).isTrue();
        Libc.reap(child.pid());
        assertThat(ProcessTable.isGone(child.pid())).isTrue();
    }

    @Test
    void an_orphan_lives_on_when_its_parent_has_closed() {
        var child = started(new OrphaningParent(), true);
        child.close();
        assertThat(ProcessTable.isAlive(child.pid())).isTrue();
        child.kill();
    }

    @Test
    void at_the_close_a_daemon_is_cut_off_and_another_child_may_finish(@TempDir Path directory) {
        Path byDaemon = directory.resolve("by daemon");
        Path byOther = directory.resolve("by other");
        try (var daemon = started(new ReapedChild(finishing(byDaemon)), true);
                var other = started(new ReapedChild(finishing(byOther)), false)) {
            assertThat(List.of(daemon.isAlive(), other.isAlive())).containsOnly(true);
        }
        assertThat(byDaemon).doesNotExist();
        assertThat(byOther).hasContent("done");
    }

    /** Returns a program that works until its input ends, and then has something to finish. */
    static List<String> finishing(Path result) {
        return List.of("sh", "-c", "read line; echo done > \"$0\"", result.toString());
    }

    private static Integer exitCodeOf(String program) {
        try (var child = started(new ReapedChild(List.of(program)), false)) {
            assertThat(child.join(Limit.LONG)).isTrue();
            return child.exitCode();
        }
    }

    private static <C extends ReapedChild> C started(C child, boolean daemon) {
        child.start(daemon);
        return child;
    }
}
