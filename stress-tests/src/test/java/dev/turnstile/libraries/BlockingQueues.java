package dev.turnstile.libraries;

import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import com.google.common.util.concurrent.Monitor;
import dev.turnstile.spec.OneThread;
import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jctools.queues.MpscBlockingConsumerArrayQueue;

/** Queues and hand-overs that wait. */
public final class BlockingQueues {
    private static final int CAPACITY = 2;

    private BlockingQueues() {}

    public interface Blocking {
        void put(int value) throws InterruptedException;

        int take() throws InterruptedException;

        boolean offer(int value);

        Integer poll();
    }

    /**
     * Puts without waiting. A poll is no part of it: that of the JDK's LinkedTransferQueue may answer that the queue is empty while it never
     * is, since it believes that an element that another thread has taken was the last one.
     */
    public interface Unbounded {
        void add(int value);

        int take() throws InterruptedException;
    }

    public interface OneConsumer {
        boolean offer(int value);

        @OneThread("consumer")
        int take() throws InterruptedException;

        @OneThread("consumer")
        Integer poll();
    }

    public interface HandOver {
        void put(int value) throws InterruptedException;

        int take() throws InterruptedException;

        /** Takes what a waiting producer holds out; {@code null} if there is none. */
        Integer poll();
    }

    public interface Exchange {
        int exchange(int value) throws InterruptedException;
    }

    public abstract static class Adapter {
        private final BlockingQueue<Integer> queue;

        Adapter(BlockingQueue<Integer> queue) {
            this.queue = queue;
        }

        public void put(int value) throws InterruptedException {
            queue.put(value);
        }

        public void add(int value) {
            queue.add(value);
        }

        public int take() throws InterruptedException {
            return queue.take();
        }

        public boolean offer(int value) {
            return queue.offer(value);
        }

        public Integer poll() {
            return queue.poll();
        }
    }

    public static class BoundedModel implements Blocking, OneConsumer {
        private final Queue<Integer> queue = new ArrayDeque<>();

        @Override
        public void put(int value) {
            enabledWhen(queue.size() < CAPACITY);
            queue.add(value);
        }

        @Override
        public int take() {
            enabledWhen(!queue.isEmpty());
            return queue.remove();
        }

        @Override
        public boolean offer(int value) {
            return queue.size() < CAPACITY && queue.add(value);
        }

        @Override
        public Integer poll() {
            return queue.poll();
        }
    }

    public static class UnboundedModel implements Unbounded {
        private final Queue<Integer> queue;

        public UnboundedModel() {
            this(new ArrayDeque<>());
        }

        UnboundedModel(Queue<Integer> queue) {
            this.queue = queue;
        }

        @Override
        public void add(int value) {
            queue.add(value);
        }

        @Override
        public int take() {
            enabledWhen(!queue.isEmpty());
            return queue.remove();
        }
    }

    public static class PriorityModel extends UnboundedModel {
        public PriorityModel() {
            super(new java.util.PriorityQueue<>());
        }
    }

    /** A put holds its value out first, and goes on when that has been taken. A fair queue takes the oldest. */
    public static class HandOverModel implements HandOver {
        private final Queue<Integer> heldOut = new ArrayDeque<>();
        private int puts;
        private int taken;

        @Override
        public void put(int value) {
            int mine = once(() -> {
                heldOut.add(value);
                return puts++;
            });
            enabledWhen(mine < taken);
        }

        @Override
        public int take() {
            enabledWhen(!heldOut.isEmpty());
            return poll();
        }

        @Override
        public Integer poll() {
            if (!heldOut.isEmpty()) taken++;
            return heldOut.poll();
        }
    }

    /** Those who come first and second exchange, and those who come third and fourth. */
    public static class ExchangeModel implements Exchange {
        private final List<Integer> values = new ArrayList<>();

        @Override
        public int exchange(int value) {
            int mine = once(() -> {
                values.add(value);
                return values.size() - 1;
            });
            int other = mine ^ 1;
            enabledWhen(other < values.size());
            return values.get(other);
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JdkArrayBlockingQueue extends Adapter implements Blocking {
        public JdkArrayBlockingQueue() {
            super(new ArrayBlockingQueue<>(CAPACITY));
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JdkLinkedBlockingQueue extends Adapter implements Blocking {
        public JdkLinkedBlockingQueue() {
            super(new LinkedBlockingQueue<>(CAPACITY));
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JdkLinkedBlockingDeque extends Adapter implements Blocking {
        public JdkLinkedBlockingDeque() {
            super(new LinkedBlockingDeque<>(CAPACITY));
        }
    }

    @Subject(model = UnboundedModel.class)
    public static class JdkLinkedTransferQueue extends Adapter implements Unbounded {
        public JdkLinkedTransferQueue() {
            super(new LinkedTransferQueue<>());
        }
    }

    @Subject(model = PriorityModel.class)
    public static class JdkPriorityBlockingQueue extends Adapter implements Unbounded {
        public JdkPriorityBlockingQueue() {
            super(new PriorityBlockingQueue<>());
        }
    }

    @Subject(model = BoundedModel.class)
    public static class JctoolsMpscBlockingConsumerArrayQueue extends Adapter implements OneConsumer {
        public JctoolsMpscBlockingConsumerArrayQueue() {
            super(new MpscBlockingConsumerArrayQueue<>(CAPACITY));
        }
    }

    @Subject(model = HandOverModel.class)
    public static class JdkSynchronousQueue extends Adapter implements HandOver {
        public JdkSynchronousQueue() {
            super(new SynchronousQueue<>(true));
        }
    }

    @Subject(model = ExchangeModel.class)
    public static class JdkExchanger implements Exchange {
        private final Exchanger<Integer> exchanger = new Exchanger<>();

        @Override
        public int exchange(int value) throws InterruptedException {
            return exchanger.exchange(value);
        }
    }

    /** A bounded buffer as the documentation of the monitor writes it. */
    @Subject(model = BoundedModel.class)
    public static class GuavaMonitor implements Blocking {
        private final Queue<Integer> values = new ArrayDeque<>();
        private final Monitor monitor = new Monitor();
        private final Monitor.Guard notFull = monitor.newGuard(() -> values.size() < CAPACITY);
        private final Monitor.Guard notEmpty = monitor.newGuard(() -> !values.isEmpty());

        @Override
        public void put(int value) throws InterruptedException {
            monitor.enterWhen(notFull);
            try {
                values.add(value);
            } finally {
                monitor.leave();
            }
        }

        @Override
        public int take() throws InterruptedException {
            monitor.enterWhen(notEmpty);
            try {
                return values.remove();
            } finally {
                monitor.leave();
            }
        }

        @Override
        public boolean offer(int value) {
            if (!monitor.enterIf(notFull)) return false;
            try {
                return values.add(value);
            } finally {
                monitor.leave();
            }
        }

        @Override
        public Integer poll() {
            if (!monitor.enterIf(notEmpty)) return null;
            try {
                return values.poll();
            } finally {
                monitor.leave();
            }
        }
    }
}
