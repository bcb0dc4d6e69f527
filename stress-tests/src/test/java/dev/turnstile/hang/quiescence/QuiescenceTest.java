package dev.turnstile.hang.quiescence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.Meanwhile;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.hang.threads.PipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class QuiescenceTest {
    private static final Duration WINDOW = Duration.ofMillis(50);
    private static final Duration GUARD = Duration.ofSeconds(20);
    private static final Duration SHORT_GUARD = Duration.ofMillis(400);

    private static FutureTask<Rest> leftWaiting;
    private static FutureTask<List<Rest>> blockedVirtually;

    private volatile boolean over;

    /** These take longest and use no processor, so they are watched while the others are. */
    @BeforeAll
    static void watch() {
        leftWaiting = Meanwhile.start(() ->
                await(new QuiescenceTest().start(() -> LockSupport.parkNanos(Long.MAX_VALUE)), GUARD));
        blockedVirtually = Meanwhile.start(() -> {
            Object monitor = new Object();
            AtomicBoolean entered = new AtomicBoolean();
            synchronized (monitor) {
                Thread blocked = Thread.startVirtualThread(() -> {
                    synchronized (monitor) {
                        entered.set(true);
                    }
                });
                while (blocked.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                return List.of(await(blocked, SHORT_GUARD), await(blocked, GUARD));
            }
        });
    }

    @AfterEach
    void endAll() {
        over = true;
    }

    @Test
    void a_thread_that_waits_without_limit_is_at_rest() throws Exception {
        assertThat(await(start(LockSupport::park), GUARD)).isEqualTo(Rest.AT_REST);
    }

    @Test
    void a_thread_that_spins_is_at_rest_when_it_has_had_its_chance() throws Exception {
        assertThat(await(start(Thread::onSpinWait), GUARD)).isEqualTo(Rest.AT_REST);
    }

    /** As long as an operation takes by itself, and more, it is not known to be stuck. */
    @Test
    void a_thread_that_spins_is_given_the_time_that_is_asked_for() throws Exception {
        Thread thread = start(Thread::onSpinWait);
        Duration guard = Duration.ofMillis(1_500);
        assertThat(await(thread, guard)).isEqualTo(Rest.AT_REST);
        assertThat(Quiescence.await(List.of(thread), List::of, () -> 0, WINDOW, Duration.ofSeconds(3), guard))
                .isEqualTo(Rest.RESTLESS);
    }

    @Test
    void a_thread_that_waits_with_a_limit_is_not_at_rest() throws Exception {
        assertThat(await(start(() -> LockSupport.parkNanos(Long.MAX_VALUE)), SHORT_GUARD))
                .isEqualTo(Rest.RESTLESS);
    }

    @Test
    void but_it_is_when_it_has_waited_longer_than_any_operation_means_to() throws Exception {
        assertThat(leftWaiting.get()).isEqualTo(Rest.AT_REST);
    }

    @Test
    void a_virtual_thread_that_spins_is_never_known_to_have_had_its_chance() throws Exception {
        Thread spinner = Thread.startVirtualThread(() -> {
            while (!over) Thread.onSpinWait();
        });
        assertThat(await(spinner, SHORT_GUARD)).isEqualTo(Rest.RESTLESS);
    }

    /** Nobody can say whether the monitor is owned, or about to be entered. */
    @Test
    void a_virtual_thread_that_is_to_enter_a_monitor_is_given_more_time() throws Exception {
        assertThat(blockedVirtually.get()).containsExactly(Rest.RESTLESS, Rest.AT_REST);
    }

    @Test
    void nothing_is_known_of_virtual_threads_while_others_keep_all_carriers() throws Exception {
        Thread parked = Thread.startVirtualThread(() -> {
            while (!over) LockSupport.park();
        });
        while (parked.getState() != Thread.State.WAITING) Thread.onSpinWait();
        assertThat(await(parked, GUARD)).isEqualTo(Rest.AT_REST);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread.startVirtualThread(() -> {
                while (!over) Thread.onSpinWait();
            });
        }
        assertThat(await(parked, SHORT_GUARD)).isEqualTo(Rest.RESTLESS);
    }

    @Test
    void an_operation_that_returns_is_movement() throws Exception {
        AtomicLong returned = new AtomicLong();
        Thread thread = start(LockSupport::park);
        assertThat(Quiescence.await(List.of(thread), returned::incrementAndGet, WINDOW, GUARD))
                .isEqualTo(Rest.MOVED);
    }

    /** The last operation of a run may return before anybody watches. */
    @Test
    void a_thread_that_has_ended_did_move() throws Exception {
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();
        assertThat(await(ended, GUARD)).isEqualTo(Rest.MOVED);
    }

    @Test
    void a_bystander_that_is_about_to_move_is_waited_for() throws Exception {
        Thread waiting = start(LockSupport::park);
        Thread sleeper =
                start(() -> LockSupport.parkNanos(Duration.ofSeconds(60).toNanos()));
        assertThat(Quiescence.await(List.of(waiting), () -> List.of(sleeper), () -> 0, WINDOW, SHORT_GUARD))
                .isEqualTo(Rest.RESTLESS);
        List<Thread> idle = List.of(start(LockSupport::park));
        assertThat(Quiescence.await(List.of(waiting), () -> idle, () -> 0, WINDOW, GUARD))
                .isEqualTo(Rest.AT_REST);
    }

    /** A pool may start a worker for what has been waiting. */
    @Test
    void a_bystander_that_comes_later_is_waited_for_too() throws Exception {
        Thread waiting = start(LockSupport::park);
        List<Thread> workers = new CopyOnWriteArrayList<>(List.of(start(LockSupport::park)));
        AtomicLong looks = new AtomicLong();
        assertThat(Quiescence.await(
                        List.of(waiting),
                        () -> {
                            if (looks.incrementAndGet() == 3)
                                workers.add(start(() -> LockSupport.parkNanos(Long.MAX_VALUE)));
                            return workers;
                        },
                        () -> 0,
                        WINDOW,
                        SHORT_GUARD))
                .isEqualTo(Rest.RESTLESS);
    }

    @Test
    void a_thread_asleep_in_a_native_call_is_at_rest_when_it_has_slept_for_long() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "sleeps in native calls are told by Linux");
        try (PipeReader reader = new PipeReader("quiet-reader")) {
            Thread thread = reader.thread();
            assertThat(Quiescence.await(List.of(thread), () -> 0, Quiescence.ACCUSING, Duration.ofSeconds(1)))
                    .isEqualTo(Rest.RESTLESS);
            assertThat(await(thread, GUARD)).isEqualTo(Rest.AT_REST);
        }
    }

    @Test
    void one_that_something_comes_for_now_and_then_is_not() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "sleeps in native calls are told by Linux");
        try (PipeReader reader = new PipeReader("busy-reader")) {
            Thread writer = start(() -> {
                try {
                    reader.wake();
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (IOException | InterruptedException e) {
                    over = true;
                }
            });
            assertThat(Quiescence.await(
                            List.of(reader.thread()), () -> 0, Quiescence.ACCUSING, Duration.ofMillis(2_500)))
                    .isEqualTo(Rest.RESTLESS);
            assertThat(writer.isAlive()).isTrue();
            over = true;
            writer.join();
        }
    }

    private static Rest await(Thread thread, Duration guard) throws InterruptedException {
        return Quiescence.await(List.of(thread), () -> 0, WINDOW, guard);
    }

    private Thread start(Runnable step) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!over) step.run();
        });
    }
}
