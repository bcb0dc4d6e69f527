package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that are woken in time, and look at the clock when their time is over: if they give up then, the wake-up is lost. */
public final class Late {
    private Late() {}

    public interface Permits {
        boolean tryAcquire(long timeout, TimeUnit unit);

        void acquire();

        void release();
    }

    public static class PermitsModel implements Permits {
        private int permits;

        @Override
        public boolean tryAcquire(long timeout, TimeUnit unit) {
            if (permits == 0) {
                Model.enabledWhen(Model.runsOut(timeout, unit));
                return false;
            }
            permits--;
            return true;
        }

        @Override
        public void acquire() {
            Model.enabledWhen(permits > 0);
            permits--;
        }

        @Override
        public void release() {
            permits++;
        }
    }

    /** With a monitor. */
    public abstract static class OfMonitor implements Permits {
        private int permits;

        abstract boolean givesUp(long end);

        @Override
        public synchronized boolean tryAcquire(long timeout, TimeUnit unit) {
            long end = System.nanoTime() + unit.toNanos(timeout);
            try {
                while (permits == 0) {
                    long left = end - System.nanoTime();
                    if (left <= 0) return false;
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                    if (givesUp(end)) return false;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            permits--;
            return true;
        }

        @Override
        public synchronized void acquire() {
            try {
                while (permits == 0) wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            permits--;
        }

        @Override
        public synchronized void release() {
            permits++;
            notify();
        }
    }

    /** Looks whether there is a permit before it looks at the clock. */
    @Subject(model = PermitsModel.class)
    public static class Patient extends OfMonitor {
        @Override
        boolean givesUp(long end) {
            return false;
        }

        @Override
        public synchronized void release() {
            super.release();
            notifyAll();
        }
    }

    @Subject(model = PermitsModel.class)
    public static class Impatient extends OfMonitor {
        @Override
        boolean givesUp(long end) {
            return System.nanoTime() >= end;
        }
    }

    /** With a condition. */
    public abstract static class OfCondition implements Permits {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition released = lock.newCondition();
        private int permits;

        abstract boolean isOver(long left, int available);

        @Override
        public boolean tryAcquire(long timeout, TimeUnit unit) {
            long left = unit.toNanos(timeout);
            lock.lock();
            try {
                while (isOver(left, permits) || permits == 0) {
                    if (left <= 0) return false;
                    left = released.awaitNanos(left);
                }
                permits--;
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void acquire() {
            lock.lock();
            try {
                while (permits == 0) released.awaitUninterruptibly();
                permits--;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void release() {
            lock.lock();
            try {
                permits++;
                released.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = PermitsModel.class)
    public static class PatientWithCondition extends OfCondition {
        @Override
        boolean isOver(long left, int available) {
            return false;
        }
    }

    /** Wakes one only, who may give up although there is a permit. */
    @Subject(model = PermitsModel.class)
    public static class ImpatientWithCondition extends OfCondition {
        @Override
        boolean isOver(long left, int available) {
            return left <= 0;
        }
    }
}
