package dev.turnstile.engine.jqwik;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.engine.Counter;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Subjects that each do one thing that the engine has to cope with. */
public final class Subjects {
    private Subjects() {}

    /** Loses updates. */
    @Subject(model = CounterModel.class)
    public static class RacyCounter extends CounterModel {}

    /** Answers wrongly in one of many runs. */
    @Subject(model = CounterModel.class)
    public static class RarelyRacyCounter extends AtomicCounter {
        static final int RUNS = 20_000;
        private static final AtomicInteger MADE = new AtomicInteger();

        private final boolean wrong = MADE.incrementAndGet() % RUNS == 0;

        @Override
        public int increment() {
            return wrong ? super.increment() + 1 : super.increment();
        }
    }

    /** Correct; notes on which kinds of threads it was called. */
    @Subject(model = CounterModel.class)
    public static class AtomicCounter implements Counter {
        static final Set<ThreadKind> CALLED_ON = EnumSet.noneOf(ThreadKind.class);

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            note();
            return count.incrementAndGet();
        }

        @Override
        public int get() {
            note();
            return count.get();
        }

        private static void note() {
            ThreadKind kind = Thread.currentThread().isVirtual() ? ThreadKind.VIRTUAL : ThreadKind.PLATFORM;
            synchronized (CALLED_ON) {
                CALLED_ON.add(kind);
            }
        }
    }

    /** Correct, and closed after each run. */
    @Subject(model = CounterModel.class)
    public static class ClosedCounter extends AtomicCounter implements AutoCloseable {
        static final AtomicInteger OPEN = new AtomicInteger();
        static final AtomicInteger MADE = new AtomicInteger();

        /** Opens it. */
        public ClosedCounter() {
            OPEN.incrementAndGet();
            MADE.incrementAndGet();
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }
    }

    /** Cannot be made. */
    @Subject(model = CounterModel.class)
    public static class ThrowingConstructor extends AtomicCounter {
        /** Throws. */
        public ThrowingConstructor() {
            throw new UnsupportedOperationException("not today");
        }
    }

    /** Right, but for its end. */
    @Subject(model = CounterModel.class)
    public static class ThrowingInClose extends AtomicCounter implements AutoCloseable {
        @Override
        public void close() {
            throw new IllegalStateException("not now\nor later");
        }
    }

    /** Answers a list. */
    public interface Growing {
        List<Integer> add(int value);
    }

    /** A model that answers its own list: what counts is what that held then. */
    public static class GrowingModel implements Growing {
        private final List<Integer> values = new ArrayList<>();

        @Override
        public List<Integer> add(int value) {
            values.add(value);
            return values;
        }
    }

    /** Answers copies. */
    @Subject(model = GrowingModel.class)
    public static class GrowingList implements Growing {
        private final List<Integer> values = new ArrayList<>();

        @Override
        public synchronized List<Integer> add(int value) {
            values.add(value);
            return new ArrayList<>(values);
        }
    }

    /** Answers its own list, where callers see what others add. */
    @Subject(model = GrowingModel.class)
    public static class LiveList implements Growing {
        private final List<Integer> values = new CopyOnWriteArrayList<>();

        @Override
        public List<Integer> add(int value) {
            values.add(value);
            return values;
        }
    }

    /** Cannot be made, and takes its time about it. */
    @Subject(model = CounterModel.class)
    public static class EndlessConstructor extends AtomicCounter {
        /** Never returns. */
        public EndlessConstructor() {
            new Semaphore(0).acquireUninterruptibly();
        }
    }

    /** Waits for a thread's end. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes an answer; {@code false} if the thread is interrupted. */
    static boolean take(BlockingQueue<Boolean> answers) {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts a thread that stays. */
    @Subject(model = CounterModel.class)
    public static class ThreadLeaker extends AtomicCounter {
        private static final AtomicInteger STARTED = new AtomicInteger();

        /** Starts it, the first time. */
        public ThreadLeaker() {
            if (STARTED.getAndIncrement() > 0) return;
            new Thread(LockSupport::park).start();
        }
    }

    /** A gate that opens. */
    public interface Gate {
        /** Blocks until it is open. */
        void pass();

        /** Opens it. */
        void open();

        /** Fails unless it is open. */
        int check();
    }

    /** Open or not. */
    public static class GateModel implements Gate {
        private boolean open;

        @Override
        public void pass() {
            enabledWhen(open);
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public int check() {
            if (!open) throw new IllegalStateException();
            return 1;
        }
    }

    /** Correct, and deaf to interrupts. */
    @Subject(model = GateModel.class)
    public static class DeafGate implements Gate {
        private boolean open;

        @Override
        public synchronized void pass() {
            while (!open) {
                try {
                    wait();
                } catch (InterruptedException ignored) {
                    // deaf
                }
            }
        }

        @Override
        public synchronized void open() {
            open = true;
            notifyAll();
        }

        @Override
        public synchronized int check() {
            if (!open) throw new IllegalStateException("with a message of its own");
            return 1;
        }
    }

    /** Correct, and waits by polling. */
    @Subject(model = GateModel.class)
    public static class SpinningGate implements Gate {
        private volatile boolean open;

        @Override
        public void pass() {
            while (!open && !Thread.currentThread().isInterrupted()) Thread.onSpinWait();
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public int check() {
            if (!open) throw new IllegalStateException();
            return 1;
        }
    }

    /** Throws something else than the model. */
    @Subject(model = GateModel.class)
    public static class WrongExceptionGate extends DeafGate {
        @Override
        public synchronized int check() {
            try {
                return super.check();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** Spins on an open gate until the test is over. */
    @Subject(model = GateModel.class)
    public static class EndlesslySpinningGate extends SpinningGate {
        static volatile boolean stop;

        @Override
        public void pass() {
            while (!stop) Thread.onSpinWait();
        }
    }

    /** Takes two locks of its own making, each thread in its own order. */
    @Subject(model = GateModel.class)
    public static class HandMadeLocksGate extends SpinningGate {
        private final ParkingLock first = new ParkingLock();
        private final ParkingLock second = new ParkingLock();

        @Override
        public void open() {
            first.lock(); // open takes first
            second.lock(); // open asks second
            super.open();
            second.unlock();
            first.unlock();
        }

        @Override
        public int check() {
            second.lock(); // check takes second
            first.lock(); // check asks first
            try {
                return super.check();
            } finally {
                first.unlock();
                second.unlock();
            }
        }
    }

    /** A lock that the virtual machine knows nothing of. */
    static final class ParkingLock {
        private final AtomicReference<Thread> taken = new AtomicReference<>();

        void lock() {
            while (!taken.compareAndSet(null, Thread.currentThread())) LockSupport.parkNanos(this, Long.MAX_VALUE);
        }

        void unlock() {
            taken.set(null);
        }
    }
}
