package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.engine.canary.CanaryCounter;
import dev.turnstile.engine.canary.CanaryCounterModel;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Subjects whose executions are shown step by step. */
public final class Shown {
    private Shown() {}

    /** All are wrong. */
    public static List<Case> cases() {
        return List.of(
                Case.wrong(ArrayCounters.class, "increment() | increment()"),
                Case.wrong(ArrayCounters.class, "[increment()] increment() | increment()"),
                Case.wrong(ArrayCounters.class, "increment(); increment() | increment(); increment()"),
                Case.wrong(Failing.class, "increment()"),
                Case.wrong(Failing.class, "increment() | increment()"),
                Case.wrong(Ends.class, "addFirst(1); pollLast() | addLast(0); peekFirst()"),
                Case.wrong(Monitored.class, "increment() | increment()"),
                Case.wrong(Monitored.class, "increment() | increment() | increment()"));
    }

    /** Reads and writes by calls of a library alone. */
    @Subject(model = CanaryCounterModel.class)
    public static class ArrayCounters implements CanaryCounter {
        private final AtomicIntegerArray counts = new AtomicIntegerArray(1);

        @Override
        public int increment() {
            int next = counts.get(0) + 1;
            counts.set(0, next);
            return next;
        }
    }

    /** Its threads end by an exception. */
    @Subject(model = CanaryCounterModel.class)
    public static class Failing implements CanaryCounter {
        private final AtomicInteger count = new AtomicInteger();
        private final int[] elements = new int[1];

        private final class Child extends Thread {
            @Override
            public void run() {
                elements[0] = 2;
                elements[1] = 2;
            }
        }

        @Override
        public int increment() {
            Child child = new Child();
            child.start();
            try {
                child.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return count.incrementAndGet();
        }
    }

    /** A queue with two ends. */
    public interface TwoEnds {
        void addFirst(int value);

        void addLast(int value);

        Integer peekFirst();

        Integer pollLast();
    }

    /** The same by one thread. */
    public static final class TwoEndsModel implements TwoEnds {
        private final ArrayDeque<Integer> values = new ArrayDeque<>();

        @Override
        public void addFirst(int value) {
            values.addFirst(value);
        }

        @Override
        public void addLast(int value) {
            values.addLast(value);
        }

        @Override
        public Integer peekFirst() {
            return values.peekFirst();
        }

        @Override
        public Integer pollLast() {
            return values.pollLast();
        }
    }

    /** The JDK's {@code pollLast} may take an element that is not the last any more. */
    @Subject(model = TwoEndsModel.class)
    public static class Ends implements TwoEnds {
        private final ConcurrentLinkedDeque<Integer> values = new ConcurrentLinkedDeque<>();

        @Override
        public void addFirst(int value) {
            values.addFirst(value);
        }

        @Override
        public void addLast(int value) {
            values.addLast(value);
        }

        @Override
        public Integer peekFirst() {
            return values.peekFirst();
        }

        @Override
        public Integer pollLast() {
            return values.pollLast();
        }
    }

    /** Reads in a monitor, but writes outside. */
    @Subject(model = CanaryCounterModel.class)
    public static class Monitored implements CanaryCounter {
        private final Object lock = new Object();
        private volatile int count;

        @Override
        public int increment() {
            int next;
            synchronized (lock) {
                next = count + 1;
            }
            count = next;
            return next;
        }
    }
}
