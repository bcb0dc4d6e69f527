package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Counters whose operations give tasks to fork-join pools. */
public final class Pooling {
    private Pooling() {}

    /** Counts. */
    public interface Counter {
        /** The number of calls so far, this one included. */
        int next();
    }

    /** Its model. */
    public static class CounterModel implements Counter {
        private int n;

        @Override
        public int next() {
            return ++n;
        }
    }

    /** Starts a thread before it does anything else. */
    @Subject(model = CounterModel.class)
    public static class ThreadAtOnce implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            AtomicInteger answer = new AtomicInteger();
            Thread thread = new Thread(() -> answer.set(n.incrementAndGet()));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer.get();
        }
    }

    @Subject(model = CounterModel.class)
    public static class Supplying implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return CompletableFuture.supplyAsync(n::incrementAndGet).join();
        }
    }

    @Subject(model = CounterModel.class)
    public static class SupplyingInTwoSteps implements Counter {
        private volatile int n;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the fault
        public int next() {
            return CompletableFuture.supplyAsync(() -> ++n).join();
        }
    }

    /** The pool of one thread lets one task run at a time. */
    @Subject(model = CounterModel.class)
    public static class OneWorker implements Counter {
        private final ForkJoinPool pool = new ForkJoinPool(1);
        private int n;

        @Override
        public int next() {
            return pool.submit(() -> ++n).join();
        }
    }

    @Subject(model = CounterModel.class)
    public static class TwoWorkers implements Counter {
        private final ForkJoinPool pool = new ForkJoinPool(2);
        private volatile int n;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the fault
        public int next() {
            return pool.submit(() -> ++n).join();
        }
    }

    /** Each of two tasks holds a worker, and waits for a third, which finds none. */
    @Subject(model = CounterModel.class)
    public static class Starving implements Counter {
        private final ForkJoinPool pool = new ForkJoinPool(2);
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return pool.submit(() -> {
                        CountDownLatch helped = new CountDownLatch(1);
                        pool.execute(helped::countDown);
                        helped.await();
                        return n.incrementAndGet();
                    })
                    .join();
        }
    }

    /** A task that joins another makes room for it. */
    @Subject(model = CounterModel.class)
    public static class Joining implements Counter {
        private final ForkJoinPool pool = new ForkJoinPool(1);
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return pool.submit(() -> pool.submit(n::incrementAndGet).join()).join();
        }
    }

    /** Adds up ones, in tasks that fork others. */
    private static final class Ones extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1L;

        private final int ones;

        Ones(int ones) {
            this.ones = ones;
        }

        @Override
        protected Integer compute() {
            if (ones == 1) return 1;
            Ones half = new Ones(ones / 2);
            half.fork();
            return new Ones(ones - ones / 2).compute() + half.join();
        }
    }

    @Subject(model = CounterModel.class)
    public static class Forking implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return n.addAndGet(ForkJoinPool.commonPool().invoke(new Ones(2)) - 1);
        }
    }

    @Subject(model = CounterModel.class)
    public static class InParallel implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return IntStream.range(0, 2)
                    .parallel()
                    .map(i -> i == 0 ? 0 : n.incrementAndGet())
                    .sum();
        }
    }

    @Subject(model = CounterModel.class)
    public static class InParallelInTwoSteps implements Counter {
        private volatile int n;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the fault
        public int next() {
            return IntStream.range(0, 2).parallel().map(i -> i == 0 ? 0 : ++n).sum();
        }
    }

    /** Nobody can see the exception but the handler of the worker. */
    @Subject(model = CounterModel.class)
    public static class ThrowingAway implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            ForkJoinPool.commonPool().execute(() -> {
                throw new IllegalStateException("lost");
            });
            return n.incrementAndGet();
        }
    }

    /** A future keeps the exception. */
    @Subject(model = CounterModel.class)
    public static class Keeping implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // so it may be
        public int next() {
            CompletableFuture.runAsync(() -> {
                throw new IllegalStateException("kept");
            });
            return n.incrementAndGet();
        }
    }

    /** Uses what there is no model for. */
    @Subject(model = CounterModel.class)
    public static class Delaying implements Counter {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public int next() {
            return CompletableFuture.supplyAsync(
                            n::incrementAndGet, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    /** Gives its task away before any execution begins. */
    @Subject(model = CounterModel.class)
    public static class EarlyTask implements Counter {
        private final AtomicInteger n = new AtomicInteger();
        private final CompletableFuture<Void> ready = CompletableFuture.runAsync(() -> n.set(0));

        @Override
        public int next() {
            ready.join();
            return n.incrementAndGet();
        }
    }
}
