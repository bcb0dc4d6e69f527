package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.engine.canary.CanaryCounter;
import dev.turnstile.engine.canary.CanaryCounterModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;

/** The counters of {@link Table}. */
public final class TableCounters {
    private TableCounters() {}

    @Subject(model = CanaryCounterModel.class)
    public static class Plain implements CanaryCounter {
        private int n;

        @Override
        public int increment() {
            return ++n;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class Volatile implements CanaryCounter {
        private volatile int n;

        @Override
        public int increment() {
            return ++n;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class Cas implements CanaryCounter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int increment() {
            while (true) {
                int seen = n.get();
                if (n.compareAndSet(seen, seen + 1)) return seen + 1;
            }
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class Synchronized implements CanaryCounter {
        private int n;

        @Override
        public synchronized int increment() {
            return ++n;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class Reentrant implements CanaryCounter {
        private final ReentrantLock lock = new ReentrantLock();
        private int n;

        @Override
        public int increment() {
            lock.lock();
            try {
                return ++n;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class OwnAqs implements CanaryCounter {
        private static final class Sync extends AbstractQueuedSynchronizer {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean tryAcquire(int unused) {
                return compareAndSetState(0, 1);
            }

            @Override
            protected boolean tryRelease(int unused) {
                setState(0);
                return true;
            }
        }

        private final Sync sync = new Sync();
        private int n;

        @Override
        public int increment() {
            sync.acquire(1);
            try {
                return ++n;
            } finally {
                sync.release(1);
            }
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class SpinLock implements CanaryCounter {
        private final AtomicBoolean held = new AtomicBoolean();
        private int n;

        @Override
        public int increment() {
            while (!held.compareAndSet(false, true)) Thread.onSpinWait();
            int next = ++n;
            held.set(false);
            return next;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class JdkSemaphore implements CanaryCounter {
        private final Semaphore mutex = new Semaphore(1);
        private int n;

        @Override
        public int increment() {
            mutex.acquireUninterruptibly();
            try {
                return ++n;
            } finally {
                mutex.release();
            }
        }
    }
}
