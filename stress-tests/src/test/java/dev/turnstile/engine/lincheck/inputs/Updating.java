package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.stream.Stream;

/** Functions that are given to atomic objects. Other threads may run in the middle of them, and they may be applied more than once. */
public final class Updating {
    private static final String TWO_AND_A_LOOK = "increment(); get() | increment()";

    private Updating() {}

    public static List<Case> cases() {
        return List.of(
                Case.right(OfInteger.class, TWO_AND_A_LOOK),
                Case.right(OfLong.class, TWO_AND_A_LOOK),
                Case.right(OfReference.class, TWO_AND_A_LOOK),
                Case.right(OfIntegers.class, TWO_AND_A_LOOK),
                Case.right(OfLongs.class, TWO_AND_A_LOOK),
                Case.right(OfReferences.class, TWO_AND_A_LOOK),
                Case.right(OfIntegerField.class, TWO_AND_A_LOOK),
                Case.right(OfLongField.class, TWO_AND_A_LOOK),
                Case.right(OfReferenceField.class, TWO_AND_A_LOOK),
                Case.right(ByReference.class, TWO_AND_A_LOOK),
                Case.right(Publishes.class, TWO_AND_A_LOOK),
                Case.right(ThrowsFirst.class, TWO_AND_A_LOOK),
                Case.right(WritesInside.class, "increment() | get()"),
                Case.right(CountsInside.class, TWO_AND_A_LOOK),
                Case.right(StreamsBeside.class, "increment() | increment()"),
                Case.wrong(LateAdd.class, "add() | close(); close()"),
                Case.wrong(CountsCalls.class, "increment() | increment()"),
                Case.wrong(LooksAtOther.class, "increment() | increment()"),
                Case.wrong(SetsInside.class, "increment() | increment()"));
    }

    /** Functions read this to take a step in the middle. */
    public abstract static class Stepping implements Contracts.Counter {
        final AtomicInteger one = new AtomicInteger(1);
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfInteger extends Stepping {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            return count.updateAndGet(n -> n + one.get());
        }

        @Override
        public int get() {
            return count.getAndUpdate(n -> n * one.get());
        }
    }

