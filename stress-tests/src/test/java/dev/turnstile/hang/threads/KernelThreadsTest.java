package dev.turnstile.hang.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class KernelThreadsTest {
    @Test
    void reads_the_state_behind_the_name_whatever_is_in_the_name() {
        List<String> stats = List.of("12 (a (b) S) R 1 2", "13 (other) S 1 2", "14 (a (b) S) S 1 2");
        assertThat(KernelThreads.states("a (b) S", stats)).containsExactly('R', 'S');
    }

    @Test
    void a_thread_that_nobody_woke_is_asleep() throws InterruptedException {
        Thread parked = new Thread(LockSupport::park, "kernel-thread-parked");
        parked.start();
        while (parked.getState() != Thread.State.WAITING) Thread.sleep(1);
        try {
            assertThat(KernelThreads.anyWoken(List.of(parked))).isFalse();
        } finally {
            LockSupport.unpark(parked);
            parked.join();
        }
    }

    /** As if a thread that runs were one that the virtual machine shows as waiting. */
    @Test
    void a_thread_that_is_ready_to_run_is_not() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch runs = new CountDownLatch(1);
        Thread running = new Thread(
                () -> {
                    runs.countDown();
                    while (!stop.get()) Thread.onSpinWait();
                },
                "kernel-thread-running");
        running.setDaemon(true);
        running.start();
        runs.await(); // a thread that is only just started sleeps for a moment, under another name
        try {
            assertThat(KernelThreads.anyWoken(List.of(running))).isTrue();
        } finally {
            stop.set(true);
        }
    }

    @Test
    void a_thread_asleep_in_a_read_has_gone_to_sleep_as_often_at_each_look_until_it_is_woken() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "sleeps are counted by Linux");
        try (PipeReader reader = new PipeReader("kernel-reads")) {
            long sleeps = asleep(reader.thread());
            assertThat(reader.thread().getState()).isEqualTo(Thread.State.RUNNABLE); // as far as the JVM knows
            assertThat(asleep(reader.thread())).isEqualTo(sleeps);
            reader.wake();
            assertThat(asleep(reader.thread())).isGreaterThan(sleeps);
        }
    }

    @Test
    void those_that_cannot_be_told_apart_sleep_if_all_of_them_do() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "sleeps are counted by Linux");
        try (PipeReader one = new PipeReader("kernel-look-alike-one");
                PipeReader other = new PipeReader("kernel-look-alike-two")) {
            long sleeps = asleep(one.thread());
            assertThat(asleep(other.thread())).isEqualTo(sleeps);
            other.wake();
            assertThat(asleep(one.thread())).isGreaterThan(sleeps);
        }
        AtomicBoolean stop = new AtomicBoolean();
        try (PipeReader reader = new PipeReader("kernel-twinkling-asleep")) {
            long _ = asleep(reader.thread());
            CountDownLatch runs = new CountDownLatch(1);
            Thread running = new Thread(
                    () -> {
                        runs.countDown();
                        while (!stop.get()) Thread.onSpinWait();
                    },
                    "kernel-twinkling-awake");
            running.setDaemon(true);
            running.start();
            runs.await();
            for (int i = 0; i < 20; i++)
                assertThat(KernelThreads.sleeps(reader.thread())).isEqualTo(-1);
        } finally {
            stop.set(true);
        }
    }

    @Test
    void of_one_that_runs_or_was_never_started_no_sleep_is_known() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "sleeps are counted by Linux");
        Thread unstarted = new Thread(() -> {}, "kernel-none");
        assertThat(KernelThreads.sleeps(unstarted)).isEqualTo(-1);
        AtomicBoolean stop = new AtomicBoolean();
        Thread running = new Thread(
                () -> {
                    while (!stop.get()) Thread.onSpinWait();
                },
                "kernel-spins");
        running.setDaemon(true);
        running.start();
        try {
            for (int i = 0; i < 20; i++)
                assertThat(KernelThreads.sleeps(running)).isEqualTo(-1);
        } finally {
            stop.set(true);
        }
    }

    /** How often it has gone to sleep when it sleeps, after all that it has been woken for. */
    private static long asleep(Thread thread) throws InterruptedException {
        long sleeps = KernelThreads.sleeps(thread);
        while (true) {
            TimeUnit.MILLISECONDS.sleep(20);
            long again = KernelThreads.sleeps(thread);
            if (sleeps >= 0 && sleeps == again) return sleeps;
            sleeps = again;
        }
    }
}
