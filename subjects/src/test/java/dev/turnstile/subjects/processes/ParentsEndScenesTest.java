package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.processes.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A parent, itself a child of this process, ends before its child. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ParentsEndScenesTest {
    /** Starts a child and ends with its own standard input. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            boolean daemon = Boolean.parseBoolean(arguments[0]);
            try (var child = new ReapedChild(List.of(arguments).subList(1, arguments.length))) {
                child.start(daemon);
                System.out.println(child.pid());
                while (System.in.read() >= 0) {
                    // what it is told does not matter
                }
            }
        }
    }

    @AfterEach
    void noChildIsLeft() throws IOException {
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void a_daemon_ends_with_a_parent_that_exits() throws Exception {
        Process parent = parentOf(true, List.of("sleep", "30"));
        long child = pidFrom(parent);
        parent.getOutputStream().close();
        assertThat(parent.waitFor()).isZero();
        assertThat(ProcessTable.isGone(child)).isTrue();
    }

    @Test
    void another_child_is_waited_for_by_a_parent_that_exits(@TempDir Path directory) throws Exception {
        Path result = directory.resolve("result");
        Process parent = parentOf(false, ChildProcessScenesTest.finishing(result));
        pidFrom(parent);
        parent.getOutputStream().close();
        assertThat(parent.waitFor()).isZero();
        assertThat(result).hasContent("done");
    }

    @Test
    void a_daemon_that_reads_from_its_parent_ends_when_that_is_killed() throws Exception {
        Process parent = parentOf(true, List.of("cat"));
        long child = pidFrom(parent);
        kill(parent);
        while (ProcessTable.isAlive(child)) Thread.onSpinWait();
    }

    @Test
    void another_child_lives_on_when_its_parent_is_killed() throws Exception {
        Process parent = parentOf(false, List.of("sleep", "30"));
        long child = pidFrom(parent);
        kill(parent);
        assertThat(ProcessTable.isAlive(child)).isTrue();
        assertThat(ProcessTable.parentOf(child)).isNotEqualTo(parent.pid());

        Libc.kill((int) child, Libc.SIGKILL);
        while (ProcessTable.isAlive(child)) Thread.onSpinWait();
    }

    private static Process parentOf(boolean daemon, List<String> program) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(Boolean.toString(daemon)));
        arguments.addAll(program);
        return ChildJvm.start(Parent.class, arguments.toArray(String[]::new));
    }

    private static long pidFrom(Process parent) throws IOException {
        return Long.parseLong(parent.inputReader().readLine());
    }

    private static void kill(Process parent) throws InterruptedException {
        assertThat(parent.destroyForcibly().waitFor()).isEqualTo(137);
    }
}
