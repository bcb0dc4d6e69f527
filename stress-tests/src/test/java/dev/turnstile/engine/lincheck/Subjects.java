package dev.turnstile.engine.lincheck;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.CanaryCounter;
import dev.turnstile.engine.canary.CanaryCounterModel;
import dev.turnstile.engine.canary.CanaryLocks;
import dev.turnstile.engine.canary.CanaryLocksModel;
import dev.turnstile.engine.lincheck.inputs.Contracts;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Subject;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Small subjects, each with one trait that the engine has to deal with. */
public final class Subjects {
    private Subjects() {}

    /** A scenario of a counter. */
    static Scenario scenario(String text) {
        return ScenarioText.parse(
                text, DeclarationReader.read(AtomicCounter.class).operations());
    }

    // Counters.

    @Subject(model = CanaryCounterModel.class)
    public static class AtomicCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }
    }

    /** Each increment starts six threads that do nothing, and waits for them. */
    @Subject(model = CanaryCounterModel.class)
    public static class AttendedCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            List<Thread> helpers = new ArrayList<>();
            while (helpers.size() < 6) helpers.add(new Thread(() -> {}));
            helpers.forEach(Thread::start);
            try {
                for (Thread helper : helpers) helper.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return count.incrementAndGet();
        }
    }

    /** Each increment takes five steps, and five more can come between any two of them. */
    @Subject(model = CanaryCounterModel.class)
    public static class FiveStepCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger noise = new AtomicInteger();

        @Override
        public int increment() {
            for (int i = 0; i < 4; i++) noise.incrementAndGet();
            return count.incrementAndGet();
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ReentrantLockCounter implements CanaryCounter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            lock.lock();
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Right, and wrong if a day's limit ran out. */
    @Subject(model = CanaryCounterModel.class)
    public static class TimedCounter implements CanaryCounter {
        private final ReentrantLock lock = new ReentrantLock();
        private int count;

        @Override
        public int increment() {
            try {
                if (!lock.tryLock(1, TimeUnit.DAYS)) return -1;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            try {
                return ++count;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Wrong if its limit runs out. */
    @Subject(model = CanaryCounterModel.class)
    public static class ImpatientCounter implements CanaryCounter {
        private final Object monitor = new Object();
        private boolean taken;
        private int count;

        @Override
        public int increment() {
            synchronized (monitor) {
                try {
                    if (taken) monitor.wait(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (taken) return -1;
                taken = true;
            }
            int next = ++count;
            synchronized (monitor) {
                taken = false;
                monitor.notifyAll();
            }
            return next;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class CasCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            while (true) {
                int seen = count.get();
                if (count.compareAndSet(seen, seen + 1)) return seen + 1;
            }
        }
    }

    /** Its first instance cannot be made, and needs a class that nobody else needs. */
    @Subject(model = CanaryCounterModel.class)
    public static class FailsOnceWhileLoading extends CasCounter {
        public static final String FAILED = "turnstile.test.failed.while.loading";

        private record Loaded(int number) {}

        public FailsOnceWhileLoading() {
            if (System.setProperty(FAILED, "") == null)
                throw new IllegalStateException("not yet: " + new Loaded(0).number());
        }
    }

    /** No instance can be made. */
    @Subject(model = CanaryCounterModel.class)
    public static class FailsAlways extends CasCounter {
        public FailsAlways() {
            throw new IllegalStateException("never");
        }
    }

    /** Answers how often it has had to try again, which it keeps where only its own thread can see it. */
    public abstract static class CountingRetries implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        /** A number of tries. */
        protected record Tries(Runnable adding, IntSupplier counting) {}

        @Override
        public int increment() {
            Tries tries = tries();
            while (true) {
                int seen = count.get();
                if (count.compareAndSet(seen, seen + 1)) return tries.counting().getAsInt();
                tries.adding().run();
            }
        }

        /** None so far. */
        protected abstract Tries tries();
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RetriesInBuilder extends CountingRetries {
        @Override
        protected Tries tries() {
            StringBuilder text = new StringBuilder();
            return new Tries(() -> text.append('x'), () -> text.length());
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RetriesInAtomic extends CountingRetries {
        @Override
        protected Tries tries() {
            AtomicInteger number = new AtomicInteger();
            return new Tries(() -> number.incrementAndGet(), () -> number.get());
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RetriesInArray extends CountingRetries {
        @Override
        protected Tries tries() {
            int[] number = new int[1];
            return new Tries(() -> number[0]++, () -> number[0]);
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RetriesInList extends CountingRetries {
        @Override
        protected Tries tries() {
            List<Integer> all = new ArrayList<>();
            return new Tries(() -> all.add(1), () -> all.size());
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RetriesInThreadLocal extends CountingRetries {
        @Override
        protected Tries tries() {
            ThreadLocal<Integer> number = ThreadLocal.withInitial(() -> 0);
            return new Tries(() -> number.set(number.get() + 1), () -> number.get());
        }
    }

    /** Has a loop of its own between the write that counts and the head of the loop that tries. */
    @Subject(model = CanaryCounterModel.class)
    public static class RetriesBeforeAnotherLoop extends CountingRetries {
        private volatile boolean closed;

        @Override
        protected Tries tries() {
            int[] number = new int[1];
            return new Tries(
                    () -> {
                        number[0]++;
                        while (closed) Thread.onSpinWait();
                    },
                    () -> number[0]);
        }
    }

    /** A plain counter whose second increment, as far as a thread sees, throws. */
    @Subject(model = CanaryCounterModel.class)
    public static class ThrowingCounter implements CanaryCounter {
        private int count;

        @Override
        public int increment() {
            if (count == 1) {
                count = 2;
                throw new IllegalStateException("one is enough");
            }
            return ++count;
        }
    }

    /** Increments five more counters, which multiplies its classes of schedules by 32 but does not change its answers. */
    @Subject(model = CanaryCounterModel.class)
    public static class NoisyCounter implements CanaryCounter {
        private static final int NOISE = 5;

        private final AtomicInteger count = new AtomicInteger();
        private final AtomicIntegerArray noise = new AtomicIntegerArray(NOISE);

        @Override
        public int increment() {
            for (int i = 0; i < NOISE; i++) noise.incrementAndGet(i);
            return count.incrementAndGet();
        }
    }

    /** Answers right, and calls code that Lincheck does not see into, though no two threads share anything there. */
    @Subject(model = CanaryLocksModel.class)
    public static class StatelessForeignLocks implements CanaryLocks {
        @Override
        public void f1() {
            if (Runtime.getRuntime().availableProcessors() < 0) throw new AssertionError();
        }

        @Override
        public void f2() {
            f1();
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ReflectiveCounter implements CanaryCounter {
        private static final Field COUNT;

        static {
            try {
                COUNT = ReflectiveCounter.class.getDeclaredField("count");
            } catch (NoSuchFieldException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("UnusedVariable") // accessed through COUNT
        private int count;

        @Override
        public int increment() {
            try {
                int next = COUNT.getInt(this) + 1;
                COUNT.setInt(this, next);
                return next;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class SynchronizedReflectiveCounter extends ReflectiveCounter {
        @Override
        public synchronized int increment() {
            return super.increment();
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class StampedCounter implements CanaryCounter {
        private final AtomicStampedReference<Integer> count = new AtomicStampedReference<>(0, 0);

        @Override
        public int increment() {
            int next = count.getReference() + 1;
            count.set(next, 0);
            return next;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class HalfStampedCounter implements CanaryCounter {
        private final AtomicStampedReference<String> unseen = new AtomicStampedReference<>("", 0);
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            unseen.set("", 1);
            return count.incrementAndGet();
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ConstantCounter implements CanaryCounter {
        @Override
        public int increment() {
            return 1;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ThrowingInConstructor implements CanaryCounter {
        public ThrowingInConstructor() {
            throw new IllegalStateException("no port is free");
        }

        @Override
        public int increment() {
            return 1;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ThreadStartingCounter implements CanaryCounter, AutoCloseable {
        private final CountDownLatch closed = new CountDownLatch(1);
        private int count;

        public ThreadStartingCounter() {
            Thread thread = new Thread(() -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public synchronized int increment() {
            return ++count;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** Its constructor starts a thread that no one could hold up. */
    @Subject(model = CanaryCounterModel.class)
    public static class VirtualFromTheStartCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        public VirtualFromTheStartCounter() {
            Thread.startVirtualThread(() -> count.addAndGet(0));
        }

        @Override
        public int increment() {
            return count.incrementAndGet();
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class VirtualThreadCounter implements CanaryCounter {
        private int count;

        @Override
        public int increment() {
            try {
                Thread.ofVirtual().start(() -> count++).join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return count;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class SpinningCounter implements CanaryCounter {
        private final AtomicBoolean held = new AtomicBoolean();
        private int count;

        @Override
        public int increment() {
            while (!held.compareAndSet(false, true)) Thread.onSpinWait();
            return ++count; // never lets go
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class LoopingCounter implements CanaryCounter {
        private final int[] cells = new int[200];
        private int count;

        @Override
        public synchronized int increment() {
            for (int i = 0; i < cells.length; i++) cells[i]++; // more rounds than a spinning thread is given at first
            return ++count;
        }
    }

    /** All answers are right, and its two operations race. */
    @Subject(model = LastValueModel.class)
    public static class RacyGetter implements LastValue {
        private int value;

        @Override
        public void set(int next) {
            value = next;
        }

        @Override
        public int get() {
            return value;
        }
    }

    @Subject(model = LastValueModel.class)
    public static class RacyElement implements LastValue {
        private final int[][] values = new int[1][1];

        @Override
        public void set(int next) {
            values[0][0] = next;
        }

        @Override
        public int get() {
            return values[0][0];
        }
    }

    @Subject(model = LastValueModel.class)
    @BenignRace(field = "RacyElement.values[][]", because = "a stale value will do")
    public static class BenignElement extends RacyElement {}

    @Subject(model = LastValueModel.class)
    @BenignRace(field = "values", because = "the field is not what is raced for")
    public static class OtherBenignElement extends RacyElement {}

    @Subject(model = LastValueModel.class)
    @BenignRace(field = "value", because = "a stale value will do")
    public static class BenignGetter implements LastValue {
        private int value;

        @Override
        public void set(int next) {
            value = next;
        }

        @Override
        public int get() {
            return value;
        }
    }

    /** Its two operations share nothing: what was set is seen by nobody. */
    @Subject(model = LastValueModel.class)
    public static class ForgetfulGetter implements LastValue {
        @SuppressWarnings("UnusedVariable") // a step
        private volatile int written;

        private volatile int seen;

        @Override
        public void set(int next) {
            written = next;
        }

        @Override
        public int get() {
            return seen;
        }
    }

    public interface LastValue {
        void set(int next);

        int get();
    }

    public static final class LastValueModel implements LastValue {
        private int value;

        @Override
        public void set(int next) {
            value = next;
        }

        @Override
        public int get() {
            return value;
        }
    }

    /** Spins, and counts how often: no two rounds are the same to it. */
    @Subject(model = CanaryCounterModel.class)
    public static class CountingSpinCounter implements CanaryCounter {
        private static final int PATIENCE = 1_000;

        private final AtomicBoolean held = new AtomicBoolean();
        private int count;

        @Override
        public int increment() {
            int rounds = 0;
            while (!held.compareAndSet(false, true)) {
                if (rounds++ > PATIENCE) throw new IllegalStateException("waited too long");
            }
            int next = ++count;
            held.set(false);
            return next;
        }
    }

    /** Takes more steps than an execution may have. */
    @Subject(model = CanaryCounterModel.class)
    public static class LongCounter implements CanaryCounter {
        private static final int STEPS = 20_000;

        private final AtomicInteger steps = new AtomicInteger();

        @Override
        public int increment() {
            for (int i = 0; i < STEPS; i++) steps.incrementAndGet();
            return 1;
        }
    }

    /** Peterson's lock with its two writes the wrong way round. */
    @Subject(model = Contracts.PairCounterModel.class)
    public static class PetersonTurnFirst implements Contracts.PairCounter {
        private final AtomicIntegerArray wants = new AtomicIntegerArray(2);
        private final AtomicInteger turn = new AtomicInteger();
        private int count;

        @Override
        public int increment(int me) {
            int other = 1 - me;
            turn.set(other);
            wants.set(me, 1);
            while (wants.get(other) == 1 && turn.get() == other) Thread.onSpinWait();
            int next = ++count;
            wants.set(me, 0);
            return next;
        }
    }

    // Locks.

    @Subject(model = CanaryLocksModel.class)
    public static class OppositeFairLocks extends OppositeReentrantLocks {
        public OppositeFairLocks() {
            super(true);
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class OppositeReentrantLocks implements CanaryLocks {
        private final Lock a;
        private final Lock b;

        public OppositeReentrantLocks() {
            this(false);
        }

        OppositeReentrantLocks(boolean fair) {
            a = new ReentrantLock(fair);
            b = new ReentrantLock(fair);
        }

        @Override
        public void f1() {
            both(a, b);
        }

        @Override
        public void f2() {
            both(b, a);
        }

        private static void both(Lock first, Lock second) {
            first.lock();
            try {
                second.lock();
                second.unlock();
            } finally {
                first.unlock();
            }
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class OrderedLocks implements CanaryLocks {
        private final Object a = new Object();
        private final Object b = new Object();

        @SuppressWarnings("UnusedVariable") // its writes are steps
        private int entered;

        @Override
        public void f1() {
            synchronized (a) {
                synchronized (b) {
                    entered++;
                }
            }
        }

        @Override
        public void f2() {
            f1();
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class StatelessLocks implements CanaryLocks {
        @Override
        public void f1() {}

        @Override
        public void f2() {}
    }

    /** Hand-made: not reentrant, waiters park. */
    static final class HandMadeLock {
        private final AtomicReference<Thread> owner = new AtomicReference<>();
        private final ConcurrentLinkedQueue<Thread> waiters = new ConcurrentLinkedQueue<>();

        void lock() {
            waiters.add(Thread.currentThread());
            while (!owner.compareAndSet(null, Thread.currentThread())) LockSupport.park();
            waiters.remove(Thread.currentThread());
        }

        void unlock() {
            owner.set(null);
            waiters.forEach(LockSupport::unpark);
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class OppositeHandMadeLocks implements CanaryLocks {
        private final HandMadeLock[] locks = {new HandMadeLock(), new HandMadeLock()};

        @Override
        public void f1() {
            both(locks[0], locks[1]);
        }

        @Override
        public void f2() {
            both(locks[1], locks[0]);
        }

        private static void both(HandMadeLock first, HandMadeLock second) {
            first.lock();
            second.lock();
            second.unlock();
            first.unlock();
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class SelfRelock implements CanaryLocks {
        private final HandMadeLock lock = new HandMadeLock();

        @Override
        public void f1() {
            lock.lock();
            f2();
            lock.unlock();
        }

        @Override
        public void f2() {
            lock.lock();
            lock.unlock();
        }
    }

    @Subject(model = CanaryLocksModel.class)
    public static class TimedLocks implements CanaryLocks {
        private final CountDownLatch never = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void f1() {
            calls.incrementAndGet();
            try {
                if (never.await(1, TimeUnit.MILLISECONDS)) throw new AssertionError();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void f2() {
            f1();
        }
    }

    /** One of its two operations looks into a directory. */
    @Subject(model = CanaryLocksModel.class)
    public static class HalfReadingLocks implements CanaryLocks {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public void f1() {
            if (Files.exists(Path.of("."))) calls.incrementAndGet();
        }

        @Override
        public void f2() {
            calls.incrementAndGet();
        }
    }

    /** Could do much that is beyond control, and does none of it. */
    @Subject(model = CanaryCounterModel.class)
    public static class HarmlessCounter implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();
        private final @Nullable Path log;

        public HarmlessCounter() {
            this(null);
        }

        public HarmlessCounter(@Nullable Path log) {
            this.log = log;
            if (log != null) Thread.startVirtualThread(() -> {});
        }

        @Override
        public int increment() {
            try {
                if (log != null) Files.writeString(log, "increment");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return count.incrementAndGet();
        }
    }

    /** Writes a file where it meets another caller, which it does in no run of one thread after the other. */
    @Subject(model = CanaryCounterModel.class)
    public static class FileWhereTheyMeet implements CanaryCounter {
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            inside.incrementAndGet();
            int result = count.incrementAndGet();
            inside.decrementAndGet();
            if (inside.get() > 0) met();
            return result;
        }

        private static void met() {
            try (FileWriter writer = new FileWriter(MET, StandardCharsets.UTF_8)) {
                writer.write("met");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The file. */
    static final String MET = System.getProperty("java.io.tmpdir") + "/turnstile-met-"
            + ProcessHandle.current().pid();

    @Subject(model = CanaryCounterModel.class)
    public static class ThreadStartingOperation implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            new Thread(() -> {}).start();
            return count.incrementAndGet();
        }
    }

    // Semaphores of one permit.

    public interface Gate {
        void enter();

        void leave();
    }

    public static final class GateModel implements Gate {
        private boolean taken;

        @Override
        public void enter() {
            enabledWhen(!taken);
            taken = true;
        }

        @Override
        public void leave() {
            taken = false;
        }
    }

    @Subject(model = GateModel.class)
    public static class MonitorGate implements Gate {
        private boolean taken;

        @Override
        public synchronized void enter() {
            boolean interrupted = false;
            while (taken) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            taken = true;
            if (interrupted) Thread.currentThread().interrupt();
        }

        @Override
        public synchronized void leave() {
            taken = false;
            notifyAll();
        }
    }

    @Subject(model = GateModel.class)
    public static class LostWakeupGate implements Gate {
        private final AtomicBoolean taken = new AtomicBoolean();

        @Override
        public void enter() {
            while (!taken.compareAndSet(false, true)) {
                synchronized (this) {
                    try {
                        wait(); // leave() may have come since the check
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }

        @Override
        public void leave() {
            taken.set(false);
            synchronized (this) {
                notifyAll();
            }
        }
    }

    @Subject(model = GateModel.class)
    public static class SpinningGate implements Gate {
        private final AtomicBoolean taken = new AtomicBoolean();

        @Override
        public void enter() {
            while (!taken.compareAndSet(false, true)) Thread.onSpinWait();
        }

        @Override
        public void leave() {
            taken.set(false);
        }
    }

    @Subject(model = GateModel.class)
    public static class HandMadeGate implements Gate {
        private final HandMadeLock lock = new HandMadeLock();

        @Override
        public void enter() {
            lock.lock();
        }

        @Override
        public void leave() {
            lock.unlock();
        }
    }

    /** Right but for one thing: it takes a return from {@code park} for being let in. */
    @Subject(model = GateModel.class)
    public static class ParkOnceGate implements Gate {
        private final Deque<Thread> waiters = new ArrayDeque<>();
        private boolean taken;

        @Override
        public void enter() {
            synchronized (waiters) {
                if (!taken) {
                    taken = true;
                    return;
                }
                waiters.add(Thread.currentThread());
            }
            LockSupport.park();
        }

        @Override
        public void leave() {
            Thread next;
            synchronized (waiters) {
                next = waiters.poll();
                if (next == null) taken = false;
            }
            LockSupport.unpark(next); // who is let in holds it from now on
        }
    }

    // Latches.

    public interface Latch {
        void await();

        void open();
    }

    public static final class LatchModel implements Latch {
        private boolean open;

        @Override
        public void await() {
            enabledWhen(open);
        }

        @Override
        public void open() {
            open = true;
        }
    }

    @Subject(model = LatchModel.class)
    public static class NotifyAllLatch implements Latch {
        private boolean open;

        @Override
        public synchronized void await() {
            while (!open) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public synchronized void open() {
            open = true;
            wake();
        }

        void wake() {
            notifyAll();
        }
    }

    @Subject(model = LatchModel.class)
    public static class NotifyOneLatch extends NotifyAllLatch {
        @Override
        void wake() {
            notify();
        }
    }

    // Exceptions.

    public interface Stack {
        void push(int value);

        int pop();
    }

    public static final class StackModel implements Stack {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void push(int value) {
            values.push(value);
        }

        @Override
        public int pop() {
            if (values.isEmpty()) throw new NoSuchElementException();
            return values.pop();
        }
    }

    @Subject(model = StackModel.class)
    public static class SynchronizedStack implements Stack {
        private final int[] values = new int[16];
        private int size;

        @Override
        public synchronized void push(int value) {
            values[size++] = value;
        }

        @Override
        public synchronized int pop() {
            if (size == 0) throw new NoSuchElementException("another message than the model's");
            return values[--size];
        }
    }

    @Subject(model = StackModel.class)
    public static class OtherExceptionStack extends SynchronizedStack {
        @Override
        public synchronized int pop() {
            try {
                return super.pop();
            } catch (NoSuchElementException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    // Ownership.

    public interface OwnedLock {
        void lock();

        void unlock();
    }

    public static final class OwnedLockModel implements OwnedLock {
        private static final int NOBODY = -1;
        private int owner = NOBODY;

        @Override
        public void lock() {
            enabledWhen(owner == NOBODY);
            owner = caller();
        }

        @Override
        public void unlock() {
            if (owner != caller()) throw new IllegalMonitorStateException();
            owner = NOBODY;
        }
    }

    @Subject(model = OwnedLockModel.class)
    public static class ThreadOwnedLock implements OwnedLock {
        private Thread owner;

        @Override
        public synchronized void lock() {
            while (owner != null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            owner = Thread.currentThread();
        }

        @Override
        public synchronized void unlock() {
            if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
            owner = null;
            notifyAll();
        }
    }

    /** Right, but for its end. */
    @Subject(model = CanaryCounterModel.class)
    public static class ThrowingInClose implements CanaryCounter, AutoCloseable {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }

        @Override
        public void close() {
            throw new IllegalStateException("not now\nor later");
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class RacyThrowingInClose extends ThrowingInClose {
        private volatile int count;

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // the fault
        public int increment() {
            return ++count;
        }
    }

    @Subject(model = CanaryCounterModel.class)
    public static class ThrowingSeveralLines implements CanaryCounter {
        private volatile int count;

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // the fault
        public int increment() {
            int next = ++count;
            if (next > 1) fail(new Lines());
            return next;
        }

        private static void fail(Lines lines) {
            throw new IllegalStateException("first line\nsecond <b>\r\n third " + lines);
        }

        /** Says of itself two lines. */
        private static final class Lines {
            @Override
            public String toString() {
                return "line\nbreak";
            }
        }
    }

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
}
