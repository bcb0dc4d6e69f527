package dev.turnstile.libraries;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Subject;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Deques, lists, sets, and what else holds values. */
public final class Collections {
    private Collections() {}

    public interface Deque {
        void addFirst(int value);

        void addLast(int value);

        Integer pollFirst();

        Integer pollLast();
    }

    public interface NumberList {
        boolean add(int value);

        boolean addIfAbsent(int value);

        boolean remove(int value);

        /** All numbers in the order of the list. */
        List<Integer> snapshot();
    }

    public interface NumberSet {
        boolean add(int value);

        boolean remove(int value);

        boolean contains(int value);
    }

    /** A set that gives its least number. */
    public interface Sorted {
        boolean add(int value);

        boolean remove(int value);

        Integer pollFirst();
    }

    public interface Multimap {
        boolean put(int key, int value);

        List<Integer> removeAll(int key);

        int size();
    }

    /** Messages of one number each. */
    public interface Messages {
        @OneThread("producer")
        boolean write(int value);

        /** The oldest message; {@code null} if there is none. */
        @OneThread("consumer")
        Integer read();
    }

    public abstract static class DequeAdapter {
        private final java.util.Deque<Integer> deque;

        DequeAdapter(java.util.Deque<Integer> deque) {
            this.deque = deque;
        }

        public void addFirst(int value) {
            deque.addFirst(value);
        }

        public void addLast(int value) {
            deque.addLast(value);
        }

        public Integer pollFirst() {
            return deque.pollFirst();
        }

        public Integer pollLast() {
            return deque.pollLast();
        }
    }

    public static class DequeModel extends DequeAdapter implements Deque {
        public DequeModel() {
            super(new ArrayDeque<>());
        }
    }

    @Subject(model = DequeModel.class)
    public static class JdkConcurrentLinkedDeque extends DequeAdapter implements Deque {
        public JdkConcurrentLinkedDeque() {
            super(new ConcurrentLinkedDeque<>());
        }
    }

    @Subject(model = DequeModel.class)
    public static class JdkUnboundedBlockingDeque extends DequeAdapter implements Deque {
        public JdkUnboundedBlockingDeque() {
            super(new LinkedBlockingDeque<>());
        }
    }

    public static class NumberListModel implements NumberList {
        private final List<Integer> numbers = new ArrayList<>();

        @Override
        public boolean add(int value) {
            return numbers.add(value);
        }

        @Override
        public boolean addIfAbsent(int value) {
            return !numbers.contains(value) && numbers.add(value);
        }

        @Override
        public boolean remove(int value) {
            return numbers.remove(Integer.valueOf(value));
        }

        @Override
        public List<Integer> snapshot() {
            return List.copyOf(numbers);
        }
    }

    @Subject(model = NumberListModel.class)
    public static class JdkCopyOnWriteArrayList implements NumberList {
        private final CopyOnWriteArrayList<Integer> numbers = new CopyOnWriteArrayList<>();

        @Override
        public boolean add(int value) {
            return numbers.add(value);
        }

        @Override
        public boolean addIfAbsent(int value) {
            return numbers.addIfAbsent(value);
        }

        @Override
        public boolean remove(int value) {
            return numbers.remove(Integer.valueOf(value));
        }

        @Override
        public List<Integer> snapshot() {
            List<Integer> copy = new ArrayList<>();
            for (int number : numbers) copy.add(number);
            return copy;
        }
    }

    public abstract static class SetAdapter {
        private final java.util.Set<Integer> set;

        SetAdapter(java.util.Set<Integer> set) {
            this.set = set;
        }

        public boolean add(int value) {
            return set.add(value);
        }

        public boolean remove(int value) {
            return set.remove(value);
        }

        public boolean contains(int value) {
            return set.contains(value);
        }
    }

    public static class NumberSetModel extends SetAdapter implements NumberSet {
        public NumberSetModel() {
            super(new TreeSet<>());
        }
    }

    @Subject(model = NumberSetModel.class)
    public static class GuavaConcurrentHashSet extends SetAdapter implements NumberSet {
        public GuavaConcurrentHashSet() {
            super(Sets.newConcurrentHashSet());
        }
    }

    public static class SortedModel implements Sorted {
        private final TreeSet<Integer> numbers = new TreeSet<>();

        @Override
        public boolean add(int value) {
            return numbers.add(value);
        }

        @Override
        public boolean remove(int value) {
            return numbers.remove(value);
        }

        @Override
        public Integer pollFirst() {
            return numbers.pollFirst();
        }
    }

    @Subject(model = SortedModel.class)
    public static class JdkConcurrentSkipListSet implements Sorted {
        private final ConcurrentSkipListSet<Integer> numbers = new ConcurrentSkipListSet<>();

        @Override
        public boolean add(int value) {
            return numbers.add(value);
        }

        @Override
        public boolean remove(int value) {
            return numbers.remove(value);
        }

        @Override
        public Integer pollFirst() {
            return numbers.pollFirst();
        }
    }

    public abstract static class MultimapAdapter implements Multimap {
        private final ListMultimap<Integer, Integer> values;

        MultimapAdapter(ListMultimap<Integer, Integer> values) {
            this.values = values;
        }

        @Override
        public boolean put(int key, int value) {
            return values.put(key, value);
        }

        @Override
        public List<Integer> removeAll(int key) {
            return values.removeAll(key);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    public static class MultimapModel extends MultimapAdapter {
        public MultimapModel() {
            super(ArrayListMultimap.create());
        }
    }

    @Subject(model = MultimapModel.class)
    public static class GuavaSynchronizedMultimap extends MultimapAdapter {
        public GuavaSynchronizedMultimap() {
            super(Multimaps.synchronizedListMultimap(ArrayListMultimap.create()));
        }
    }

    public static class MessagesModel implements Messages {
        private final Queue<Integer> messages = new ArrayDeque<>();

        @Override
        public boolean write(int value) {
            return messages.add(value);
        }

        @Override
        public Integer read() {
            return messages.poll();
        }
    }

    /** Larger than the messages of any scenario. */
    static UnsafeBuffer memory() {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(1024 + RingBufferDescriptor.TRAILER_LENGTH));
    }

    public abstract static class RingBufferAdapter {
        private final RingBuffer ring;

        RingBufferAdapter(RingBuffer ring) {
            this.ring = ring;
        }

        public boolean write(int value) {
            UnsafeBuffer message = new UnsafeBuffer(new byte[Integer.BYTES]);
            message.putInt(0, value);
            return ring.write(1, message, 0, Integer.BYTES);
        }

        public Integer read() {
            Integer[] value = new Integer[1];
            ring.read((type, buffer, index, length) -> value[0] = buffer.getInt(index), 1);
            return value[0];
        }
    }

    @Subject(model = MessagesModel.class)
    public static class AgronaOneToOneRingBuffer extends RingBufferAdapter implements Messages {
        public AgronaOneToOneRingBuffer() {
            super(new OneToOneRingBuffer(memory()));
        }
    }

    @Subject(model = MessagesModel.class)
    public static class AgronaManyToOneRingBuffer extends RingBufferAdapter implements Messages {
        public AgronaManyToOneRingBuffer() {
            super(new ManyToOneRingBuffer(memory()));
        }
    }
}
