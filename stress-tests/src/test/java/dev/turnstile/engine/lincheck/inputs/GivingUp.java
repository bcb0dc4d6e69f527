package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The part of {@link Waiting} that interrupts, and that gives up a lock, a condition or a thread after a time. */
public final class GivingUp {
    private GivingUp() {}

    private static final String LATCH = "await() | finish()";

    static List<Case> cases() {
        return List.of(
                Case.right(InterruptWait.class, LATCH),
                Case.right(InterruptPark.class, LATCH),
                Case.wrong(InterruptWithoutFlag.class, LATCH),
                Case.right(TimedTryLock.class, "first() | second()"),
                Case.right(TimedConditionAwait.class, LATCH),
                Case.right(TimedJoinLoop.class, "relay(1) | relay(2)"),
                Case.wrong(TimedJoinOnce.class, "relay(1)"));
    }

    /** Wakes the waiter by an interrupt alone. The monitor is held meanwhile, so the interrupt comes while the waiter waits. */
    @Subject(model = Contracts.LatchModel.class)
    public static class InterruptWait implements Contracts.Latch {
        private Thread waiter;
        private boolean done;

        @Override
        public synchronized void await() {
            waiter = Thread.currentThread();
            try {
                while (!done) wait();
            } catch (InterruptedException e) {
                if (!done) throw new IllegalStateException(e);
            } finally {
                waiter = null;
            }
        }

        @Override
        public synchronized void finish() {
            done = true;
            if (waiter != null) waiter.interrupt();
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class InterruptPark implements Contracts.Latch {
        private volatile Thread waiter;
        private volatile boolean done;

        @Override
        public void await() {
            waiter = Thread.currentThread();
            while (!done) LockSupport.park(this);
        }

        @Override
        public void finish() {
            done = true;
            Thread thread = waiter;
            if (thread != null) thread.interrupt();
        }
    }

    /** An interrupt that comes before there is a waiter is lost. */
    @Subject(model = Contracts.LatchModel.class)
    public static class InterruptWithoutFlag implements Contracts.Latch {
        private volatile Thread waiter;

        @Override
        public void await() {
            waiter = Thread.currentThread();
            while (!Thread.interrupted()) LockSupport.park(this);
        }

        @Override
        public void finish() {
            Thread thread = waiter;
            if (thread != null) thread.interrupt();
        }
    }

    /** The opposite orders of the two locks cannot deadlock, since the second acquisition gives up. */
    @Subject(model = Contracts.SectionsModel.class)
    public static class TimedTryLock implements Contracts.Sections {
        private final ReentrantLock a = new ReentrantLock();
        private final ReentrantLock b = new ReentrantLock();

        @Override
        public void first() throws InterruptedException {
            both(a, b);
        }

        @Override
        public void second() throws InterruptedException {
            both(b, a);
        }

        private static void both(ReentrantLock outer, ReentrantLock inner) throws InterruptedException {
            outer.lock();
            try {
                if (inner.tryLock(50, TimeUnit.MILLISECONDS)) inner.unlock();
            } finally {
                outer.unlock();
            }
        }
    }

    /** Nobody signals: the waiter goes on because its time runs out. */
    @Subject(model = Contracts.LatchModel.class)
    public static class TimedConditionAwait implements Contracts.Latch {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition finished = lock.newCondition();
        private boolean done;

        @Override
        public void await() throws InterruptedException {
            lock.lock();
            try {
                while (!done) {
                    finished.await(50, TimeUnit.MILLISECONDS);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void finish() {
            lock.lock();
            try {
                done = true;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = Contracts.RelayModel.class)
    public static class TimedJoinLoop implements Contracts.Relay {
        private static final class PlainAnswer {
            int value;
        }

        @Override
        public int relay(int value) throws InterruptedException {
            PlainAnswer box = new PlainAnswer();
            Thread thread = new Thread(() -> box.value = value);
            thread.start();
            while (thread.isAlive()) thread.join(50);
            return box.value;
        }
    }

    /** The time may run out before the thread writes. */
    @Subject(model = Contracts.RelayModel.class)
    public static class TimedJoinOnce implements Contracts.Relay {
        private static final class VolatileAnswer {
            volatile int value;
        }

        @Override
        public int relay(int value) throws InterruptedException {
            VolatileAnswer box = new VolatileAnswer();
            Thread thread = new Thread(() -> box.value = value);
            thread.start();
            thread.join(50);
            return box.value;
        }
    }
}
