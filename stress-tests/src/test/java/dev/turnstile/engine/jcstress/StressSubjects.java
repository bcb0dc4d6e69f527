package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.Counter;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Scenario;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Deadlock;
import dev.turnstile.subjects.Faults.LostUpdate;
import dev.turnstile.subjects.Faults.NotOnce;
import dev.turnstile.subjects.Faults.Reordering;
import dev.turnstile.subjects.Faults.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Small subjects, broken and fixed, each for one thing that the engine has to get right. */
public final class StressSubjects {
    private StressSubjects() {}

    @Subject(model = CounterModel.class)
    public static class AtomicCounter implements Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.incrementAndGet();
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** Right, but it computes for longer than a spinning thread is watched before it is called stuck. */
    @Subject(model = CounterModel.class)
    public static class SlowCounter extends AtomicCounter {
        @Override
        public int increment() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_800);
            while (System.nanoTime() < end) Thread.onSpinWait();
            return super.increment();
        }
    }

    @Subject(model = CounterModel.class)
    @Broken(fault = LostUpdate.class, because = "volatile does not make ++ one step")
    public static class VolatileCounter implements Counter {
        private volatile int count;

        @Override
        public int increment() {
            return ++count;
        }

        @Override
        public int get() {
            return count;
        }
    }

    /** Wrong without any race. */
    @Subject(model = CounterModel.class)
    @Broken(fault = LostUpdate.class, because = "it counts nothing")
    public static class IdleCounter implements Counter {
        @Override
        public int increment() {
            return 0;
        }

        @Override
        public int get() {
            return 0;
        }
    }

    /** Waits for a lock, but not forever. */
    @Subject(model = CounterModel.class)
    public static class WaitingCounter extends AtomicCounter {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public int increment() {
            try {
                if (!lock.tryLock(1, TimeUnit.SECONDS)) throw new IllegalStateException("no lock");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            try {
                return super.increment();
            } finally {
                lock.unlock();
            }
        }
    }

    /** It would wait for a time if it had been told for how long. */
    @Subject(model = CounterModel.class)
    public static class PatientCounter extends AtomicCounter {
        private final long patience;

        public PatientCounter() {
            this(0);
        }

        PatientCounter(long patience) {
            this.patience = patience;
        }

        @Override
        public int increment() {
            if (patience > 0) LockSupport.parkNanos(patience);
            return super.increment();
        }
    }

    /** A gate that stays open. */
    public interface Gate {
        void open();

        void pass();
    }

    public static class GateModel implements Gate {
        private boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public void pass() {
            Model.enabledWhen(open);
        }
    }

    /** Each writes its own variable and then reads the other's: unless they are volatile, both reads may come too early. */
    @Subject(model = GateModel.class)
    @Broken(fault = Reordering.class, because = "each read may overtake the write before it")
    public static class StoreLoadGate implements Gate {
        private boolean open;
        private @Nullable Thread waiting;

        @Override
        public void open() {
            open = true;
            Thread waiter = waiting;
            if (waiter != null) LockSupport.unpark(waiter);
        }

        @Override
        public void pass() {
            waiting = Thread.currentThread();
            while (!open) LockSupport.park(this);
        }
    }

    @Subject(model = GateModel.class)
    public static class MonitorGate implements Gate {
        private boolean open;

        @Override
        public synchronized void open() {
            open = true;
            notifyAll();
        }

        @Override
        public synchronized void pass() {
            try {
                while (!open) wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Opens itself, and tells nobody. */
    @Subject(model = GateModel.class)
    public static class SilentGate extends MonitorGate {
        @Override
        public void open() {}
    }

    @Subject(model = CounterModel.class)
    public static class CloseableCounter extends AtomicCounter implements AutoCloseable {
        @Override
        public void close() {}
    }

    @Subject(model = CounterModel.class)
    public static class ThreadedCounter extends AtomicCounter {
        @Override
        public int increment() {
            Thread helper = new Thread(() -> {});
            helper.setDaemon(true);
            helper.start();
            return super.increment();
        }
    }

    /** Its first scenario shows the fault, and more than it needs. */
    @Subject(model = CounterModel.class)
    @Broken(fault = LostUpdate.class, because = "volatile does not make ++ one step")
    @Scenario("[get()] get(); increment(); get() | get(); increment() [get()]")
    public static class LargelyRacyCounter extends VolatileCounter {}

    /** Wrong without any race. */
    @Subject(model = CounterModel.class)
    @Scenario("[get()] get(); increment(); get() | get(); increment() [get()]")
    public static class WrongCounter extends AtomicCounter {
        @Override
        public int get() {
            return -1;
        }
    }

    /** A counter that is read when it has come to rest. */
    public interface SettlingCounter {
        void increment();

        @Quiescent
        int get();
    }

    public static class SettlingCounterModel implements SettlingCounter {
        private int count;

        @Override
        public void increment() {
            count++;
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = SettlingCounterModel.class)
    @Broken(fault = NotOnce.class, because = "two threads that enter or leave at once are counted as one")
    public static class NeverSettlingCounter implements SettlingCounter {
        private static final int LOOKS = 2_000;

        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger entering = new AtomicInteger();
        private volatile int inside;

        /** Waits a moment for another thread that enters: on a busy machine two hardly ever do so at once by chance. */
        @Override
        @SuppressWarnings({"NonAtomicOperationOnVolatileField", "ThreadPriorityCheck"}) // the fault, and to meet others
        public void increment() {
            entering.incrementAndGet();
            int before = inside;
            for (int i = 0; entering.get() < 2 && i < LOOKS; i++) Thread.yield();
            inside = before + 1;
            count.incrementAndGet();
            inside--;
        }

        @Override
        public int get() {
            while (inside != 0) Thread.onSpinWait();
            return count.get();
        }
    }

    public interface StoreBuffer {
        void writeX();

        void writeY();

        int readX();

        int readY();
    }

    public static class StoreBufferModel extends PlainVariables {}

    @Subject(model = StoreBufferModel.class)
    @Broken(fault = Reordering.class, because = "a write waits in a store buffer while the read behind it goes ahead")
    public static class PlainVariables implements StoreBuffer {
        private int x;
        private int y;

        @Override
        public void writeX() {
            x = 1;
        }

        @Override
        public void writeY() {
            y = 1;
        }

        @Override
        public int readX() {
            return x;
        }

        @Override
        public int readY() {
            return y;
        }
    }

    @Subject(model = StoreBufferModel.class)
    public static class VolatileVariables implements StoreBuffer {
        private volatile int x;
        private volatile int y;

        @Override
        public void writeX() {
            x = 1;
        }

        @Override
        public void writeY() {
            y = 1;
        }

        @Override
        public int readX() {
            return x;
        }

        @Override
        public int readY() {
            return y;
        }
    }

    public interface Publication {
        void publish();

        int read();
    }

    public static class PublicationModel implements Publication {
        private boolean published;

        @Override
        public void publish() {
            published = true;
        }

        @Override
        public int read() {
            return published ? 42 : -1;
        }
    }

    /** The datum is looked at before the flag and after it; nothing between them stops the compiler from keeping what it read first. */
    @Subject(model = PublicationModel.class)
    @Broken(fault = Visibility.class, because = "the flag is not volatile")
    public static class PlainPublication implements Publication {
        private int datum;
        private boolean ready;

        @Override
        public void publish() {
            datum = 42;
            ready = true;
        }

        @Override
        public int read() {
            if (datum < 0) throw new IllegalStateException("never written");
            return ready ? datum : -1;
        }
    }

    @Subject(model = PublicationModel.class)
    public static class VolatilePublication implements Publication {
        private int datum;
        private volatile boolean ready;

        @Override
        public void publish() {
            datum = 42;
            ready = true;
        }

        @Override
        public int read() {
            if (datum < 0) throw new IllegalStateException("never written");
            return ready ? datum : -1;
        }
    }

    public interface Accounts {
        int forth();

        int back();
    }

    public static class AccountsModel implements Accounts {
        private int transfers;

        @Override
        public int forth() {
            return ++transfers;
        }

        @Override
        public int back() {
            return ++transfers;
        }
    }

    @Subject(model = AccountsModel.class)
    @Broken(fault = Deadlock.class, because = "the two operations take the two locks in opposite orders")
    public static class OppositeLocks implements Accounts {
        private final Object left = new Object();
        private final Object right = new Object();
        private int transfers;

        @Override
        public int forth() {
            synchronized (left) {
                synchronized (right) {
                    return ++transfers;
                }
            }
        }

        @Override
        public int back() {
            synchronized (right) {
                synchronized (left) {
                    return ++transfers;
                }
            }
        }
    }

    /** Its first scenario can hang, and is larger than that needs. */
    @Subject(model = AccountsModel.class)
    @Broken(fault = Deadlock.class, because = "the two operations take the two locks in opposite orders")
    @Scenario("forth(); forth(); back() | back(); forth()")
    public static class LargelyOppositeLocks extends OppositeLocks {}

    /** The same with locks that all instances share: once two threads hang, every run does. */
    @Subject(model = AccountsModel.class)
    @Broken(fault = Deadlock.class, because = "the two operations take the two locks in opposite orders")
    @Scenario("forth(); forth(); back() | back(); forth()")
    public static class SharedOppositeLocks implements Accounts {
        private static final Object LEFT = new Object();
        private static final Object RIGHT = new Object();
        private int transfers;

        @Override
        public int forth() {
            synchronized (LEFT) {
                synchronized (RIGHT) {
                    return ++transfers;
                }
            }
        }

        @Override
        public int back() {
            synchronized (RIGHT) {
                synchronized (LEFT) {
                    return ++transfers;
                }
            }
        }
    }

    /** Throws only where two threads meet. */
    @Subject(model = CounterModel.class)
    @Broken(fault = NotOnce.class, because = "two threads may be inside")
    public static class JealousCounter extends AtomicCounter {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public int increment() {
            if (inside.incrementAndGet() > 1) throw new IllegalStateException("two are inside");
            int count = super.increment();
            inside.decrementAndGet();
            return count;
        }
    }

    public interface Silent {
        void left();

        void right();
    }

    public static class SilentModel implements Silent {
        @Override
        public void left() {}

        @Override
        public void right() {}
    }

    @Subject(model = SilentModel.class)
    public static class SilentSubject extends SilentModel {}

    public enum Side {
        LEFT,
        RIGHT
    }

    /** Arguments of every kind, answers that fit no typed class together, and exceptions. */
    public interface Mixed {
        long take(Side side, String name, char c, byte b, double d);

        void give(long amount);

        boolean isEmpty();

        int count();
    }

    @Subject(model = MixedModel.class)
    public static class MixedModel implements Mixed {
        private long amount;

        @Override
        public long take(Side side, String name, char c, byte b, double d) {
            if (amount == 0) throw new IllegalStateException();
            return amount--;
        }

        @Override
        public void give(long amount) {
            this.amount += amount;
        }

        @Override
        public boolean isEmpty() {
            return amount == 0;
        }

        @Override
        public int count() {
            return (int) amount;
        }
    }

    public record Reading(int count) {}

    /** Answers that jcstress could not copy by serialization. */
    public interface Readings {
        Reading read();

        Optional<Integer> ask();

        List<Optional<Integer>> list();
    }

    @Subject(model = ReadingsModel.class)
    public static class ReadingsModel implements Readings {
        private int count;

        @Override
        public synchronized Reading read() {
            return new Reading(++count);
        }

        @Override
        public synchronized Optional<Integer> ask() {
            return Optional.of(++count);
        }

        @Override
        public synchronized List<Optional<Integer>> list() {
            return List.of(Optional.of(++count));
        }
    }

    @Subject(model = ReadingsModel.class)
    @Broken(fault = LostUpdate.class, because = "volatile does not make ++ one step")
    public static class RacyReadings implements Readings {
        private volatile int count;

        @Override
        public Reading read() {
            return new Reading(++count);
        }

        @Override
        public Optional<Integer> ask() {
            return Optional.of(++count);
        }

        @Override
        public List<Optional<Integer>> list() {
            return List.of(Optional.of(++count));
        }
    }
}
