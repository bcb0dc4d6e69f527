package dev.turnstile.mutation;

import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Subjects whose faults matter, for each kind of fault, and one whose faults do not. */
public final class MutatedSubjects {
    private MutatedSubjects() {}

    /** Counts. */
    public interface Counter {
        /** Counts one more. */
        int increment();

        /** The count. */
        int get();
    }

    /** What counts. */
    public static class CounterModel implements Counter {
        private int n;

        @Override
        public int increment() {
            return ++n;
        }

        @Override
        public int get() {
            return n;
        }
    }

    /** Under a monitor. */
    @Subject(model = CounterModel.class)
    public static class MonitorCounter implements Counter {
        private int n;

        @Override
        public synchronized int increment() {
            n++;
            return n;
        }

        @Override
        public synchronized int get() {
            return n;
        }
    }

    /** Under a monitor, if it has its own name. */
    @Subject(model = CounterModel.class)
    public static class NamedCounter extends MonitorCounter {
        private int lost;

        @Override
        public synchronized int increment() {
            if (getClass().getSimpleName().equals("NamedCounter")) return super.increment();
            return --lost;
        }
    }

    /** Under a lock. */
    @Subject(model = CounterModel.class)
    public static class LockCounter implements Counter {
        private final Lock lock = new ReentrantLock();
        private int n;

        @Override
        public int increment() {
            lock.lock();
            try {
                n++;
                return n;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int get() {
            lock.lock();
            try {
                return n;
            } finally {
                lock.unlock();
            }
        }
    }

    /** By a loop. */
    @Subject(model = CounterModel.class)
    public static class CasCounter implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int increment() {
            while (true) {
                int seen = n.get();
                if (n.compareAndSet(seen, seen + 1)) return seen + 1;
            }
        }

        @Override
        public int get() {
            return n.get();
        }
    }

    /** By one step. */
    @Subject(model = CounterModel.class)
    public static class AtomicCounter implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int increment() {
            return n.incrementAndGet();
        }

        @Override
        public int get() {
            return n.get();
        }
    }

    /** Under a semaphore. */
    @Subject(model = CounterModel.class)
    public static class SemaphoreCounter implements Counter {
        private final Semaphore free = new Semaphore(1);
        private int n;

        @Override
        public int increment() {
            free.acquireUninterruptibly();
            int result = ++n;
            free.release();
            return result;
        }

        @Override
        public int get() {
            free.acquireUninterruptibly();
            int result = n;
            free.release();
            return result;
        }
    }

    /** Under two monitors. */
    @Subject(model = CounterModel.class)
    public static class NestedCounter implements Counter {
        private final Object outer = new Object();
        private final Object inner = new Object();
        private int n;

        @Override
        public int increment() {
            synchronized (outer) {
                synchronized (inner) {
                    return ++n;
                }
            }
        }

        @Override
        public int get() {
            synchronized (outer) {
                synchronized (inner) {
                    return n;
                }
            }
        }
    }

    /** Publishes a value. */
    public interface Letter {
        /** Writes it. */
        void write(int value);

        /** Reads it; 0 if there is none. */
        int read();
    }

    /** What publishes. */
    public static class LetterModel implements Letter {
        private int value;

        @Override
        public void write(int written) {
            if (value == 0) value = written;
        }

        @Override
        public int read() {
            return value;
        }
    }

    /** By a flag. */
    @Subject(model = LetterModel.class)
    public static class FlagLetter implements Letter {
        private int value;
        private volatile boolean written;

        @Override
        public synchronized void write(int text) {
            if (written || text == 0) return;
            value = text;
            written = true;
        }

        @Override
        public int read() {
            return written ? value : 0;
        }
    }

    /** By a flag in a weak mode. */
    @Subject(model = LetterModel.class)
    public static class ReleaseLetter implements Letter {
        private final AtomicInteger written = new AtomicInteger();
        private int value;

