package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/** The subjects of {@link Table} that are not counters. */
public final class TableObjects {
    private TableObjects() {}

    @Subject(model = Contracts.PermitsModel.class)
    public static class MonitorSemaphore implements Contracts.Permits {
        private int permits = 1;

        @Override
        public synchronized void acquire() throws InterruptedException {
            while (permits == 0) wait();
            permits--;
        }

        @Override
        public synchronized void release() {
            permits++;
            notifyAll();
        }
    }

    /** A stack; {@code pop} returns 0 if it is empty. */
    public interface Stack {
        void push(int value);

        int pop();
    }

    public static final class StackModel implements Stack {
        private final ArrayDeque<Integer> values = new ArrayDeque<>();

        @Override
        public void push(int value) {
            values.push(value);
        }

        @Override
        public int pop() {
            return values.isEmpty() ? 0 : values.pop();
        }
    }

    @Subject(model = StackModel.class)
    public static class TreiberStack implements Stack {
        private static final class Node {
            final int value;
            final Node next;

            Node(int value, Node next) {
                this.value = value;
                this.next = next;
            }
        }

        private final AtomicReference<Node> top = new AtomicReference<>();

        @Override
        public void push(int value) {
            while (true) {
                Node seen = top.get();
                if (top.compareAndSet(seen, new Node(value, seen))) return;
            }
        }

        @Override
        public int pop() {
            while (true) {
                Node seen = top.get();
                if (seen == null) return 0;
                if (top.compareAndSet(seen, seen.next)) return seen.value;
            }
        }
    }

    @Subject(model = Contracts.BoundedQueueModel.class)
    public static class ArrayQueue implements Contracts.BoundedQueue {
        private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);

        @Override
        public void put(int value) throws InterruptedException {
            queue.put(value);
        }

        @Override
        public int take() throws InterruptedException {
            return queue.take();
        }
    }

    /** A queue without a bound; {@code poll} returns 0 if it is empty. */
    public interface UnboundedQueue {
        boolean offer(int value);

        int poll();
    }

    public static final class UnboundedQueueModel implements UnboundedQueue {
        private final ArrayDeque<Integer> values = new ArrayDeque<>();

        @Override
        public boolean offer(int value) {
            return values.offer(value);
        }

        @Override
        public int poll() {
            return values.isEmpty() ? 0 : values.poll();
        }
    }

    @Subject(model = UnboundedQueueModel.class)
    public static class LinkedQueue implements UnboundedQueue {
        private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();

        @Override
        public boolean offer(int value) {
            return queue.offer(value);
        }

        @Override
        public int poll() {
            Integer value = queue.poll();
            return value == null ? 0 : value;
        }
    }

    /** A map; both operations return the value that was there before, or 0. */
    public interface Entries {
        int putIfAbsent(int key, int value);

        int remove(int key);
    }

    public static final class EntriesModel implements Entries {
        private final Map<Integer, Integer> entries = new HashMap<>();

        @Override
        public int putIfAbsent(int key, int value) {
            Integer old = entries.putIfAbsent(key, value);
            return old == null ? 0 : old;
        }

        @Override
        public int remove(int key) {
            Integer old = entries.remove(key);
            return old == null ? 0 : old;
        }
    }

    @Subject(model = EntriesModel.class)
    public static class HashEntries implements Entries {
        private final ConcurrentMap<Integer, Integer> entries = new ConcurrentHashMap<>();

        @Override
        public int putIfAbsent(int key, int value) {
            Integer old = entries.putIfAbsent(key, value);
            return old == null ? 0 : old;
        }

        @Override
        public int remove(int key) {
            Integer old = entries.remove(key);
            return old == null ? 0 : old;
        }
    }
}
