package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Loops that wait, and of whose rounds others can tell: they notify somebody, or hold a lock for a moment. */
public final class Serving {
    private Serving() {}

    /** One serves until the other is done. */
    public interface Table {
        void serve();

        void dine();
    }

    /** Both come to their end. */
    public static final class TableModel implements Table {
        @Override
        public void serve() {}

        @Override
        public void dine() {}
    }

    /** Those in which the guest is always served. */
    public static List<Class<?>> right() {
        return List.of(
                NotifiesAll.class,
                NotifiesOne.class,
                NotifiesInMethod.class,
                NotifiesTooSoon.class,
                Signals.class,
                Unparks.class,
                Interrupts.class,
                OnlyLocks.class,
                IsSeenLocked.class,
                IsSeenReading.class,
                KeepsTryFromLocking.class);
    }

    /** Those in which the guest is always served, but only as time goes on: that is not explored to its end. */
    public static List<Class<?>> timed() {
        return List.of(NotifiesAfterTimeOut.class);
    }

    /** Those in which the guest may wait for good. */
    public static List<Class<?>> wrong() {
        return List.of(SignalsOnce.class, NotifiesOnce.class, SignalsAnother.class, BothOnlyLock.class);
    }

    public abstract static class Waiter implements Table {
        volatile boolean done;

        abstract void round();

        @Override
        public void serve() {
            while (!done) round();
        }
    }

    @Subject(model = TableModel.class)
    public static class NotifiesAll extends Waiter {
        @Override
        void round() {
            synchronized (this) {
                notifyAll();
            }
        }

        @Override
        public void dine() {
            waitTwice(this);
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class NotifiesOne extends NotifiesAll {
        @Override
        void round() {
            synchronized (this) {
                notify();
            }
        }
    }

    @Subject(model = TableModel.class)
    public static class NotifiesInMethod implements Table {
        private boolean done;

        private synchronized boolean isDone() {
            notifyAll();
            return done;
        }

        @Override
        public void serve() {
            while (!isDone()) Thread.onSpinWait();
        }

        @Override
        public synchronized void dine() {
            waitTwice(this);
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class NotifiesAfterTimeOut implements Table {
        private boolean done;

        @Override
        public synchronized void serve() {
            while (!done) {
                notifyAll();
                try {
                    wait(20);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public synchronized void dine() {
            waitTwice(this);
            done = true;
        }
    }

    /** The guest waits again, in a round that leaves the monitor: the other can enter it. */
    @Subject(model = TableModel.class)
    public static class NotifiesTooSoon implements Table {
        private boolean served;

        @Override
        public void serve() {
            synchronized (this) {
                notifyAll();
            }
            synchronized (this) {
                served = true;
                notifyAll();
            }
        }

        @Override
        public synchronized void dine() {
            while (!served) waitOnce(this);
        }
    }

    @Subject(model = TableModel.class)
    public static class Signals extends Waiter {
        final ReentrantLock lock = new ReentrantLock();
        final Condition served = lock.newCondition();

        @Override
        void round() {
            lock.lock();
            signal();
            lock.unlock();
        }

        void signal() {
            served.signal();
        }

        @Override
        public void dine() {
            lock.lock();
            served.awaitUninterruptibly();
            served.awaitUninterruptibly();
            lock.unlock();
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class SignalsOnce extends Signals {
        private boolean sent;

        @Override
        void signal() {
            if (sent || !lock.hasWaiters(served)) return;
            served.signal();
            sent = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class SignalsAnother extends Signals {
        private final Condition another = lock.newCondition();

        @Override
        void signal() {
            another.signalAll();
        }
    }

    @Subject(model = TableModel.class)
    public static class NotifiesOnce extends Waiter {
        private boolean waits;
        private boolean sent;

        @Override
        void round() {
            synchronized (this) {
                if (!waits || sent) return;
                notify();
                sent = true;
            }
        }

        @Override
        public void dine() {
            synchronized (this) {
                waits = true;
                waitTwice(this);
            }
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class Unparks extends Waiter {
        private volatile Thread guest;

        @Override
        void round() {
            if (guest != null) LockSupport.unpark(guest);
        }

        @Override
        public void dine() {
            guest = Thread.currentThread();
            LockSupport.park();
            LockSupport.park();
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class Interrupts extends Waiter {
        private volatile Thread guest;

        @Override
        void round() {
            if (guest != null) guest.interrupt();
        }

        @Override
        public void dine() {
            guest = Thread.currentThread();
            waitForInterrupt();
            waitForInterrupt();
            done = true;
        }

        private synchronized void waitForInterrupt() {
            try {
                wait();
            } catch (InterruptedException expected) {
                // The guest waited for this.
            }
        }
    }

    @Subject(model = TableModel.class)
    public static class OnlyLocks extends Waiter {
        final ReentrantLock lock = new ReentrantLock();

        @Override
        void round() {
            lock.lock();
            lock.unlock();
        }

        @Override
        public void dine() {
            lock.lock();
            done = true;
            lock.unlock();
        }
    }

    /** Nobody can tell that the other holds the lock for a moment, so that moment helps nobody. */
    @Subject(model = TableModel.class)
    public static class BothOnlyLock extends OnlyLocks {
        private volatile boolean served;

        @Override
        public void dine() {
            while (!served) round();
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class IsSeenLocked extends OnlyLocks {
        @Override
        public void dine() {
            while (!lock.isLocked()) Thread.onSpinWait();
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class KeepsTryFromLocking extends OnlyLocks {
        @Override
        public void dine() {
            while (lock.tryLock()) lock.unlock();
            done = true;
        }
    }

    @Subject(model = TableModel.class)
    public static class IsSeenReading extends Waiter {
        private final ReentrantReadWriteLock locks = new ReentrantReadWriteLock();

        @Override
        void round() {
            locks.readLock().lock();
            locks.readLock().unlock();
        }

        @Override
        public void dine() {
            while (locks.getReadLockCount() == 0) Thread.onSpinWait();
            done = true;
        }
    }

    private static void waitTwice(Object monitor) {
        synchronized (monitor) {
            waitOnce(monitor);
            waitOnce(monitor);
        }
    }

    /** Waits on a monitor that the caller holds. */
    private static void waitOnce(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