        @Override
        public synchronized void write(int text) {
            if (written.getPlain() == 1 || text == 0) return;
            value = text;
            written.setRelease(1);
        }

        @Override
        public int read() {
            return written.getAcquire() == 1 ? value : 0;
        }
    }

    /** Gives away names. */
    public interface Registry {
        /** Takes one, if nobody has it. */
        boolean take(int name);
    }

    /** What gives away names. */
    public static class RegistryModel implements Registry {
        private final Set<Integer> taken = new HashSet<>();

        @Override
        public boolean take(int name) {
            return taken.add(name);
        }
    }

    /** By a map. */
    @Subject(model = RegistryModel.class)
    public static class MapRegistry implements Registry {
        private final ConcurrentHashMap<Integer, String> names = new ConcurrentHashMap<>();

        @Override
        public boolean take(int name) {
            return names.putIfAbsent(name, "taken") == null;
        }
    }

    /** Lets pass once it is open. */
    public interface Gate {
        /** Opens it. */
        void open();

        /** Waits until it is open. */
        int pass() throws InterruptedException;
    }

    /** What lets pass. */
    public static class GateModel implements Gate {
        private boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public int pass() {
            Model.enabledWhen(open);
            return 1;
        }
    }

    /** By a monitor. */
    @Subject(model = GateModel.class)
    public static class MonitorGate implements Gate {
        private int open;

        @Override
        public synchronized void open() {
            open = 1;
            notifyAll();
        }

        @Override
        public synchronized int pass() throws InterruptedException {
            while (open == 0) wait();
            return open;
        }
    }

    /** By a condition. */
    @Subject(model = GateModel.class)
    public static class ConditionGate implements Gate {
        private final Lock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private int open;

        @Override
        public void open() {
            lock.lock();
            try {
                open = 1;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int pass() throws InterruptedException {
            lock.lock();
            try {
                while (open == 0) opened.await();
                return open;
            } finally {
                lock.unlock();
            }
        }
    }

    /** By a latch. */
    @Subject(model = GateModel.class)
    public static class LatchGate implements Gate {
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public void open() {
            opened.countDown();
        }

        @Override
        public int pass() throws InterruptedException {
            opened.await();
            return opened.getCount() == 0 ? 1 : 0;
        }
    }

    /** Counts under a monitor, and does in there what needs no other protection. */
    @Subject(model = CounterModel.class)
    public static class GuardedCounter implements Counter {
        private final Object inner = new Object();
        private final Object innermost = new Object();
        private final AtomicInteger steps = new AtomicInteger();
        private final AtomicInteger tries = new AtomicInteger();
        private final ConcurrentHashMap<String, Integer> names = new ConcurrentHashMap<>();
        private final CountDownLatch open = new CountDownLatch(0);
        private int n;
        private int twice;
        private volatile int shown;

        @Override
        public synchronized int increment() {
            monitors();
            atomics();
            waits();
            return n;
        }

        @Override
        public synchronized int get() {
            return Math.min(n, shown);
        }

        private void monitors() {
            synchronized (inner) {
                synchronized (innermost) {
                    n++;
                    twice += 2;
                    inner.notifyAll();
                    innermost.notifyAll();
                }
            }
            synchronized (inner) {
                synchronized (innermost) {
                    shown = n;
                }
            }
            Lock own = new ReentrantLock();
            Condition nobody = own.newCondition();
            own.lock();
            try {
                nobody.signalAll();
            } finally {
                own.unlock();
            }
        }

        private void atomics() {
            steps.incrementAndGet();
            while (true) {
                int seen = tries.get();
                if (tries.compareAndSet(seen, seen + 1)) break;
            }
            names.putIfAbsent("name", twice);
        }

        private void waits() {
            Semaphore own = new Semaphore(2);
            own.acquireUninterruptibly();
            own.release();
            try {
                synchronized (inner) {
                    while (open.getCount() > 0) inner.wait();
                }
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
