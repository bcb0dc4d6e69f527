package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.evidence.EngineName;
import dev.turnstile.launch.Scratch;
import dev.turnstile.leak.OpenSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker has a directory for what is temporary, and a socket where it is awaited. */
class WorkerProcessTest {
    private Set<Path> directories;
    private Set<Long> sockets;

    @BeforeEach
    void look() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "sockets are read from Linux's /proc");
        OpenSockets.useOnce();
        directories = directories();
        sockets = Set.copyOf(OpenSockets.numbers());
    }

    @Test
    void one_that_runs_has_both_until_it_is_destroyed() throws Exception {
        WorkerProcess worker = WorkerProcess.start(Tasks.SEQUENTIAL);
        try {
            assertThat(newDirectories()).hasSize(1);
            assertThat(newSockets()).isNotEmpty();
        } finally {
            worker.destroy();
        }
        assertThat(newDirectories()).isEmpty();
        awaitEnd(worker);
        assertThat(newSockets()).isEmpty();
    }

    @Test
    void one_that_cannot_be_started_leaves_neither() throws Exception {
        WorkerKind impossible =
                new WorkerKind(EngineName.JQWIK, "None", List.of("an argument that no process takes: \0"), false);
        assertThatThrownBy(() -> WorkerProcess.start(impossible)).isInstanceOf(IOException.class);
        assertThat(newDirectories()).isEmpty();
        assertThat(newSockets()).isEmpty();
    }

    /** HotSpot deletes it itself at any other end. */
    @Test
    void one_that_was_killed_leaves_no_socket_for_attaching() throws Exception {
        WorkerProcess worker = WorkerProcess.start(Tasks.SEQUENTIAL);
        Path socket = Path.of("/tmp/.java_pid" + worker.pid());
        try {
            Watch.untilReady(worker, Tasks.SEQUENTIAL);
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(worker.pid()),
                            "VM.uptime")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
            assertThat(socket).exists();
        } finally {
            worker.destroy();
        }
        awaitEnd(worker);
        assertThat(socket).doesNotExist();
    }

    private static void awaitEnd(WorkerProcess worker) throws InterruptedException {
        WorkerProcess.Event heard = null;
        while (!(heard instanceof WorkerProcess.Event.Ended)) heard = worker.poll(Long.MAX_VALUE);
    }

    private Set<Path> newDirectories() throws IOException {
        Set<Path> now = new HashSet<>(directories());
        now.removeAll(directories);
        return now;
    }

    private Set<Long> newSockets() {
        Set<Long> now = new HashSet<>(OpenSockets.numbers());
        now.removeAll(sockets);
        return now;
    }

    /** Those of this JVM. */
    private static Set<Path> directories() throws IOException {
        Path sample = Scratch.make();
        Scratch.delete(sample);
        String name = sample.getParent().getFileName().toString().replaceFirst("-.*", "-");
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(name))
                    .collect(Collectors.toSet());
        }
    }
}