    /** Uses streams, which are then seen into wherever they run. */
    @Subject(model = Contracts.CounterModel.class)
    public static class StreamsBeside extends OfInteger {
        @Override
        public int increment() {
            int incremented = super.increment();
            return Stream.concat(Stream.of(incremented), Arrays.stream(new Integer[] {0}))
                    .mapToInt(n -> n)
                    .sum();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfLong extends Stepping {
        private final AtomicLong count = new AtomicLong();

        @Override
        public int increment() {
            return (int) count.accumulateAndGet(1, (n, more) -> n + more * one.get());
        }

        @Override
        public int get() {
            return (int) count.getAndAccumulate(0, (n, more) -> n + more * one.get());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfReference extends Stepping {
        private final AtomicReference<Integer> count = new AtomicReference<>(0);

        @Override
        public int increment() {
            return count.getAndUpdate(n -> n + one.get()) + 1;
        }

        @Override
        public int get() {
            return count.accumulateAndGet(0, (n, more) -> n + more * one.get());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfIntegers extends Stepping {
        private final AtomicIntegerArray counts = new AtomicIntegerArray(2);

        @Override
        public int increment() {
            return counts.accumulateAndGet(1, 1, (n, more) -> n + more * one.get());
        }

        @Override
        public int get() {
            return counts.updateAndGet(1, n -> n * one.get());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfLongs extends Stepping {
        private final AtomicLongArray counts = new AtomicLongArray(2);

        @Override
        public int increment() {
            return (int) counts.updateAndGet(1, n -> n + one.get());
        }

        @Override
        public int get() {
            return (int) counts.get(1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfReferences extends Stepping {
        private final AtomicReferenceArray<Integer> counts = new AtomicReferenceArray<>(new Integer[] {null, 0});

        @Override
        public int increment() {
            return counts.updateAndGet(1, n -> n + one.get());
        }

        @Override
        public int get() {
            return counts.getAndAccumulate(1, 0, (n, more) -> n + more * one.get());
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfIntegerField extends Stepping {
        private static final AtomicIntegerFieldUpdater<OfIntegerField> COUNT =
                AtomicIntegerFieldUpdater.newUpdater(OfIntegerField.class, "count");

        private volatile int count;

        @Override
        public int increment() {
            return COUNT.accumulateAndGet(this, 1, (n, more) -> n + more * one.get());
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfLongField extends Stepping {
        private static final AtomicLongFieldUpdater<OfLongField> COUNT =
                AtomicLongFieldUpdater.newUpdater(OfLongField.class, "count");

        private volatile long count;

        @Override
        public int increment() {
            return (int) COUNT.updateAndGet(this, n -> n + one.get());
        }

        @Override
        public int get() {
            return (int) count;
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class OfReferenceField extends Stepping {
        private static final AtomicReferenceFieldUpdater<OfReferenceField, Integer> COUNT =
                AtomicReferenceFieldUpdater.newUpdater(OfReferenceField.class, Integer.class, "count");

        private volatile Integer count = 0;

        @Override
        public int increment() {
            return COUNT.updateAndGet(this, n -> n + one.get());
        }

        @Override
        public int get() {
            return count;
        }
    }

    /** The function is a method of another atomic object, whose steps are seen nevertheless. */
    @Subject(model = Contracts.CounterModel.class)
    public static class ByReference extends Stepping {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicIntegerArray next = new AtomicIntegerArray(new int[] {1, 2, 3});

        @Override
        public int increment() {
            return count.updateAndGet(next::get);
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** The value that the function makes is published by the atomic object. */
    @Subject(model = Contracts.CounterModel.class)
    public static class Publishes extends Stepping {
        private final AtomicReference<int[]> count = new AtomicReference<>(new int[1]);

        @Override
        public int increment() {
            return count.updateAndGet(n -> {
                int[] next = new int[1];
                next[0] = n[0] + one.get();
                return next;
            })[0];
        }

        @Override
        public int get() {
            return count.get()[0];
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ThrowsFirst extends Stepping {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            try {
                count.updateAndGet(n -> {
                    if (one.get() == 1) throw new IllegalStateException("not yet");
                    return n;
                });
            } catch (IllegalStateException expected) {
                return count.updateAndGet(n -> n + 1);
            }
            return -1;
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** The atomic object publishes also the plain field that the function writes. */
    @Subject(model = Contracts.CounterModel.class)
    public static class WritesInside implements Contracts.Counter {
        private final AtomicInteger version = new AtomicInteger();
        private int data;

        @Override
        public int increment() {
            return version.updateAndGet(n -> {
                data = n + 1;
                return data;
            });
        }

        @Override
        public int get() {
            return version.get() == 0 ? 0 : data;
        }
    }

    /** How often the function is applied is nobody's business. */
    @Subject(model = Contracts.CounterModel.class)
    public static class CountsInside implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int increment() {
            return count.updateAndGet(n -> {
                calls.incrementAndGet();
                return n + 1;
            });
        }

        @Override
        public int get() {
            return calls.get() < 0 ? -1 : count.get();
        }
    }

    /** Once closed, the count stays the same. */
    public interface Closing {
        void add();

        int close();
    }

    public static class ClosingModel implements Closing {
        private int count;
        private boolean closed;

        @Override
        public void add() {
            if (!closed) count++;
        }

        @Override
        public int close() {
            closed = true;
            return count;
        }
    }

    /** It may be closed between the look at that and the attempt to set the count. */
    @Subject(model = ClosingModel.class)
    public static class LateAdd implements Closing {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void add() {
            count.getAndUpdate(n -> closed.get() ? n : n + 1);
        }

        @Override
        public int close() {
            closed.set(true);
            return count.get();
        }
    }

    /** The function is applied again where another thread was faster. */
    @Subject(model = Contracts.CounterModel.class)
    public static class CountsCalls implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int increment() {
            return count.updateAndGet(n -> calls.incrementAndGet());
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** The other value may change between the function's look at it and the attempt to set the result. */
    @Subject(model = Contracts.CounterModel.class)
    public static class LooksAtOther implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger shown = new AtomicInteger();

        @Override
        public int increment() {
            return shown.updateAndGet(n -> count.get() + 1) + count.incrementAndGet() * 0;
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** The function changes the value behind the atomic object's back, which is then found changed: without end if it always does so. */
    @Subject(model = Contracts.CounterModel.class)
    public static class SetsInside implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int increment() {
            return count.updateAndGet(n -> {
                if (calls.getAndIncrement() < 3) count.incrementAndGet();
                return n + 1;
            });
        }

        @Override
        public int get() {
            return count.get();
        }
    }
}
