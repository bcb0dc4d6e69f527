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
    void aChildThatSucceedsExitsWith0AndOneThatFailsWith1() {
        assertThat(exitCodeOf("true")).isZero();
        assertThat(exitCodeOf("false")).isEqualTo(1);
    }

    @Test
    void aSignalThatEndsAChildIsItsExitCode128Added() {
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
    void allWhoWaitForAChildLearnOfItsEndAndItIsReaped() throws Exception {
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
    void ofManyStartsOneSucceeds() throws Exception {
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
    void anUnreapedChildIsAZombieAfterItsEnd() throws IOException {
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
    void anOrphanLivesOnWhenItsParentHasClosed() {
        var child = started(new OrphaningParent(), true);
        child.close();
        assertThat(ProcessTable.isAlive(child.pid())).isTrue();
        child.kill();
    }

    @Test
    void atTheCloseADaemonIsCutOffAndAnotherChildMayFinish(@TempDir Path directory) {
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
