package dev.turnstile.worker;

import static dev.turnstile.worker.Tasks.SEQUENTIAL;
import static dev.turnstile.worker.Tasks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turnstile.declaration.Programs;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.hostile.HostileDoors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@Tag("slow")
class WorkerPoolTest {
    private static final Duration GUARD = Duration.ofSeconds(20);

    @Test
    void a_worker_is_used_again() {
        try (WorkerPool pool = new WorkerPool(1)) {
            String first = text(Tasks.run(pool, HostileDoors.Peaceful.class, GUARD));
            assertThat(first).contains("answered [true");
            assertThat(text(Tasks.run(pool, HostileDoors.Peaceful.class, GUARD)))
                    .isEqualTo(first);
        }
    }

    @Test
    void a_preparation_answers_no_evidence_and_its_worker_is_used_again() {
        try (WorkerPool pool = new WorkerPool(1)) {
            String before = text(Tasks.run(pool, HostileDoors.Peaceful.class, GUARD));
            assertThat(prepare(pool, HostileDoors.Peaceful.class)).isEmpty();
            assertThat(text(Tasks.run(pool, HostileDoors.Peaceful.class, GUARD)))
                    .isEqualTo(before);
        }
    }

    @Test
    void a_preparation_that_fails_says_why() {
        try (WorkerPool pool = new WorkerPool(1)) {
            assertThat(prepare(pool, String.class).map(Tasks::text).orElseThrow())
                    .startsWith("INCONCLUSIVE The engine failed");
        }
    }

    private static Optional<EngineEvidence> prepare(WorkerPool pool, Class<?> subject) {
        Task task = new Task(Task.Purpose.PREPARE, subject.getName(), Tasks.budget(GUARD), 1, null, null);
        return pool.submit(SEQUENTIAL, 1, () -> Optional.of(task)).join();
    }

