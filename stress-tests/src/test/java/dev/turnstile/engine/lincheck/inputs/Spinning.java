package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Loops that wait for a number of rounds, and then do something else. */
public final class Spinning {
    private Spinning() {}

    /** Those that come to an end though nobody else does anything. */
    public static List<Class<?>> ending() {
        return List.of(
                GivesUp.class,
                GivesUpLate.class,
                SpinsAgain.class,
                SpinsTwoDeep.class,
                TriesToSwap.class,
                PollsTransferQueue.class,
                PollsSynchronousQueue.class,
                TriesToExchange.class);
    }

    /** Those that wait for good if nobody opens. */
    public static List<Class<?>> endless() {
        return List.of(CountsWithoutEnd.class, SpinsThenParks.class, ParksWithoutLooking.class);
    }

    public abstract static class Spinner implements Polling.Lookout {
        volatile boolean open;
        volatile boolean never;

        @Override
        public void open() {
            open = true;
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class GivesUp extends Spinner {
        @Override
        public void poll() {
            for (int i = 0; i < 64 && !never; i++) Thread.onSpinWait();
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class GivesUpLate extends Spinner {
        @Override
        public void poll() {
            int i = 10_000;
            while (!open && --i > 0) Thread.onSpinWait();
        }
    }

    /** Each entry to the loop counts anew. */
    @Subject(model = Polling.LookoutModel.class)
    public static class SpinsAgain extends Spinner {
        @Override
        public void poll() {
            spin();
            spin();
            spin();
        }

        private void spin() {
            for (int i = 0; i < 90 && !never; i++) Thread.yield();
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class SpinsTwoDeep extends Spinner {
        @Override
        public void poll() {
            for (int i = 0; i < 3 && !never; i++) {
                for (int j = 0; j < 40 && !never; j++) Thread.onSpinWait();
            }
        }
    }

    /** Its rounds do more than read. */
    @Subject(model = Polling.LookoutModel.class)
    public static class TriesToSwap extends Spinner {
        private final AtomicInteger state = new AtomicInteger();

        @Override
        public void poll() {
            for (int i = 0; i < 64 && !state.compareAndSet(1, 2); i++) Thread.onSpinWait();
        }
    }

    /** A queue of the JDK that spins before it parks. */
    public abstract static class Polls extends Spinner {
        private final BlockingQueue<Integer> queue;

        Polls(BlockingQueue<Integer> queue) {
            this.queue = queue;
        }

        @Override
        public void poll() {
            try {
                queue.poll(1, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class PollsTransferQueue extends Polls {
        public PollsTransferQueue() {
            super(new LinkedTransferQueue<>());
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class PollsSynchronousQueue extends Polls {
        private final SynchronousQueue<Integer> queue;

        public PollsSynchronousQueue() {
            this(new SynchronousQueue<>());
        }

        private PollsSynchronousQueue(SynchronousQueue<Integer> queue) {
            super(queue);
            this.queue = queue;
        }

        @Override
        public void open() {
            queue.offer(1);
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class TriesToExchange extends Spinner {
        private final Exchanger<Integer> exchanger = new Exchanger<>();

        @Override
        public void poll() {
            exchange(1);
        }

        @Override
        public void open() {
            exchange(2);
        }

        private void exchange(int value) {
            try {
                exchanger.exchange(value, 1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException nobodyCame) {
                // Mostly it ends like this.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class CountsWithoutEnd extends Spinner {
        @Override
        public void poll() {
            long rounds = 0;
            while (!never) rounds++;
            if (rounds > 0) open();
        }
    }

    @Subject(model = Polling.LookoutModel.class)
    public static class SpinsThenParks extends Spinner {
        @Override
        public void poll() {
            int i = 0;
            while (!never) {
                if (++i < 500) Thread.onSpinWait();
                else LockSupport.park(this);
            }
        }
    }

    /** Where it gives up the spin just before the other opens, nobody wakes it. */
    @Subject(model = Polling.LookoutModel.class)
    public static class ParksWithoutLooking extends Spinner {
        private volatile Thread waiter;

        @Override
        public void poll() {
            for (int i = 0; i < 100; i++) {
                if (open) return;
                Thread.onSpinWait();
            }
            waiter = Thread.currentThread();
            LockSupport.park(this);
        }

        @Override
        public void open() {
            super.open();
            LockSupport.unpark(waiter);
        }
    }
}
