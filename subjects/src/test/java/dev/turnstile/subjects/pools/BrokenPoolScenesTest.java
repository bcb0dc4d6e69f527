package dev.turnstile.subjects.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.subjects.Meeting;
import dev.turnstile.subjects.Threads;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tasks of broken pools when their threads meet at the wrong moment. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class BrokenPoolScenesTest {
    @Test
    void a_task_that_throws_takes_the_only_worker_with_it() throws InterruptedException {
        try (var pool = new DyingWorkerPool(1)) {
            var worker = new AtomicReference<@Nullable Thread>();
            var bothSubmitted = new Meeting(2);
            var ran = new AtomicBoolean();
            pool.submit(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> worker.set(thread));
                bothSubmitted.join();
                throw new IllegalStateException();
            });
            pool.submit(() -> ran.set(true));
            bothSubmitted.join();
            Thread dead;
            while ((dead = worker.get()) == null) Thread.onSpinWait();
            dead.join();

            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(ran).isFalse();
        }
    }

    @Test
    void a_task_that_waits_in_the_queue_is_dropped_at_shutdown() {
        try (var pool = new TaskLostOnShutdownPool(1)) {
            var atWork = new Meeting(2);
            var shutDown = new Meeting(2);
            var ran = new AtomicBoolean();
            pool.submit(() -> {
                atWork.join();
                shutDown.join();
            });
            assertThat(pool.submit(() -> ran.set(true))).isTrue();
            atWork.join();
            pool.shutdown();
            shutDown.join();
            pool.awaitTermination();
            assertThat(ran).isFalse();
        }
    }

    @Test
    void two_tasks_that_wait_for_others_starve_a_pool_of_two() throws InterruptedException {
        var pool = new SelfSubmitPool(2);
        var bothAtWork = new Meeting(2);
        var workers = new CopyOnWriteArrayList<Thread>();
        var innerRan = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            pool.submit(() -> {
                bothAtWork.join();
                workers.add(Thread.currentThread());
                pool.run(() -> innerRan.set(true));
            });
        }
        while (workers.size() < 2 || queued(pool) < 2) Thread.onSpinWait();
        Threads.awaitAsleep(workers); // each for the task that it has queued: nothing else is left to wait for

        pool.close();
        Threads.join(workers);
        assertThat(innerRan).isFalse();
    }

    private static int queued(BoundedThreadPool pool) {
        pool.lock.lock();
        try {
            return pool.tasks.size();
        } finally {
            pool.lock.unlock();
        }
    }
}
