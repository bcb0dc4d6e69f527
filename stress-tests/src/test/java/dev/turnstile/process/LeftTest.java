package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The things that are still there when all instances are closed. */
@Tag("slow")
class LeftTest {
    private static Team team;
    private SharedRun run;

    @BeforeAll
    static void start() {
        team = new Team();
    }

    @AfterAll
    static void end() {
        team.close();
    }

    @BeforeEach
    void begin() {
        run = team.begin(2);
    }

    @Test
    void files_that_are_kept_and_processes_that_serve_on_are_nothing() throws Exception {
        Path directory = Path.of((String) team.call(run, 0, "directory()"));
        long pid = team.pid(run, 1);
        team.call(run, 1, "counts()");
        assertThat(closed(true)).isEmpty();
        assertThat(directory).doesNotExist();
        begin();
        assertThat(team.pid(run, 1)).isEqualTo(pid);
        assertThat(closed(true)).isEmpty();
    }

    /** All at once, since each would be waited for. The first process's lock goes with it, and its child stays. */
    @Test
    void all_else_is_told_of_and_none_of_it_is_there_in_the_next_run() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "locks are read from Linux's /proc/locks");
        team.call(run, 0, "locks()");
        long child = (long) team.call(run, 0, "spawns()");
        run.crash(0);
        team.call(run, 1, "locks()");
        team.call(run, 0, "leaves()");
        long owner = team.pid(run, 1);
        assertThat(closed(true))
                .satisfiesExactly(
                        file -> assertThat(file).isEqualTo("file begun"),
                        lock -> assertThat(lock)
                                .startsWith("a lock on a file (inode ")
                                .endsWith("), held by process " + owner),
                        process ->
                                assertThat(process).isEqualTo("process " + child + " (sleep 30), which still lives"));
        Team.awaitEnd(child);
        begin();
        assertThat(closed(true)).isEmpty();
    }

    private List<String> closed(boolean startsProcesses) throws InterruptedException {
        run.close();
        return run.left(startsProcesses);
    }
}
