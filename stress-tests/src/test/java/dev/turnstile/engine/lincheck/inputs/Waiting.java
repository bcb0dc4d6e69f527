package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Latches that wait on a monitor or park, and counters that sleep. Monitors with several waiters are in {@link Notifying}; interrupts,
 * and waiting that gives up, in {@link GivingUp}.
 */
public final class Waiting {
    private Waiting() {}

    private static final String LATCH = "await() | finish()";
    private static final String TWO_WAITERS = "await() | await() | finish()";

    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>(Notifying.cases());
        cases.addAll(LongWaits.cases());
        Collections.addAll(
                cases,
                Case.right(TimedWaitNotifyAll.class, LATCH),
                Case.right(TimedWaitNotifyAll.class, TWO_WAITERS),
                Case.right(TimedWaitSilent.class, LATCH),
                Case.right(TimedWaitSilent.class, TWO_WAITERS),
                Case.right(UntimedWaitNotifyAll.class, LATCH),
                Case.right(UntimedWaitNotifyAll.class, TWO_WAITERS),
                Case.wrong(UntimedWaitSilent.class, LATCH),
                Case.right(ParkNanosLoop.class, LATCH),
                Case.right(ParkUnpark.class, LATCH),
                Case.wrong(ParkWithoutUnpark.class, LATCH),
                Case.wrong(UnparkBeforeFlag.class, LATCH),
                Case.wrong(SleepBetween.class, "increment() | increment()"),
                Case.right(SleepInsideMonitor.class, "increment() | increment()"));
        cases.addAll(GivingUp.cases());
        return List.copyOf(cases);
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class TimedWaitNotifyAll implements Contracts.Latch {
        private final Object monitor = new Object();
        private boolean done;

        @Override
        public void await() throws InterruptedException {
            synchronized (monitor) {
                while (!done) monitor.wait(50);
            }
        }

        @Override
        public void finish() {
            synchronized (monitor) {
                done = true;
                monitor.notifyAll();
            }
        }
    }

    /** Nobody notifies: the waiter goes on because its time runs out. */
    @Subject(model = Contracts.LatchModel.class)
    public static class TimedWaitSilent implements Contracts.Latch {
        private final Object monitor = new Object();
        private boolean done;

        @Override
        public void await() throws InterruptedException {
            synchronized (monitor) {
                while (!done) monitor.wait(50);
            }
        }

        @Override
        public void finish() {
            synchronized (monitor) {
                done = true;
            }
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class UntimedWaitNotifyAll implements Contracts.Latch {
        private final Object monitor = new Object();
        private boolean done;

        @Override
        public void await() throws InterruptedException {
            synchronized (monitor) {
                while (!done) monitor.wait();
            }
        }

        @Override
        public void finish() {
            synchronized (monitor) {
                done = true;
                monitor.notifyAll();
            }
        }
    }

    /** Nobody notifies: a thread that waits already is stuck. */
    @Subject(model = Contracts.LatchModel.class)
    public static class UntimedWaitSilent implements Contracts.Latch {
        private final Object monitor = new Object();
        private boolean done;

        @Override
        public void await() throws InterruptedException {
            synchronized (monitor) {
                while (!done) monitor.wait();
            }
        }

        @Override
        public void finish() {
            synchronized (monitor) {
                done = true;
            }
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class ParkNanosLoop implements Contracts.Latch {
        private volatile boolean done;

        @Override
        public void await() {
            while (!done) LockSupport.parkNanos(this, 1_000_000);
        }

        @Override
        public void finish() {
            done = true;
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class ParkUnpark implements Contracts.Latch {
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
            LockSupport.unpark(waiter);
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class ParkWithoutUnpark implements Contracts.Latch {
        private volatile boolean done;

        @Override
        public void await() {
            while (!done) LockSupport.park(this);
        }

        @Override
        public void finish() {
            done = true;
        }
    }

    /** The waiter may use up the permit before the flag is set, and park again. */
    @Subject(model = Contracts.LatchModel.class)
    public static class UnparkBeforeFlag implements Contracts.Latch {
        private volatile Thread waiter;
        private volatile boolean done;

        @Override
        public void await() {
            waiter = Thread.currentThread();
            while (!done) LockSupport.park(this);
        }

        @Override
        public void finish() {
            LockSupport.unpark(waiter);
            done = true;
        }
    }

    /** The sleep gives way, but it does not matter: the two accesses are two steps with or without it. */
    @Subject(model = Contracts.CounterModel.class)
    public static class SleepBetween implements Contracts.Counter {
        private volatile int count;

        @Override
        public int increment() {
            int next = count + 1;
            sleepAMillisecond();
            count = next;
            return next;
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class SleepInsideMonitor implements Contracts.Counter {
        private int count;

        @Override
        public synchronized int increment() {
            int next = count + 1;
            sleepAMillisecond();
            count = next;
            return next;
        }

        @Override
        public synchronized int get() {
            return count;
        }
    }

    private static void sleepAMillisecond() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
