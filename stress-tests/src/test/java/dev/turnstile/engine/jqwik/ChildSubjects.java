package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.CounterModel;
import dev.turnstile.engine.jqwik.Subjects.AtomicCounter;
import dev.turnstile.engine.jqwik.Subjects.DeafGate;
import dev.turnstile.engine.jqwik.Subjects.GateModel;
import dev.turnstile.spec.Subject;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Subjects that answer right, and start threads that end in different ways. */
public final class ChildSubjects {
    private ChildSubjects() {}

    private static void fail() {
        throw new AssertionError("a child fails");
    }

    private static void failAndCatch() {
        try {
            fail();
        } catch (AssertionError expected) {
            // that is the point
        }
    }

    /** Each increment has a thread of the subject run something, and does not wait for it. */
    public abstract static class ChildCounter extends AtomicCounter {
        abstract void runInChild();

        @Override
        public int increment() {
            runInChild();
            return super.increment();
        }
    }

    /** One that has a pool, and shuts it down. */
    public abstract static class PoolCounter extends ChildCounter implements AutoCloseable {
        final ExecutorService pool;

        PoolCounter(ExecutorService pool) {
            this.pool = pool;
        }

        @Override
        public void close() {
            pool.shutdown();
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingThread extends ChildCounter {
        @Override
        void runInChild() {
            new Thread(ChildSubjects::fail, "child").start();
        }
    }

    @Subject(model = CounterModel.class)
    public static class CatchingThread extends ChildCounter {
        @Override
        void runInChild() {
            new Thread(ChildSubjects::failAndCatch, "child").start();
        }
    }

    /** Waits for its child, so that each run is over after its child. */
    @Subject(model = CounterModel.class)
    public static class ThrowingJoinedThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread child = new Thread(ChildSubjects::fail, "child");
            child.start();
            Subjects.join(child);
        }
    }