    @Test
    void tasks_of_one_slot_run_side_by_side_and_one_of_all_runs_alone() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2)) {
            CountDownLatch together = new CountDownLatch(2);
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<Optional<EngineEvidence>> all = CompletableFuture.allOf(
                            held(pool, 1, together, release), held(pool, 1, together, release))
                    .thenApply(none -> Optional.empty());
            CountDownLatch alone = new CountDownLatch(1);
            CompletableFuture<Optional<EngineEvidence>> big = held(pool, 2, alone, release);
            CountDownLatch behind = new CountDownLatch(1);
            CompletableFuture<Optional<EngineEvidence>> small = held(pool, 1, behind, release);

            assertThat(together.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(alone.getCount()).as("waits for both slots").isEqualTo(1);
            assertThat(behind.getCount()).as("is not overtaken").isEqualTo(1);
            release.countDown();
            CompletableFuture.allOf(all, big, small)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static CompletableFuture<Optional<EngineEvidence>> held(
            WorkerPool pool, int slots, CountDownLatch started, CountDownLatch release) {
        return pool.submit(SEQUENTIAL, slots, () -> {
            started.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.empty();
        });
    }

    @Test
    void workers_that_yield_are_nice_and_others_are_not() {
        assertThat(niceness(false)).isEqualTo(niceness(ProcessHandle.current().pid()));
        assumeThat(Programs.isInstalled("nice")).isTrue();
        assertThat(niceness(true)).isGreaterThan(niceness(false));
    }

    /** Of an idle worker. */
    private static int niceness(boolean yielding) {
        WorkerKind kind = new WorkerKind(EngineName.JQWIK, SequentialEngine.class.getName(), List.of(), yielding);
        try (WorkerPool pool = new WorkerPool(1)) {
            List<Long> before = children();
            var _ = pool.submit(kind, 1, () -> Optional.of(Tasks.of(HostileDoors.Peaceful.class, GUARD)))
                    .join()
                    .orElseThrow();
            return children().stream()
                    .filter(pid -> !before.contains(pid))
                    .mapToInt(WorkerPoolTest::niceness)
                    .max()
                    .orElseThrow();
        }
    }

    private static List<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    /** See proc(5): the fields of {@code stat} behind the command's name in parentheses; the nineteenth of all is the niceness. */
    private static int niceness(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        assumeThat(stat).exists();
        try {
            String text = Files.readString(stat);
            return Integer.parseInt(text.substring(text.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void how_long_a_worker_may_be_silent_does_not_depend_on_how_little_it_runs() {
        Task task = new Task(
                Task.Purpose.CHECK,
                HostileDoors.Slow.class.getName(),
                Tasks.budget(Duration.ofMillis(100)),
                GUARD,
                1,
                null,
                null,
                List.of());
        try (WorkerPool pool = new WorkerPool(1)) {
            EngineEvidence evidence =
                    pool.submit(SEQUENTIAL, 1, () -> Optional.of(task)).join().orElseThrow();
            assertThat(text(evidence)).startsWith("SURVIVED");
        }
    }

    @Test
    void a_replay_is_passed_on() {
        ReplayToken token = new ReplayToken(
                EngineName.JQWIK, HostileDoors.Peaceful.class.getName(), "open() | open()", 1, "platform");
        Task task = new Task(
                Task.Purpose.CHECK, HostileDoors.Peaceful.class.getName(), Tasks.budget(GUARD), 1, null, token);
        try (WorkerPool pool = new WorkerPool(1)) {
            EngineEvidence evidence =
                    pool.submit(SEQUENTIAL, 1, () -> Optional.of(task)).join().orElseThrow();
            assertThat(text(evidence)).contains("replayed open() | open()");
        }
    }

    @Test
    void a_jvm_that_does_not_start_says_why() {
        WorkerKind wrong =
                new WorkerKind(EngineName.JQWIK, SequentialEngine.class.getName(), List.of("-XX:+NoSuchFlag"), false);
        try (WorkerPool pool = new WorkerPool(1)) {
            EngineEvidence evidence = pool.submit(
                            wrong, 1, () -> Optional.of(Tasks.of(HostileDoors.Peaceful.class, GUARD)))
                    .join()
                    .orElseThrow();
            assertThat(text(evidence)).startsWith("INCONCLUSIVE").contains("exit status 1");
            assertThat(evidence.notes()).anyMatch(n -> n.contains("NoSuchFlag"));
        }
    }

    @Test
    void an_engine_that_fails_is_a_failure_of_the_harness() {
        Task notDeclared = new Task(Task.Purpose.CHECK, "no.such.Subject", Tasks.budget(GUARD), 1, null, null);
        try (WorkerPool pool = new WorkerPool(1)) {
            EngineEvidence evidence = pool.submit(SEQUENTIAL, 1, () -> Optional.of(notDeclared))
                    .join()
                    .orElseThrow();
            assertThat(text(evidence))
                    .startsWith("INCONCLUSIVE The engine failed: ClassNotFoundException: no.such.Subject");
        }
    }

    @Test
    void closing_ends_all_workers_and_cancels_what_waits() {
        CompletableFuture<Optional<EngineEvidence>> running;
        CompletableFuture<Optional<EngineEvidence>> waiting;
        List<ProcessHandle> workers;
        try (WorkerPool pool = new WorkerPool(1)) {
            Tasks.run(pool, HostileDoors.Peaceful.class, GUARD);
            workers = ProcessHandle.current().children().toList();
            running = Tasks.submit(pool, HostileDoors.IgnoresInterrupts.class, GUARD);
            waiting = Tasks.submit(pool, HostileDoors.Peaceful.class, GUARD);
        }
        assertThat(workers).isNotEmpty();
        workers.forEach(w -> w.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(Stream.of(running, waiting))
                .allSatisfy(f -> assertThat(f.handle((v, e) -> e != null)
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join())
                        .isTrue());
    }
}
