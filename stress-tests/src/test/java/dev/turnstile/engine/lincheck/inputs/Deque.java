package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A work-stealing deque after Chase and Lev, "Dynamic circular work-stealing deque", 2005, with two slots that never grow. One thread, the
 * owner, pushes and pops; it is thread 0, which also runs the init part. The others steal.
 */
public final class Deque {
    private Deque() {}

    /** The smallest scenario that shows the fault, then smaller or tamer ones that do not, then larger ones that do. */
    public static List<Case> cases() {
        return List.of(
                Case.wrong(StealThenRead.class, "[push(1); push(1)] push(2) | steal()"),
                Case.right(StealThenRead.class, "push(1) | steal()"),
                Case.right(StealThenRead.class, "[push(1)] push(2) | steal()"),
                Case.right(StealThenRead.class, "[push(1)] push(1) | steal()"),
                Case.right(StealThenRead.class, "[push(1)] pop() | steal()"),
                Case.right(StealThenRead.class, "[push(1); push(1)] push(1) | steal()"),
                Case.right(StealThenRead.class, "[push(1); push(2)] pop() | steal()"),
                Case.wrong(StealThenRead.class, "[push(1)] push(1); push(2) | steal()"),
                Case.wrong(StealThenRead.class, "[push(1); push(1)] push(2) | steal(); steal()"),
                Case.wrong(StealThenRead.class, "[push(1); push(1)] push(2) | steal() | steal()"),
                Case.right(ReadThenSteal.class, "[push(1); push(1)] push(2) | steal()"),
                Case.right(ReadThenSteal.class, "[push(1); push(2)] pop() | steal()"),
                Case.right(ReadThenSteal.class, "[push(1)] push(1); push(2) | steal()"),
                Case.right(ReadThenSteal.class, "[push(1); push(1)] push(2) | steal() | steal()"),
                Case.right(ReadThenSteal.class, "[push(1); push(2)] pop(); push(3) | steal(); steal()"));
    }

    public interface Stealing {
        /** Adds a value at the bottom; returns false if both slots are taken. */
        boolean push(int value);

        /** Removes the value at the bottom; returns 0 if there is none. */
        int pop();

        /** Removes the value at the top, which is the oldest; returns 0 if there is none. */
        int steal();
    }

    public static final class StealingModel implements Stealing {
        private final ArrayDeque<Integer> values = new ArrayDeque<>();

        @Override
        public boolean push(int value) {
            if (values.size() == SLOTS) return false;
            values.addLast(value);
            return true;
        }

        @Override
        public int pop() {
            return values.isEmpty() ? 0 : values.removeLast();
        }

        @Override
        public int steal() {
            return values.isEmpty() ? 0 : values.removeFirst();
        }
    }

    private static final int SLOTS = 2;

    /** The part that both twins share. The top only moves up. A pop moves the bottom down, and back up if a thief was faster. */
    public abstract static class Ring implements Stealing {
        final AtomicInteger top = new AtomicInteger();
        final AtomicIntegerArray slots = new AtomicIntegerArray(SLOTS);
        private volatile int bottom;

        @Override
        public boolean push(int value) {
            int b = bottom;
            if (b - top.get() == SLOTS) return false;
            slots.set(b % SLOTS, value);
            bottom = b + 1;
            return true;
        }

        @Override
        public int pop() {
            int b = bottom - 1;
            bottom = b;
            int t = top.get();
            if (t > b) {
                bottom = t;
                return 0;
            }
            int value = slots.get(b % SLOTS);
            if (t < b) return value;
            boolean won = top.compareAndSet(t, t + 1); // the last value: thieves want it too
            bottom = t + 1;
            return won ? value : 0;
        }

        boolean isEmpty(int t) {
            return t >= bottom;
        }
    }

    /**
     * Moves the top before it reads the slot. In between, the owner sees a free slot and pushes into it: after two pushes the slots are
     * full, the thief takes the first, and the third push overwrites what the thief goes on to read. It returns 2, where the only order
     * in which the push succeeds has it return 1.
     */
    @Subject(model = StealingModel.class)
    public static class StealThenRead extends Ring {
        @Override
        public int steal() {
            while (true) {
                int t = top.get();
                if (isEmpty(t)) return 0;
                if (top.compareAndSet(t, t + 1)) return slots.get(t % SLOTS);
            }
        }
    }

    /** Reads first. If the owner could overwrite the slot, the top has moved, and the CAS fails. */
    @Subject(model = StealingModel.class)
    public static class ReadThenSteal extends Ring {
        @Override
        public int steal() {
            while (true) {
                int t = top.get();
                if (isEmpty(t)) return 0;
                int value = slots.get(t % SLOTS);
                if (top.compareAndSet(t, t + 1)) return value;
            }
        }
    }
}
