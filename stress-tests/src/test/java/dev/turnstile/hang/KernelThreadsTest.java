package dev.turnstile.hang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
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
}
