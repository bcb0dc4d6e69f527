package dev.turnstile.engine.lincheck.inputs;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.spec.Subject;
import java.util.List;

/** The part of {@link Waiting} in which it matters whom {@code notify} wakes. */
public final class Notifying {
    private Notifying() {}

    private static final String TWO_TAKERS = "put(1); put(2) | take() | take()";

    static List<Case> cases() {
        return List.of(
                Case.right(NotifyAllQueue.class, "put(1); put(2) | take(); take()"),
                Case.right(NotifyAllQueue.class, TWO_TAKERS),
                Case.right(NotifyQueue.class, "put(1) | take()"),
                Case.right(NotifyQueue.class, "put(1); put(2) | take(); take()"),
                Case.wrong(NotifyQueue.class, TWO_TAKERS),
                Case.right(MonitorPermits.class, "acquire(); release() | acquire(); release()"),
                Case.right(MonitorPermits.class, "acquire(); release() | acquire(); release() | acquire(); release()"),
                Case.wrong(BargingPermits.class, "acquire(); release() | acquire() | acquire()"),
                Case.right(NotifyOneLatch.class, "await() | finish()"),
                Case.wrong(NotifyOneLatch.class, "await() | await() | finish()"),
                Case.right(SharedMonitorDoors.class, "passFirst() | openFirst()"),
                Case.wrong(SharedMonitorDoors.class, "passFirst() | passSecond() | openFirst(); openSecond()"));
    }

    @Subject(model = Contracts.BoundedQueueModel.class)
    public static class NotifyAllQueue implements Contracts.BoundedQueue {
        private boolean full;
        private int value;

        @Override
        public synchronized void put(int newValue) throws InterruptedException {
            while (full) wait();
            value = newValue;
            full = true;
            wake();
        }

        @Override
        public synchronized int take() throws InterruptedException {
            while (!full) wait();
            full = false;
            wake();
            return value;
        }

        void wake() {
            notifyAll();
        }
    }

    /** A taker's {@code notify} may wake the other taker, which waits again, and the putter sleeps on. */
    @Subject(model = Contracts.BoundedQueueModel.class)
    public static class NotifyQueue extends NotifyAllQueue {
        @Override
        void wake() {
            notify();
        }
    }

    /** All waiters wait for the same, so one {@code notify} per permit is enough. */
    @Subject(model = Contracts.PermitsModel.class)
    public static class MonitorPermits implements Contracts.Permits {
        private int permits = 1;

        @Override
        public synchronized void acquire() throws InterruptedException {
            while (permits == 0) wait();
            permits--;
        }

        @Override
        public synchronized void release() {
            permits++;
            notify();
        }
    }

    /** A thread that comes between the {@code notify} and the waiter's return takes the permit, and the waiter takes it again. */
    @Subject(model = Contracts.PermitsModel.class)
    public static class BargingPermits implements Contracts.Permits {
        private int permits = 1;

        @Override
        public synchronized void acquire() throws InterruptedException {
            if (permits <= 0) wait();
            permits--;
        }

        @Override
        public synchronized void release() {
            permits++;
            notify();
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class NotifyOneLatch implements Contracts.Latch {
        private boolean done;

        @Override
        public synchronized void await() throws InterruptedException {
            while (!done) wait();
        }

        @Override
        public synchronized void finish() {
            done = true;
            notify();
        }
    }

    public interface Doors {
        void passFirst() throws InterruptedException;

        void passSecond() throws InterruptedException;

        void openFirst();

        void openSecond();
    }

    public static final class DoorsModel implements Doors {
        private boolean first;
        private boolean second;

        @Override
        public void passFirst() {
            enabledWhen(first);
        }

        @Override
        public void passSecond() {
            enabledWhen(second);
        }

        @Override
        public void openFirst() {
            first = true;
        }

        @Override
        public void openSecond() {
            second = true;
        }
    }

    /** Two conditions share a monitor, so {@code notify} may wake the waiter whose condition does not hold yet. */
    @Subject(model = DoorsModel.class)
    public static class SharedMonitorDoors implements Doors {
        private boolean first;
        private boolean second;

        @Override
        public synchronized void passFirst() throws InterruptedException {
            while (!first) wait();
        }

        @Override
        public synchronized void passSecond() throws InterruptedException {
            while (!second) wait();
        }

        @Override
        public synchronized void openFirst() {
            first = true;
            notify();
        }

        @Override
        public synchronized void openSecond() {
            second = true;
            notify();
        }
    }
}