    /** The child starts another thread, which fails. */
    @Subject(model = CounterModel.class)
    public static class ThrowingGrandchild extends ChildCounter {
        @Override
        void runInChild() {
            new Thread(() -> new Thread(ChildSubjects::fail, "grandchild").start()).start();
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingVirtualThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread.startVirtualThread(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class CatchingVirtualThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread.startVirtualThread(ChildSubjects::failAndCatch);
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingNamedVirtualThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread.ofVirtual().name("virtual child").start(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingPool extends PoolCounter {
        public ThrowingPool() {
            super(Executors.newSingleThreadExecutor());
        }

        @Override
        void runInChild() {
            pool.execute(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class CatchingPool extends PoolCounter {
        public CatchingPool() {
            super(Executors.newSingleThreadExecutor());
        }

        @Override
        void runInChild() {
            pool.execute(ChildSubjects::failAndCatch);
        }
    }

    /** The exception is in a future that nobody asks. */
    @Subject(model = CounterModel.class)
    public static class CapturingPool extends PoolCounter {
        public CapturingPool() {
            super(Executors.newSingleThreadExecutor());
        }

        @Override
        void runInChild() {
            pool.submit(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingVirtualPool extends PoolCounter {
        public ThrowingVirtualPool() {
            super(Executors.newVirtualThreadPerTaskExecutor());
        }

        @Override
        void runInChild() {
            pool.execute(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class CapturingVirtualPool extends PoolCounter {
        public CapturingVirtualPool() {
            super(Executors.newVirtualThreadPerTaskExecutor());
        }

        @Override
        void runInChild() {
            pool.submit(ChildSubjects::fail);
        }
    }

    /** Such a pool tells the handler of uncaught exceptions, and keeps the thread. */
    @Subject(model = CounterModel.class)
    public static class ThrowingForkJoinPool extends PoolCounter {
        public ThrowingForkJoinPool() {
            super(new ForkJoinPool(1));
        }

        @Override
        void runInChild() {
            pool.execute(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class CapturingForkJoinPool extends PoolCounter {
        public CapturingForkJoinPool() {
            super(new ForkJoinPool(1));
        }

        @Override
        void runInChild() {
            pool.submit(ChildSubjects::fail);
        }
    }

    @Subject(model = CounterModel.class)
    public static class ThrowingTimer extends ChildCounter {
        @Override
        void runInChild() {
            new Timer("timer", true)
                    .schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    fail();
                                }
                            },
                            0);
        }
    }

    /** The child catches its exception, and tells the handler itself, as servers do that go on afterwards. */
    @Subject(model = CounterModel.class)
    public static class ReportingThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread child = new Thread(() -> {
                try {
                    fail();
                } catch (AssertionError e) {
                    Thread own = Thread.currentThread();
                    own.getUncaughtExceptionHandler().uncaughtException(own, e);
                }
            });
            child.start();
            Subjects.join(child);
        }
    }

    /** The child has a handler of its own, so somebody takes care of its exception. */
    @Subject(model = CounterModel.class)
    public static class HandledThread extends ChildCounter {
        @Override
        void runInChild() {
            Thread.ofPlatform().uncaughtExceptionHandler((thread, thrown) -> {}).start(ChildSubjects::fail);
        }
    }

    /** Has a thread that waits until it is interrupted, and takes that for an error. */
    public abstract static class WaitingChildCounter extends AtomicCounter implements AutoCloseable {
        final Thread child = new Thread(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted", e);
                    }
                },
                "waiting child");

        WaitingChildCounter() {
            child.start();
        }

        @Override
        public void close() {
            child.interrupt();
            Subjects.join(child);
        }
    }

    /** Interrupts its child when it is closed. */
    @Subject(model = CounterModel.class)
    public static class InterruptsOnClose extends WaitingChildCounter {}

    /** Interrupts its child while it is in use. */
    @Subject(model = CounterModel.class)
    public static class InterruptsInUse extends WaitingChildCounter {
        @Override
        public int increment() {
            child.interrupt();
            Subjects.join(child);
            return super.increment();
        }
    }

    /** When it is closed, its child finds nothing more to do, and fails at that. */
    @Subject(model = CounterModel.class)
    public static class FailsOnClose extends AtomicCounter implements AutoCloseable {
        private final LinkedBlockingQueue<Boolean> more = new LinkedBlockingQueue<>();
        private final Thread child = new Thread(() -> {
            if (!Subjects.take(more)) fail();
        });

        public FailsOnClose() {
            child.start();
        }

        @Override
        public void close() {
            more.add(false);
            Subjects.join(child);
        }
    }

    /** Its thread waits for the test, and fails then: long after the subject's last run. */
    @Subject(model = CounterModel.class)
    public static class FailsLater extends AtomicCounter {
        static final CountDownLatch LATER = new CountDownLatch(1);
        private static final AtomicBoolean STARTED = new AtomicBoolean();

        public FailsLater() {
            if (!STARTED.compareAndSet(false, true)) return;
            Thread child = new Thread(() -> {
                while (LATER.getCount() > 0) LockSupport.parkNanos(100_000);
                fail();
            });
            child.setDaemon(true);
            child.start();
        }
    }

    /** When it is closed while somebody waits, its child fails; only the harness ever does that. */
    @Subject(model = GateModel.class)
    public static class FailsWhenGivenUp extends DeafGate implements AutoCloseable {
        private final LinkedBlockingQueue<Boolean> closedInUse = new LinkedBlockingQueue<>();
        private volatile int inside;

        public FailsWhenGivenUp() {
            Thread child = new Thread(() -> {
                if (Subjects.take(closedInUse)) fail();
            });
            child.setDaemon(true);
            child.start();
        }

        @Override
        public synchronized void pass() {
            inside++; // given back while it waits, as the monitor is
            super.pass();
            inside--;
        }

        @Override
        public void close() {
            closedInUse.add(inside > 0);
        }
    }

    /** {@code pass()} starts a child that fails, and waits for the gate alone. */
    @Subject(model = GateModel.class)
    public static class FailsBesidesWaiting extends DeafGate {
        @Override
        public void pass() {
            Thread child = new Thread(ChildSubjects::fail, "child");
            child.start();
            Subjects.join(child);
            super.pass();
        }
    }

    /** {@code pass()} waits forever for a child that has failed. */
    @Subject(model = GateModel.class)
    public static class WaitsForFailed extends DeafGate {
        @Override
        public void pass() {
            super.pass();
            LinkedBlockingQueue<Boolean> answer = new LinkedBlockingQueue<>();
            new Thread(
                            () -> {
                                fail();
                                answer.add(true);
                            },
                            "child")
                    .start();
            Subjects.take(answer);
        }
    }
}
