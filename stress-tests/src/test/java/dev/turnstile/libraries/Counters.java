package dev.turnstile.libraries;

import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/** Numbers that several threads change. */
public final class Counters {
    private Counters() {}

    public interface Cell {
        int get();

        void set(int value);

        int incrementAndGet();

        boolean compareAndSet(int expected, int value);
    }

    /** A counter whose sum is exact when nobody adds. */
    public interface Striped {
        void add(int value);

        @Quiescent
        long sum();
    }

    public static class CellModel implements Cell {
        private int value;

        @Override
        public int get() {
            return value;
        }

        @Override
        public void set(int newValue) {
            value = newValue;
        }

        @Override
        public int incrementAndGet() {
            return ++value;
        }

        @Override
        public boolean compareAndSet(int expected, int newValue) {
            if (value != expected) return false;
            value = newValue;
            return true;
        }
    }

    public static class SumModel implements Striped {
        private long sum;

        @Override
        public void add(int value) {
            sum += value;
        }

        @Override
        public long sum() {
            return sum;
        }
    }

    public static class MaximumModel implements Striped {
        private long maximum;

        @Override
        public void add(int value) {
            maximum = Math.max(maximum, value);
        }

        @Override
        public long sum() {
            return maximum;
        }
    }

    @Subject(model = CellModel.class)
    public static class JdkAtomicInteger implements Cell {
        private final AtomicInteger cell = new AtomicInteger();

        @Override
        public int get() {
            return cell.get();
        }

        @Override
        public void set(int value) {
            cell.set(value);
        }

        @Override
        public int incrementAndGet() {
            return cell.incrementAndGet();
        }

        @Override
        public boolean compareAndSet(int expected, int value) {
            return cell.compareAndSet(expected, value);
        }
    }

    @Subject(model = CellModel.class)
    @SuppressWarnings("PrimitiveAtomicReference") // equal small numbers are one object
    public static class JdkAtomicReference implements Cell {
        private final AtomicReference<Integer> cell = new AtomicReference<>(0);

        @Override
        public int get() {
            return cell.get();
        }

        @Override
        public void set(int value) {
            cell.set(value);
        }

        @Override
        public int incrementAndGet() {
            return cell.updateAndGet(value -> value + 1);
        }

        @Override
        public boolean compareAndSet(int expected, int value) {
            return cell.compareAndSet(expected, value);
        }
    }

    /** The stamp counts the changes. */
    @Subject(model = CellModel.class)
    public static class JdkAtomicStampedReference implements Cell {
        private final AtomicStampedReference<Integer> cell = new AtomicStampedReference<>(0, 0);

        @Override
        public int get() {
            return cell.getReference();
        }

        @Override
        public void set(int value) {
            int[] stamp = new int[1];
            Integer old;
            do {
                old = cell.get(stamp);
            } while (!cell.compareAndSet(old, value, stamp[0], stamp[0] + 1));
        }

        @Override
        public int incrementAndGet() {
            int[] stamp = new int[1];
            Integer old;
            do {
                old = cell.get(stamp);
            } while (!cell.compareAndSet(old, old + 1, stamp[0], stamp[0] + 1));
            return old + 1;
        }

        @Override
        public boolean compareAndSet(int expected, int value) {
            int[] stamp = new int[1];
            Integer old;
            do {
                old = cell.get(stamp);
                if (old != expected) return false;
            } while (!cell.compareAndSet(old, value, stamp[0], stamp[0] + 1));
            return true;
        }
    }

    @Subject(model = CellModel.class)
    public static class AgronaAtomicCounter implements Cell {
        private final AtomicCounter cell = new CountersManager(
                        new UnsafeBuffer(new byte[2 * CountersManager.METADATA_LENGTH]),
                        new UnsafeBuffer(new byte[2 * CountersManager.COUNTER_LENGTH]))
                .newCounter("cell");

        @Override
        public int get() {
            return (int) cell.get();
        }

        @Override
        public void set(int value) {
            cell.set(value);
        }

        @Override
        public int incrementAndGet() {
            return (int) cell.increment() + 1;
        }

        @Override
        public boolean compareAndSet(int expected, int value) {
            return cell.compareAndSet(expected, value);
        }
    }

    @Subject(model = SumModel.class)
    public static class JdkLongAdder implements Striped {
        private final LongAdder adder = new LongAdder();

        @Override
        public void add(int value) {
            adder.add(value);
        }

        @Override
        public long sum() {
            return adder.sum();
        }
    }

    @Subject(model = MaximumModel.class)
    public static class JdkLongAccumulator implements Striped {
        private final LongAccumulator maximum = new LongAccumulator(Math::max, 0);

        @Override
        public void add(int value) {
            maximum.accumulate(value);
        }

        @Override
        public long sum() {
            return maximum.get();
        }
    }

    @Subject(model = CellModel.class)
    public static class JdkAtomicLong implements Cell {
        private final AtomicLong cell = new AtomicLong();

        @Override
        public int get() {
            return (int) cell.get();
        }

        @Override
        public void set(int value) {
            cell.set(value);
        }

        @Override
        public int incrementAndGet() {
            return (int) cell.updateAndGet(value -> value + 1);
        }

        @Override
        public boolean compareAndSet(int expected, int value) {
            return cell.compareAndSet(expected, value);
        }
    }
}
