package dev.turnstile.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.launch.Secrets;
import dev.turnstile.leak.Relatives.Relative;
import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RelativesTest {
    @Test
    void those_that_run_are_told_from_those_that_wait() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes are read from Linux's /proc");
        Process waits = new ProcessBuilder("sh", "-c", "echo; read line").start();
        try {
            assertThat(waits.inputReader().readLine()).as("it has been loaded").isEmpty();
            Relatives relatives = new Relatives(Set.of(ProcessHandle.current().pid()), null);
            long activity = relatives.activity();
            while (activity < 0 || activity != relatives.activity()) activity = relatives.activity();
            assertThat(activity).isPositive();
            Process runs = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
            try {
                while (relatives.activity() >= 0) TimeUnit.MILLISECONDS.sleep(1);
                assertThat(relatives.activity()).isNegative();
            } finally {
                runs.destroyForcibly().waitFor();
            }
            assertThat(relatives.activity()).isEqualTo(activity);
        } finally {
            waits.destroyForcibly().waitFor();
        }
    }

    private static final String NAME = "TURNSTILE_TEST";

    private final String value = Secrets.fresh();
    private final Relatives marked = Relatives.ofThisProcess(NAME + "=" + value);
    private final List<Long> started = new ArrayList<>();

    @BeforeEach
    void needsProc() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes are read from Linux's /proc");
    }

    @AfterEach
    void end() {
        for (long pid : started) {
            ProcessHandle.of(pid).ifPresent(RelativesTest::end);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void a_child_is_one_while_it_lives() throws Exception {
        Process child = start("sleep", "30");
        awaitProgram("sleep 30", marked, child.pid());
        assertThat(with(marked, child.pid()))
                .isEqualTo(new Relative(child.pid(), "sleep 30", false))
                .hasToString("process " + child.pid() + " (sleep 30), which still lives");
        assertThat(marked.now())
                .noneMatch(r -> r.pid() == ProcessHandle.current().pid());
        child.destroyForcibly().waitFor();
        assertThat(pids(marked)).doesNotContain(child.pid());
    }

    @Test
    void so_is_the_child_of_a_child() throws Exception {
        Process child = start("sh", "-c", "sleep 30 </dev/null >/dev/null 2>&1 & echo $!; read line");
        long grandchild = printed(child);
        assertThat(pids(Relatives.ofThisProcess(null))).contains(child.pid(), grandchild);
        assertThat(pids(new Relatives(Set.of(child.pid()), null))).containsExactly(grandchild);
    }

    @Test
    void one_whose_parent_has_gone_is_known_by_what_it_inherited() throws Exception {
        Process child = start("sh", "-c", "sleep 30 </dev/null >/dev/null 2>&1 & echo $!");
        long orphan = printed(child);
        child.waitFor();
        assertThat(pids(marked)).contains(orphan);
        assertThat(pids(Relatives.ofThisProcess(NAME + "=" + value.substring(1))))
                .doesNotContain(orphan);
        assertThat(pids(new Relatives(Set.of(child.pid()), null))).doesNotContain(orphan);
    }

    /** It has its own session, no variable, and no parent: only Linux knows whose it is. */
    @Test
    void one_that_has_cut_all_ties_is_adopted() throws Exception {
        try (Adopter adopter = new Adopter()) {
            Relatives relatives = new Relatives(Set.of(adopter.pid()), null);
            long orphan = adopter.orphan();
            started.add(orphan);
            awaitProgram("sleep 30", relatives.adopting(), orphan);
            assertThat(relatives.adopting().now()).contains(new Relative(orphan, "sleep 30", false));
            new ProcessBuilder("kill", Long.toString(orphan)).start().waitFor();
            while (pids(relatives).contains(orphan)) {
                assertThat(relatives.adopting().now())
                        .as("nobody but the one that adopted it can wait for it")
                        .doesNotContain(new Relative(orphan, "sleep", true));
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    /** Neither the exit status of a process that the JDK has started, nor the zombie of one that native code has, where nothing is adopted. */
    @Test
    void what_own_children_leave_is_not_taken_away() throws Exception {
        try (Adopter adopter = new Adopter()) {
            started.add(adopter.orphan());
            assertThat(adopter.statuses()).hasSize(200).containsOnly(7);
            long zombie = adopter.unknown();
            Relatives relatives = new Relatives(Set.of(adopter.pid()), null);
            for (int i = 0; i < 50; i++) {
                assertThat(pids(relatives)).contains(zombie);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    /** Asked as soon as they exist, one in about 200 of them has no variables yet. */
    @Test
    void one_that_still_loads_its_program_is_known() throws Exception {
        Process starter = start("sh", "-c", "while read line; do sleep 30 </dev/null >/dev/null 2>&1 & echo $!; done");
        BufferedReader out = starter.inputReader();
        try (Writer in = starter.outputWriter()) {
            for (int i = 0; i < 1_500; i++) {
                in.append('\n').flush();
                long child = Long.parseLong(out.readLine());
                boolean known = new ProcessImage(child).hasVariable(NAME + "=" + value);
                ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
                assertThat(known).isTrue();
            }
        }
        starter.waitFor();
    }

    /** The child starts one and becomes another program, which waits for nobody. */
    @Test
    void one_that_has_ended_and_nobody_has_waited_for_is_a_zombie() throws Exception {
        Process child = start("sh", "-c", "exec 3<&0; cat <&3 >/dev/null & echo $!; exec sleep 30");
        long zombie = printed(child);
        awaitProgram("sleep 30", marked, child.pid());
        child.outputWriter().close();
        while (!with(marked, zombie).zombie()) TimeUnit.MILLISECONDS.sleep(1);
        assertThat(with(marked, zombie))
                .asString()
                .startsWith("the zombie of process " + zombie + " (")
                .endsWith("), which nobody has waited for");
        Process waitedFor = start("true");
        waitedFor.waitFor();
        assertThat(pids(marked)).doesNotContain(waitedFor.pid());
    }

    @Test
    void nobody_elses_is_one() throws Exception {
        Process one = start("sleep", "30");
        Process other = start("sleep", "30");
        assertThat(new Relatives(Set.of(one.pid()), null).now()).isEmpty();
        assertThat(pids(marked)).contains(one.pid(), other.pid());
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        assertThat(pids(marked)).doesNotContain(parent, 1L);
    }

    @Test
    void those_that_live_can_be_ended() throws Exception {
        Process one = start("sleep", "30");
        Process other = start("sleep", "30");
        Relatives.kill(List.of(new Relative(one.pid(), "sleep 30", false)));
        assertThat(one.waitFor()).isNotZero();
        assertThat(other.isAlive()).isTrue();
    }

    private Process start(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(NAME, value);
        Process process = builder.start();
        started.add(process.pid());
        return process;
    }

    private long printed(Process process) throws Exception {
        BufferedReader out = process.inputReader();
        long pid = Long.parseLong(out.readLine());
        started.add(pid);
        return pid;
    }

    /** The kernel tells of a process before it has loaded its program. */
    private static void awaitProgram(String command, Relatives relatives, long pid) throws InterruptedException {
        while (!with(relatives, pid).command().equals(command)) TimeUnit.MILLISECONDS.sleep(1);
    }

    private static Relative with(Relatives relatives, long pid) {
        return relatives.now().stream().filter(r -> r.pid() == pid).findFirst().orElseThrow();
    }

    private static List<Long> pids(Relatives relatives) {
        return relatives.now().stream().map(Relative::pid).toList();
    }
}
