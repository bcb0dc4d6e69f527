package dev.turnstile.engine.jqwik;

import dev.turnstile.spec.Subject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Subjects that take long: those that are right return, and those that are wrong do not always. */
public final class SlowSubjects {
    private SlowSubjects() {}

    /** Counts. */
    public interface Steps {
        /** Adds one. */
        int step();
    }

    /** The count. */
    public static class StepsModel implements Steps {
        private int count;

        @Override
        public int step() {
            return ++count;
        }
    }

    /** Right, and busy for some time. */
    public abstract static class SlowSteps implements Steps {
        final AtomicInteger count = new AtomicInteger();

        abstract void work();

        @Override
        public int step() {
            work();
            return count.incrementAndGet();
        }

        static void spin(long millis) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end) Thread.onSpinWait();
        }

        static void sleep(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Computes for longer than is usual. */
    @Subject(model = StepsModel.class)
    public static class Computing extends SlowSteps {
        @Override
        void work() {
            spin(1_800);
        }
    }

    /** Sleeps for longer than is usual. */
    @Subject(model = StepsModel.class)
    public static class Sleeping extends SlowSteps {
        @Override
        void work() {
            sleep(5_600);
        }
    }

    /** Keeps others waiting while it computes. */
    @Subject(model = StepsModel.class)
    public static class Excluding extends SlowSteps {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public int step() {
            lock.lock();
            try {
                return super.step();
            } finally {
                lock.unlock();
            }
        }

        @Override
        void work() {
            spin(1_200);
        }
    }

    /** Slow, and spins forever if another enters meanwhile. */
    @Subject(model = StepsModel.class)
    public static class SlowAndStuck extends SlowSteps {
        static volatile boolean stop;

        private final AtomicInteger entered = new AtomicInteger();

        @Override
        void work() {
            int ticket = entered.incrementAndGet();
            spin(300);
            while (ticket != entered.get() && !stop) Thread.onSpinWait();
        }
    }
}
