package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The operators that change how threads wait for one another. */
class WaitOperatorsTest {
    static class Loops {
        int checks;

        private boolean isTrue() {
            return ++checks == 3;
        }

        synchronized int monitor() throws InterruptedException {
            while (!isTrue()) wait(1);
            return checks;
        }

        int parked() {
            do LockSupport.parkNanos(1);
            while (!isTrue());
            return checks;
        }

        synchronized int interrupted() {
            while (!isTrue()) {
                try {
                    wait(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return checks;
        }

        /** Behind its loop there is nothing. */
        int endless() {
            for (; ; ) {
                if (isTrue()) return checks;
                LockSupport.parkNanos(1);
            }
        }

        int notInLoop() {
            LockSupport.parkNanos(1);
            return checks;
        }
    }

    @Test
    void a_condition_is_checked_once() {
        MutationOperator operator = new IfInsteadOfWhile();
        assertThat(Mutants.texts(operator, Loops.class))
                .containsExactly(
                        "monitor: the condition in monitor is not checked again after wait",
                        "parked: the condition in parked is not checked again after parkNanos",
                        "interrupted: the condition in interrupted is not checked again after wait");
        for (Mutation mutation : Mutants.of(operator, Loops.class)) {
            String method = mutation.site().member();
            assertThat(Running.of(Loops.class).call(method)).as(method).isEqualTo(3);
            // A loop with its condition at the end still evaluates it once.
            assertThat(Mutants.run(mutation, Loops.class).call(method))
                    .as(method)
                    .isEqualTo(1);
        }
    }

    static class Signalling {
        final ReentrantLock lock = new ReentrantLock();
        final Condition condition = lock.newCondition();
        final CountDownLatch latch = new CountDownLatch(1);
        final Semaphore semaphore = new Semaphore(0);

        synchronized void monitor() {
            notifyAll();
            notify();
        }

        void condition() {
            lock.lock();
            condition.signalAll();
            condition.signal();
            lock.unlock();
        }

        int others() {
            LockSupport.unpark(Thread.currentThread());
            latch.countDown();
            semaphore.release();
            semaphore.release(10);
            return (int) latch.getCount() * 1000 + semaphore.availablePermits();
        }

        /** A compiler makes three calls of the one that stands here. */
        int always(boolean early) {
            try {
                if (early) return 1;
            } finally {
                semaphore.release();
            }
            return 2;
        }
    }

    @Test
    void one_is_woken_instead_of_all() {
        assertThat(Mutants.texts(Signals.notifyOne(), Signalling.class))
                .containsExactly("monitor: notifyAll in monitor is replaced by notify");
        assertThat(Mutants.texts(Signals.signalOne(), Signalling.class))
                .containsExactly("condition: signalAll in condition is replaced by signal");
        assertThat(Mutants.run(Signals.notifyOne(), Signalling.class, "notifyAll in monitor is replaced by notify")
                        .call("monitor"))
                .isNull();
        assertThat(Mutants.run(Signals.signalOne(), Signalling.class, "signalAll in condition is replaced by signal")
                        .call("condition"))
                .isNull();
    }

    @Test
    void a_signal_is_left_out() {
        assertThat(Mutants.texts(Signals.none(), Signalling.class))
                .containsExactly(
                        "monitor: notifyAll in monitor is left out",
                        "monitor: notify in monitor is left out",
                        "condition: signalAll in condition is left out",
                        "condition: signal in condition is left out",
                        "others: unpark in others is left out",
                        "others: countDown in others is left out",
                        "others: release in others is left out",
                        "others: release in others is left out",
                        "always: release in always is left out");
        assertThat(new Signalling().others()).isEqualTo(11);
        assertThat(Mutants.of(Signals.none(), Signalling.class).stream()
                        .filter(mutation -> mutation.site().member().equals("others"))
                        .map(mutation -> Mutants.run(mutation, Signalling.class).call("others")))
                .containsExactly(11, 1011, 10, 1);
    }

    @Test
    void copies_of_a_finally_block_are_left_out_together() {
        for (boolean early : new boolean[] {false, true}) {
            Running mutant = Mutants.run(Signals.none(), Signalling.class, "release in always is left out");
            mutant.call("always", early);
            assertThat(mutant.get("semaphore")).asString().contains("Permits = 0");
        }
    }

    static class Awaiting {
        final CountDownLatch latch = new CountDownLatch(1);
        final CyclicBarrier barrier = new CyclicBarrier(2);
        final CompletableFuture<String> future = new CompletableFuture<>();
        final Phaser phaser = new Phaser(2);
        final Thread current = Thread.currentThread();

        int latch() throws InterruptedException {
            latch.await();
            return 1;
        }

        boolean timed() throws InterruptedException {
            return latch.await(0, TimeUnit.NANOSECONDS);
        }

        int barrier() throws Exception {
            return barrier.await();
        }

        int future() throws ExecutionException, InterruptedException {
            future.get();
            return 2;
        }

        String used() throws ExecutionException, InterruptedException {
            return future.get();
        }

        int phaser() {
            return phaser.arriveAndAwaitAdvance();
        }

        /** Waits for itself. */
        int thread() throws InterruptedException {
            current.join();
            return 3;
        }
    }

    @Test
    void nobody_is_waited_for() {
        MutationOperator operator = DropAwait.operator();
        assertThat(Mutants.texts(operator, Awaiting.class))
                .containsExactly(
                        "latch: await in latch is left out",
                        "timed: await in timed is left out",
                        "barrier: await in barrier is left out",
                        "future: get in future is left out",
                        "phaser: arriveAndAwaitAdvance in phaser is replaced by arrive",
                        "thread: join in thread is left out");
        assertThat(Mutants.of(operator, Awaiting.class).stream()
                        .map(mutation -> Mutants.run(mutation, Awaiting.class)
                                .call(mutation.site().member())))
                .containsExactly(1, true, 0, 2, 0, 3);
    }

    static class Permits {
        final Semaphore plain = new Semaphore(5);
        final Semaphore fair = new Semaphore(5, true);

        int left() throws InterruptedException {
            plain.acquire();
            plain.acquireUninterruptibly(2);
            return plain.availablePermits();
        }

        String made() {
            return fair.availablePermits() + " " + fair.isFair();
        }
    }

    @Test
    void there_is_one_permit_more_or_one_less_is_taken() {
        MutationOperator operator = OnePermitLess.operator();
        assertThat(Mutants.texts(operator, Permits.class))
                .containsExactly(
                        "<init>: a semaphore made in the constructor has one permit more",
                        "<init>: a semaphore made in the constructor has one permit more",
                        "left: acquire in left is left out",
                        "left: acquireUninterruptibly in left takes one permit less");
        assertThat(new Permits().made()).isEqualTo("5 true");
        assertThat(Mutants.of(operator, Permits.class).stream()
                        .map(mutation -> Mutants.run(mutation, Permits.class))
                        .map(mutant -> mutant.call("left") + " " + mutant.call("made")))
                .containsExactly("3 5 true", "2 6 true", "3 5 true", "3 5 true");
    }
}
