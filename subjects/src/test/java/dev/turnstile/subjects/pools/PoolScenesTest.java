package dev.turnstile.subjects.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.pools.ThreadPool.Job;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import dev.turnstile.subjects.Threads;
import dev.turnstile.subjects.promises.CasPromise;
import dev.turnstile.support.waiting.Interrupted;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools, their workers and those who wait for them. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD) // a guard only: a lost task would be waited for forever
class PoolScenesTest {
    private static final int ROUNDS = 200;

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void a_pool_of_four_runs_ten_tasks_on_exactly_four_workers(IntFunction<JudgedPool> pools) {
        var atWork = new Census();
        var fourAreThere = new Meeting(4);
        try (JudgedPool pool = pools.apply(4)) {
            for (int i = 0; i < 10; i++) pool.submit(() -> atWork.count(fourAreThere::join));
            pool.shutdown();
            pool.awaitTermination();

            assertThat(atWork.total()).isEqualTo(10);
            assertThat(atWork.most()).isEqualTo(4);
            assertThat(pool.mostWorkers()).isEqualTo(4);
            System.out.printf(
                    "%d tasks in a %s of 4: %d workers at once%n",
                    atWork.total(), pool.getClass().getSimpleName(), pool.mostWorkers());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void twenty_tasks_of_a_unit_take_four_units_on_five_workers_and_twenty_one_after_another(
            IntFunction<JudgedPool> pools) {
        int atOnce = unitsOfTwentyTasks(pools.apply(5), 5, JudgedPool::submit);
        int oneAfterAnother = unitsOfTwentyTasks(pools.apply(5), 1, JudgedPool::run);

        assertThat(atOnce).isEqualTo(4);
        assertThat(oneAfterAnother).isEqualTo(20).isEqualTo(5 * atOnce);
        System.out.printf("20 tasks on 5 workers: %d units at once, %d one after another%n", atOnce, oneAfterAnother);
    }

    /** A unit is over when this number of tasks have come to its end; with fewer at once it would never be over. */
    private static int unitsOfTwentyTasks(JudgedPool pool, int atOnce, Submission submission) {
        var units = new AtomicInteger();
        var endOfUnit = new CyclicBarrier(atOnce, units::incrementAndGet);
        try (pool) {
            for (int i = 0; i < 20; i++) submission.submit(pool, () -> await(endOfUnit));
            pool.shutdown();
            pool.awaitTermination();
        }
        return units.get();
    }

    private interface Submission {
        boolean submit(JudgedPool pool, Runnable task);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void an_asynchronous_submission_returns_before_the_task_has_run_and_a_synchronous_one_afterwards(
            IntFunction<JudgedPool> pools) {
        try (JudgedPool pool = pools.apply(1)) {
            var ran = new AtomicBoolean();
            assertThat(pool.run(() -> ran.set(true))).isTrue();
            assertThat(ran).isTrue();

            ran.set(false);
            var submitted = new Meeting(2);
            assertThat(pool.submit(() -> {
                        submitted.join();
                        ran.set(true);
                    }))
                    .isTrue();
            assertThat(ran).isFalse();
            submitted.join();
            pool.run(() -> {}); // the only worker comes to it afterwards
            assertThat(ran).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void callbacks_of_a_promise_that_a_task_keeps_run_once_whenever_they_are_registered(IntFunction<JudgedPool> pools) {
        var promises = Stream.generate(CasPromise::new).limit(ROUNDS).toList();
        try (JudgedPool pool = pools.apply(2)) {
            for (CasPromise promise : promises) {
                promise.onDone();
                var bothReady = new Meeting(2);
                pool.submit(() -> {
                    bothReady.join();
                    promise.complete(1);
                });
                bothReady.join();
                promise.onDone(); // while it is being kept
                promise.get();
                promise.onDone();
            }
            pool.shutdown();
            pool.awaitTermination();
        }
        assertThat(promises).extracting(CasPromise::callbacksRun).containsOnly(3);
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void every_task_runs_once_whether_tasks_throw_or_submit_tasks(IntFunction<JudgedPool> pools) {
        try (JudgedPool pool = pools.apply(3)) {
            for (int i = 0; i < ROUNDS; i++) {
                for (Job job : Job.values()) assertThat(pool.submit(job)).isTrue();
                assertThat(pool.submitThrowing()).isTrue();
                assertThat(pool.runNested()).isTrue();
            }
            assertThat(pool.tasksRunOnce()).isEqualTo(ROUNDS * (Job.values().length + 2));
            assertThat(pool.failures()).hasSize(ROUNDS);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void every_accepted_task_runs_once_and_no_other_when_the_shutdown_comes_between(IntFunction<JudgedPool> pools)
            throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (JudgedPool pool = pools.apply(2)) {
                var accepted = new AtomicInteger();
                var turn = new AtomicInteger();
                Crowd.run(4, () -> {
                    if (turn.getAndIncrement() == 2) pool.shutdown();
                    for (Job job : Job.values()) {
                        if (pool.submit(job)) accepted.incrementAndGet();
                    }
                    if (pool.submitThrowing()) accepted.incrementAndGet();
                    if (pool.runNested()) accepted.incrementAndGet();
                });
                assertThat(pool.tasksRunOnce()).isEqualTo(accepted.get());
                assertThat(pool.withinBound()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void two_nested_tasks_that_hold_both_workers_end_all_the_same(IntFunction<JudgedPool> pools) throws Exception {
        try (JudgedPool pool = pools.apply(2)) {
            var bothAtWork = new Meeting(2);
            var innerRun = new AtomicInteger();
            Crowd.run(
                    2,
                    () -> pool.run(() -> {
                        bothAtWork.join();
                        pool.run(innerRun::incrementAndGet);
                    }));
            assertThat(innerRun).hasValue(2);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void who_waits_for_the_end_can_be_interrupted(IntFunction<JudgedPool> pools) throws InterruptedException {
        try (JudgedPool pool = pools.apply(1)) {
            var interrupted = new AtomicBoolean();
            Thread waiter = Threads.start(() -> {
                try {
                    pool.awaitTermination();
                } catch (Interrupted e) {
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            waiter.interrupt();
            waiter.join();
            assertThat(interrupted).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void closing_ends_tasks_that_sleep_and_drops_those_that_wait(IntFunction<JudgedPool> pools)
            throws InterruptedException {
        var neverComplete = new Meeting(2);
        var ran = new AtomicBoolean();
        JudgedPool pool = pools.apply(1);
        List<Thread> callers = Stream.<Runnable>of(neverComplete::join, () -> ran.set(true))
                .map(task -> {
                    Thread caller = Threads.start(() -> {
                        try {
                            pool.run(task);
                        } catch (CancellationException e) {
                            // The pool reports it in this way.
                        }
                    });
                    Threads.awaitAsleep(caller);
                    return caller;
                })
                .toList();

        pool.close();
        Threads.join(callers);
        assertThat(ran).isFalse();
        assertThat(pool.submit(() -> {})).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.turnstile.subjects.pools.Pools#fixed")
    void who_waits_for_the_end_with_a_limit_is_told_whether_it_has_come(IntFunction<JudgedPool> pools) {
        try (JudgedPool pool = pools.apply(1)) {
            var mayEnd = new Meeting(2);
            pool.submit(mayEnd::join);
            pool.shutdown();
            assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
            mayEnd.join();
            assertThat(pool.awaitTermination(1, TimeUnit.HOURS)).isTrue();
        }
    }
}
