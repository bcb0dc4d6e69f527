package dev.turnstile.subjects.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.processes.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child that has ended, and the three ways not to have a zombie of it. Each is gone in a JVM of its own: what a process does with its
 * children's ends is one setting for all of them.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ZombieScenesTest {
    /** Goes one of the ways and prints what became of the child. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(
                    switch (arguments[0]) {
                        case "nothing" -> doingNothing();
                        case "wait" -> waiting();
                        case "spawn twice" -> spawningTwice(Path.of(arguments[1]));
                        default -> ignoring();
                    });
        }

        private static String doingNothing() throws IOException {
            int child = spawn("true");
            await(() -> !ProcessTable.isAlive(child));
            return ProcessTable.isZombie(child) ? "zombie" : "gone";
        }

        private static String waiting() throws IOException {
            int child = spawn("true");
            int code = Libc.reap(child);
            return (ProcessTable.isGone(child) ? "gone, exit code " : "there, exit code ") + code;
        }

        private static String spawningTwice(Path pid) throws IOException {
            // The one in between ends when it has started the child.
            int between = spawn("sh", "-c", "sleep 30 & echo $! > \"$0\"", pid.toString());
            Libc.reap(between);
            int child = Integer.parseInt(Files.readString(pid).strip());
            boolean adopted =
                    ProcessTable.parentOf(child) != ProcessHandle.current().pid();
            Libc.kill(child, Libc.SIGKILL);
            await(() -> !ProcessTable.isAlive(child));
            return (adopted ? "adopted, " : "ours, ") + (ProcessTable.children().isEmpty() ? "gone" : "zombie");
        }

        private static String ignoring() throws IOException {
            Libc.ignoreChildren();
            int child = spawn("true");
            await(() -> ProcessTable.isGone(child));
            try {
                return "exit code " + Libc.reap(child);
            } catch (IOException e) {
                return "gone, exit code unknown";
            }
        }

        private static int spawn(String... command) throws IOException {
            return Libc.spawn(List.of(command)).pid();
        }

        private static void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) Thread.onSpinWait();
        }
    }

    @AfterEach
    void noChildIsLeft() throws IOException {
        assertThat(ProcessTable.children()).isEmpty();
    }

    @Test
    void a_child_whose_end_nobody_asks_for_is_a_zombie() throws Exception {
        assertThat(by("nothing")).isEqualTo("zombie");
    }

    @Test
    void a_child_that_is_waited_for_is_gone_and_its_exit_code_known() throws Exception {
        assertThat(by("wait")).isEqualTo("gone, exit code 0");
    }

    @Test
    void a_grandchild_is_adopted_and_no_zombie_of_ours(@TempDir Path directory) throws Exception {
        assertThat(by("spawn twice", directory.resolve("pid").toString())).isEqualTo("adopted, gone");
    }

    @Test
    void a_child_of_a_parent_that_ignores_its_children_is_gone_and_its_exit_code_lost() throws Exception {
        assertThat(by("ignore")).isEqualTo("gone, exit code unknown");
    }

    private static String by(String... way) throws Exception {
        Process parent = ChildJvm.start(Parent.class, way);
        String end = parent.inputReader().readLine();
        assertThat(parent.waitFor()).isZero();
        System.out.printf("a child that has ended, by way of \"%s\": %s%n", way[0], end);
        return end;
    }
}
