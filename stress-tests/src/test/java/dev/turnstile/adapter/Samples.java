package dev.turnstile.adapter;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Classes that know nothing of Turnstile. */
public final class Samples {
    /** Computes its hash code when it is asked for, each time the same. */
    public static final class CachedHash {
        private int hash;

        public int hash() {
            int known = hash;
            if (known == 0) {
                known = 31;
                hash = known;
            }
            return known;
        }
    }

    private Samples() {}

    /** Two additions may be one. */
    public static class RacyCounter {
        private int count;

        public int increment() {
            return ++count;
        }

        public int get() {
            return count;
        }
    }

    /** The same, one at a time. */
    public static class SafeCounter {
        private int count;

        public synchronized int increment() {
            return ++count;
        }
    }

    /** Right, and notifies nobody: whoever waits for it sleeps on. */
    public static class ForgetfulLock {
        private boolean locked;

        public synchronized void lock() throws InterruptedException {
            while (locked) wait();
            locked = true;
        }

        public synchronized void unlock() {
            locked = false;
        }
    }

    /** Loses each value that is put while somebody waits for one, and wakes that one. */
    public static class LosingSlot {
        private int value;
        private int waiting;
        private boolean woken;

        public synchronized void put(int newValue) {
            if (waiting == 0) value = newValue + 1;
            woken = waiting > 0;
            notifyAll();
        }

        public synchronized int take() throws InterruptedException {
            waiting++;
            while (value == 0 && !woken) wait();
            waiting--;
            int taken = value - 1;
            value = 0;
            woken = false;
            return taken;
        }
    }

    /** Answers what it goes on to change. */
    public static class LiveList {
        private final List<Integer> all = new ArrayList<>();

        public synchronized void add(int value) {
            all.add(value);
        }

        public synchronized List<Integer> all() {
            return all;
        }
    }

    /** Keeps a text by a reference that the garbage collector may clear, though the text is reachable otherwise, too. */
    public static class Softly {
        private SoftReference<String> kept = new SoftReference<>("");

        public void keep(String text) {
            kept = new SoftReference<>(text);
        }

        public String get() {
            return kept.get();
        }
    }

    /** A marker stands for what is not there, so that two states differ only by which object they hold. */
    public static class Marked {
        private static final Object EMPTY = new Object();
        private static final Object GONE = new Object();
        private Object held = EMPTY;

        public synchronized void take() {
            held = GONE;
        }

        public synchronized void reset() {
            held = EMPTY;
        }

        public synchronized boolean isGone() {
            return held == GONE;
        }
    }

    /** Knows when it was made, and how often it was used. */
    public static class Stamped {
        private final long millis = System.currentTimeMillis();
        private final long nanos = System.nanoTime();
        private long uses;

        public synchronized boolean isNew() {
            return millis + nanos != 0 && uses == 0;
        }

        public synchronized void use() {
            uses++;
        }
    }

    /** Some of its methods are no operations. */
    public static class Mixed<E> {
        private final Random random = new Random();
        private final List<E> elements = new ArrayList<>();

        public synchronized boolean add(E element) {
            return elements.add(element);
        }

        public synchronized boolean remove(Object element) {
            return elements.remove(element);
        }

        public synchronized E remove(int index) {
            return elements.remove(index);
        }

        public synchronized Mixed<E> clear() {
            elements.clear();
            return this;
        }

        public synchronized boolean offer(E element, long time, TimeUnit unit) {
            return elements.add(element);
        }

        public synchronized boolean addAll(BitSet others) {
            return others.isEmpty();
        }

        public Iterator<E> iterator() {
            return elements.iterator();
        }

        public int roll() {
            return random.nextInt();
        }

        public static Mixed<String> empty() {
            return new Mixed<>();
        }

        @Override
        public String toString() {
            return elements.toString();
        }
    }

    /** The type variable of what it inherits stands for text. */
    public static class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the JVM. */
    public static class Ending {
        public void end() {
            Runtime.getRuntime().halt(3);
        }

        public int answer() {
            return 1;
        }
    }

    /** A counter by the name of the methods, and no more. */
    public static class CountingModel {
        private int count;

        public int increment() {
            return ++count;
        }
    }
}
