package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subjects with a data race in every execution of their scenario. {@link Case#right()} tells whether the answers are right as long as
 * execution is sequentially consistent: then the race is all that there is to find.
 */
public final class Racing {
    private Racing() {}

    public static List<Case> cases() {
        return List.of(
                Case.wrong(PlainCounter.class, "increment() | increment()"),
                Case.right(PlainCounter.class, "increment() | get()"),
                Case.right(PlainDekker.class, "raiseFirst(); second() | raiseSecond(); first()"),
                Case.right(PlainMessage.class, "publish(1) | read()"),
                Case.right(UnsafePublication.class, "publish(1) | read()"),
                Case.right(PlainPeterson.class, "increment(0) | increment(1)"),
                Case.right(DoubleCheckedLazy.class, "get() | get()"),
                Case.right(SharedArrayList.class, "add(1) | size()"),
                Case.right(SharedArrayList.class, "add(1) | get(0)"),
                Case.wrong(SharedArrayList.class, "add(1) | add(2) [size()]"),
                Case.right(SharedHashMap.class, "put(1, 2) | get(1)"),
                Case.right(PlainFlagLatch.class, "await() | finish()"),
                Case.right(WrittenAfterPublication.class, "publish(1) | read()"),
                Case.right(PublishedByConstructor.class, "publish(1) | read()"));
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class PlainCounter implements Contracts.Counter {
        private int count;

        @Override
        public int increment() {
            return ++count;
        }

        @Override
        public int get() {
            return count;
        }
    }

    @Subject(model = Contracts.FlagsModel.class)
    public static class PlainDekker implements Contracts.Flags {
        private boolean first;
        private boolean second;

        @Override
        public void raiseFirst() {
            first = true;
        }

        @Override
        public void raiseSecond() {
            second = true;
        }

        @Override
        public boolean first() {
            return first;
        }

        @Override
        public boolean second() {
            return second;
        }
    }

    /** A reader that sees the flag need not see the data. */
    @Subject(model = Contracts.MessageModel.class)
    public static class PlainMessage implements Contracts.Message {
        private int data;
        private boolean ready;

        @Override
        public void publish(int value) {
            data = value;
            ready = true;
        }

        @Override
        public int read() {
            return ready ? data : 0;
        }
    }

    /** A reader that sees the reference need not see the field. */
    @Subject(model = Contracts.MessageModel.class)
    public static class UnsafePublication implements Contracts.Message {
        private static final class Letter {
            int value;

            Letter(int value) {
                this.value = value;
            }
        }

        private Letter box;

        @Override
        public void publish(int value) {
            box = new Letter(value);
        }

        @Override
        public int read() {
            Letter seen = box;
            return seen == null ? 0 : seen.value;
        }
    }

    @Subject(model = Contracts.PairCounterModel.class)
    public static class PlainPeterson implements Contracts.PairCounter {
        private final boolean[] wants = new boolean[2];
        private int turn;
        private int count;

        @Override
        public int increment(int me) {
            int other = 1 - me;
            wants[me] = true;
            turn = other;
            while (wants[other] && turn == other) Thread.onSpinWait();
            int next = ++count;
            wants[me] = false;
            return next;
        }
    }

    @Subject(model = Contracts.LazyModel.class)
    public static class DoubleCheckedLazy implements Contracts.Lazy {
        private static final class Instance {
            int value = 42;
        }

        private Instance box;

        @Override
        public int get() {
            Instance seen = box;
            if (seen == null) {
                synchronized (this) {
                    seen = box;
                    if (seen == null) {
                        seen = new Instance();
                        box = seen;
                    }
                }
            }
            return seen.value;
        }
    }

    @Subject(model = Contracts.ItemsModel.class)
    public static class SharedArrayList implements Contracts.Items {
        private final List<Integer> items = new ArrayList<>();

        @Override
        public void add(int value) {
            items.add(value);
        }

        @Override
        public int get(int index) {
            return index < items.size() ? items.get(index) : 0;
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    @Subject(model = Contracts.DictionaryModel.class)
    public static class SharedHashMap implements Contracts.Dictionary {
        private final Map<Integer, Integer> entries = new HashMap<>();

        @Override
        public int put(int key, int value) {
            Integer old = entries.put(key, value);
            return old == null ? 0 : old;
        }

        @Override
        public int get(int key) {
            Integer value = entries.get(key);
            return value == null ? 0 : value;
        }
    }

    /** The compiler may read the flag once and loop forever. */
    @Subject(model = Contracts.LatchModel.class)
    public static class PlainFlagLatch implements Contracts.Latch {
        private boolean done;

        @Override
        @SuppressWarnings("StatementWithEmptyBody")
        public void await() {
            while (!done)
                ;
        }

        @Override
        public void finish() {
            done = true;
        }
    }

    /** It is published through a handle of a static field, and written to thereafter. */
    @Subject(model = Contracts.MessageModel.class)
    public static class WrittenAfterPublication implements Contracts.Message {
        private static final VarHandle LATEST;

        static {
            try {
                LATEST = MethodHandles.lookup()
                        .findStaticVarHandle(WrittenAfterPublication.class, "latest", int[].class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("UnusedVariable") // accessed through LATEST
        private static int[] latest;

        @SuppressWarnings("StaticAssignmentInConstructor") // each instance begins with an empty message
        public WrittenAfterPublication() {
            latest = new int[1];
        }

        @Override
        public void publish(int value) {
            int[] message = new int[1];
            LATEST.setVolatile(message);
            message[0] = value;
        }

        @Override
        public int read() {
            return ((int[]) LATEST.getVolatile())[0];
        }
    }

    /** Its constructor puts it where others can see it, before it is complete. */
    @Subject(model = Contracts.MessageModel.class)
    public static class PublishedByConstructor implements Contracts.Message {
        private volatile @Nullable Box latest;

        private final class Box {
            int value;

            Box() {
                latest = this;
            }
        }

        @Override
        public void publish(int value) {
            new Box().value = value;
        }

        @Override
        public int read() {
            Box box = latest;
            return box == null ? 0 : box.value;
        }
    }
}
