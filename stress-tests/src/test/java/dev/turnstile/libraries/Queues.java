package dev.turnstile.libraries;

import com.google.common.collect.EvictingQueue;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscLinkedQueue;

/** First-in-first-out queues that never block. Their sizes are hints where others work on the queue, and in no contract. */
public final class Queues {
    private static final int CAPACITY = 2;

    private Queues() {}

    /** For any number of producers and consumers. */
    public interface ManyToMany {
        /** Appends unless the queue is full, and tells whether it did. */
        boolean offer(int value);

        /** The oldest element, taken; {@code null} if there is none. */
        Integer poll();
    }

    /** As {@link ManyToMany}, and the consumer looks at the oldest element. */
    public interface ManyToOne {
        boolean offer(int value);

        @OneThread("consumer")
        Integer poll();

        @OneThread("consumer")
        Integer peek();
    }

    public interface OneToMany {
        @OneThread("producer")
        boolean offer(int value);

        Integer poll();
    }

    public interface OneToOne {
        @OneThread("producer")
        boolean offer(int value);

        @OneThread("consumer")
        Integer poll();

        @OneThread("consumer")
        Integer peek();
    }

    /** Implements, by the queue that it is given, the contract that a subclass declares. */
    public abstract static class Adapter {
        private final Queue<Integer> queue;

        Adapter(Queue<Integer> queue) {
            this.queue = queue;
        }

        public boolean offer(int value) {
            return queue.offer(value);
        }

        public Integer poll() {
            return queue.poll();
        }

        public Integer peek() {
            return queue.peek();
        }
    }

    public static class UnboundedModel extends Adapter implements ManyToMany, ManyToOne, OneToMany, OneToOne {
        public UnboundedModel() {
            super(new ArrayDeque<>());
        }
    }

    public static class BoundedModel implements ManyToMany, ManyToOne, OneToMany, OneToOne {
        private final Queue<Integer> queue = new ArrayDeque<>();

        @Override
        public boolean offer(int value) {
            return queue.size() < CAPACITY && queue.offer(value);
        }

        @Override
        public Integer poll() {
            return queue.poll();
        }

        @Override
        public Integer peek() {
            return queue.peek();
        }
    }

    /** A full queue drops its oldest element. */
    public static class EvictingModel implements ManyToMany {
        private final Queue<Integer> queue = new ArrayDeque<>();

        @Override
        public boolean offer(int value) {
            if (queue.size() == CAPACITY) queue.remove();
            return queue.offer(value);
        }

        @Override
        public Integer poll() {
            return queue.poll();
        }
    }

    @Subject(model = UnboundedModel.class)
    public static class JdkConcurrentLinkedQueue extends Adapter implements ManyToMany {
        public JdkConcurrentLinkedQueue() {
            super(new ConcurrentLinkedQueue<>());
        }
    }

    @Subject(model = EvictingModel.class)
    public static class GuavaEvictingQueue extends Adapter implements ManyToMany {
        public GuavaEvictingQueue() {
            super(com.google.common.collect.Queues.synchronizedQueue(EvictingQueue.create(CAPACITY)));
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JctoolsMpmcArrayQueue extends Adapter implements ManyToMany {
        public JctoolsMpmcArrayQueue() {
            super(new MpmcArrayQueue<>(CAPACITY));
        }
    }

    @Subject(model = UnboundedModel.class)
    public static class JctoolsMpmcUnboundedXaddArrayQueue extends Adapter implements ManyToMany {
        public JctoolsMpmcUnboundedXaddArrayQueue() {
            super(new MpmcUnboundedXaddArrayQueue<>(CAPACITY));
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JctoolsMpscArrayQueue extends Adapter implements ManyToOne {
        public JctoolsMpscArrayQueue() {
            super(new MpscArrayQueue<>(CAPACITY));
        }
    }

    @Subject(model = UnboundedModel.class)
    public static class JctoolsMpscLinkedQueue extends Adapter implements ManyToOne {
        public JctoolsMpscLinkedQueue() {
            super(new MpscLinkedQueue<>());
        }
    }

    /** With several producers its poll may miss an element that was offered behind one that is not there yet. */
    @Subject(model = BoundedModel.class)
    public static class AgronaManyToOneConcurrentArrayQueue extends Adapter implements OneToOne {
        public AgronaManyToOneConcurrentArrayQueue() {
            super(new ManyToOneConcurrentArrayQueue<>(CAPACITY));
        }
    }

    /** With several producers its poll may miss an element that was offered behind one that is not there yet. */
    @Subject(model = UnboundedModel.class)
    public static class AgronaManyToOneConcurrentLinkedQueue extends Adapter implements OneToOne {
        public AgronaManyToOneConcurrentLinkedQueue() {
            super(new ManyToOneConcurrentLinkedQueue<>());
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JctoolsSpmcArrayQueue extends Adapter implements OneToMany {
        public JctoolsSpmcArrayQueue() {
            super(new SpmcArrayQueue<>(CAPACITY));
        }
    }

    /** Larger than any scenario. */
    @Subject(model = UnboundedModel.class)
    public static class JctoolsSpscArrayQueue extends Adapter implements OneToOne {
        public JctoolsSpscArrayQueue() {
            super(new SpscArrayQueue<>(8));
        }
    }

    @Subject(model = UnboundedModel.class)
    public static class JctoolsSpscLinkedQueue extends Adapter implements OneToOne {
        public JctoolsSpscLinkedQueue() {
            super(new SpscLinkedQueue<>());
        }
    }

    @Subject(model = BoundedModel.class)
    public static class AgronaOneToOneConcurrentArrayQueue extends Adapter implements OneToOne {
        public AgronaOneToOneConcurrentArrayQueue() {
            super(new OneToOneConcurrentArrayQueue<>(CAPACITY));
        }
    }
}
