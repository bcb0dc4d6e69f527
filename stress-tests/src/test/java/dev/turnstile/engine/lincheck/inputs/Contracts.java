package dev.turnstile.engine.lincheck.inputs;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Contracts that the inputs share, each followed by its model. */
public final class Contracts {
    private Contracts() {}

    public interface Counter {
        /** Adds one and returns the sum. */
        int increment();

        int get();
    }

    public static final class CounterModel implements Counter {
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

    /** A counter for two threads that name themselves 0 and 1, as Peterson's lock needs it. */
    public interface PairCounter {
        int increment(int me);
    }

    public static final class PairCounterModel implements PairCounter {
        private int count;

        @Override
        public int increment(int me) {
            return ++count;
        }
    }

    /** Two flags. If each of two threads raises one and then looks at the other, at least one thread sees the other's flag. */
    public interface Flags {
        void raiseFirst();

        void raiseSecond();

        boolean first();

        boolean second();
    }

    public static final class FlagsModel implements Flags {
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

    /** Passes one value from thread to thread; {@code read} returns 0 if there is none yet. */
    public interface Message {
        void publish(int value);

        int read();
    }

    public static final class MessageModel implements Message {
        private int message;

        @Override
        public void publish(int value) {
            message = value;
        }

        @Override
        public int read() {
            return message;
        }
    }

    /** Passes one value from thread to thread; {@code receive} waits until it is there. */
    public interface HandOver {
        void send(int value);

        int receive() throws InterruptedException;
    }

    public static final class HandOverModel implements HandOver {
        private int sent;

        @Override
        public void send(int value) {
            sent = value;
        }

        @Override
        public int receive() {
            enabledWhen(sent != 0);
            return sent;
        }
    }

    /** Creates an object when it is first asked for, and returns the object's only field. */
    public interface Lazy {
        int get();
    }

    public static final class LazyModel implements Lazy {
        @Override
        public int get() {
            return 42;
        }
    }

    /** A list; {@code get} returns 0 where it ends before the index. */
    public interface Items {
        void add(int value);

        int get(int index);

        int size();
    }

    public static final class ItemsModel implements Items {
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

    /** A map; its operations return 0 for a missing value. */
    public interface Dictionary {
        int put(int key, int value);

        int get(int key);
    }

    public static final class DictionaryModel implements Dictionary {
        private final Map<Integer, Integer> entries = new HashMap<>();

        @Override
        public int put(int key, int value) {
            Integer old = entries.put(key, value);
            return old == null ? 0 : old;
        }

        @Override
        public int get(int key) {
            return entries.getOrDefault(key, 0);
        }
    }

    public interface Latch {
        void await() throws InterruptedException;

        void finish();
    }

    public static final class LatchModel implements Latch {
        private boolean finished;

        @Override
        public void await() {
            enabledWhen(finished);
        }

        @Override
        public void finish() {
            finished = true;
        }
    }

    /** A queue of capacity 1. */
    public interface BoundedQueue {
        void put(int value) throws InterruptedException;

        int take() throws InterruptedException;
    }

    public static final class BoundedQueueModel implements BoundedQueue {
        private final Queue<Integer> values = new ArrayDeque<>();

        @Override
        public void put(int value) {
            enabledWhen(values.isEmpty());
            values.add(value);
        }

        @Override
        public int take() {
            enabledWhen(!values.isEmpty());
            return values.remove();
        }
    }

    /** A semaphore that starts with one permit. */
    public interface Permits {
        void acquire() throws InterruptedException;

        void release();
    }

    public static final class PermitsModel implements Permits {
        private int permits = 1;

        @Override
        public void acquire() {
            enabledWhen(permits > 0);
            permits--;
        }

        @Override
        public void release() {
            permits++;
        }
    }

    /** Two sections that need the same two locks; both always return. */
    public interface Sections {
        void first() throws InterruptedException;

        void second() throws InterruptedException;
    }

    public static final class SectionsModel implements Sections {
        @Override
        public void first() {}

        @Override
        public void second() {}
    }

    /** Returns its argument, by way of threads that the operation starts. */
    public interface Relay {
        int relay(int value) throws InterruptedException;
    }

    public static final class RelayModel implements Relay {
        @Override
        public int relay(int value) {
            return value;
        }
    }
}
