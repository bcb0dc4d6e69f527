package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Operations that start platform threads. All threads end with the operation that started them, except where a comment says otherwise. */
public final class Starting {
    private Starting() {}

    private static final String ONE = "relay(1)";
    private static final String TWO = "relay(1) | relay(2)";

    public static List<Case> cases() {
        return List.of(
                Case.right(SumOfThreads.class, "sum(1, 2)"),
                Case.right(SumOfThreads.class, "sum(1, 2) | sum(3, 4)"),
                Case.right(LoneChild.class, ONE),
                Case.right(SpinForChild.class, ONE),
                Case.right(SpinForChild.class, TWO),
                Case.wrong(VolatileWithoutJoin.class, ONE),
                Case.wrong(PlainWithoutJoin.class, ONE),
                Case.wrong(FailingChild.class, ONE),
                Case.right(ExecutorRelay.class, ONE),
                Case.right(ExecutorRelay.class, TWO),
                Case.right(SurvivingWorker.class, ONE),
                Case.wrong(DyingWorker.class, ONE),
                Case.wrong(OppositeChildren.class, ONE));
    }

    public interface Adder {
        int sum(int a, int b) throws InterruptedException;
    }

    public static final class AdderModel implements Adder {
        @Override
        public int sum(int a, int b) {
            return a + b;
        }
    }

    /** Two threads add to a sum under a monitor; the operation reads it when both have ended. */
    @Subject(model = AdderModel.class)
    public static class SumOfThreads implements Adder {
        private static final class Total {
            private int total;

            synchronized void add(int value) {
                total += value;
            }
        }

        @Override
        public int sum(int a, int b) throws InterruptedException {
            Total total = new Total();
            Thread first = new Thread(() -> total.add(a));
            Thread second = new Thread(() -> total.add(b));
            first.start();
            second.start();
            first.join();
            second.join();
            return total.total;
        }
    }

    /** Nobody joins the child, which may outlive the operation; it only reads what the operation wrote before the start. */
    @Subject(model = Contracts.RelayModel.class)
    public static class LoneChild implements Contracts.Relay {
        private volatile int message;

        @Override
        public int relay(int value) {
            message = value;
            new Thread(() -> {
                        int seen = message;
                        if (seen != value) throw new AssertionError(seen);
                    })
                    .start();
            return message;
        }
    }

    private static final class VolatileBox {
        volatile int value;
    }

    private static final class PlainBox {
        int value;
    }

    /** Waits for the child's answer, and not for its end. */
    @Subject(model = Contracts.RelayModel.class)
    public static class SpinForChild implements Contracts.Relay {
        @Override
        public int relay(int value) {
            VolatileBox box = new VolatileBox();
            new Thread(() -> box.value = value).start();
            while (box.value == 0) Thread.onSpinWait();
            return box.value;
        }
    }

    /** No data race, but the read may come first. */
    @Subject(model = Contracts.RelayModel.class)
    public static class VolatileWithoutJoin implements Contracts.Relay {
        @Override
        public int relay(int value) {
            VolatileBox box = new VolatileBox();
            new Thread(() -> box.value = value).start();
            return box.value;
        }
    }

    /** The child's write and the operation's read race. */
    @Subject(model = Contracts.RelayModel.class)
    public static class PlainWithoutJoin implements Contracts.Relay {
        @Override
        public int relay(int value) {
            PlainBox box = new PlainBox();
            new Thread(() -> box.value = value).start();
            return box.value;
        }
    }

    /** All answers are right, but the child dies of an error if the operation writes between its two reads. */
    @Subject(model = Contracts.RelayModel.class)
    public static class FailingChild implements Contracts.Relay {
        @Override
        public int relay(int value) throws InterruptedException {
            VolatileBox box = new VolatileBox();
            Thread child = new Thread(() -> {
                int first = box.value;
                int second = box.value;
                if (first != second) throw new AssertionError("changed from " + first + " to " + second);
            });
            child.start();
            box.value = value;
            child.join();
            return value;
        }
    }

    @Subject(model = Contracts.RelayModel.class)
    public static class ExecutorRelay implements Contracts.Relay {
        @Override
        public int relay(int value) throws InterruptedException {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            try {
                return pool.submit(() -> value).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } finally {
                pool.shutdown();
            }
        }
    }

    /** A pool of one worker, which ends when it has run a given number of jobs. */
    private static class Pool {
        private final Queue<Runnable> jobs = new ArrayDeque<>();

        void start(int count) {
            new Thread(() -> {
                        for (int i = 0; i < count; i++) run(next());
                    })
                    .start();
        }

        void run(Runnable job) {
            job.run();
        }

        synchronized void submit(Runnable job) {
            jobs.add(job);
            notifyAll();
        }

        private synchronized Runnable next() {
            try {
                while (jobs.isEmpty()) wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return jobs.remove();
        }
    }

    private static final class CatchingPool extends Pool {
        @Override
        void run(Runnable job) {
            try {
                super.run(job);
            } catch (IllegalStateException e) {
                // A job's failure is not the worker's.
            }
        }
    }

    /** The first job's exception ends the worker, so that the second is never run, and the operation waits for it forever. */
    @Subject(model = Contracts.RelayModel.class)
    public static class DyingWorker implements Contracts.Relay {
        @Override
        public int relay(int value) throws InterruptedException {
            return failThenReturn(new Pool(), value);
        }
    }

    @Subject(model = Contracts.RelayModel.class)
    public static class SurvivingWorker implements Contracts.Relay {
        @Override
        public int relay(int value) throws InterruptedException {
            return failThenReturn(new CatchingPool(), value);
        }
    }

    private static int failThenReturn(Pool pool, int value) throws InterruptedException {
        RaceFree.WaitNotifyHandOver answer = new RaceFree.WaitNotifyHandOver();
        pool.start(2);
        pool.submit(() -> {
            throw new IllegalStateException("this job fails");
        });
        pool.submit(() -> answer.send(value));
        return answer.receive();
    }

    /** The operation joins two threads that acquire two monitors in opposite orders. */
    @Subject(model = Contracts.RelayModel.class)
    public static class OppositeChildren implements Contracts.Relay {
        private final LockProtocols.OppositeMonitors sections = new LockProtocols.OppositeMonitors();

        @Override
        public int relay(int value) throws InterruptedException {
            Thread first = new Thread(sections::first);
            Thread second = new Thread(sections::second);
            first.start();
            second.start();
            first.join();
            second.join();
            return value;
        }
    }
}
