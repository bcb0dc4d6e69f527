package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Loops that ask again and again for what may never come: until a deadline, or without end. */
public final class Polling {
    private Polling() {}

    /** One looks out for what the other does. */
    public interface Lookout {
        void poll();

        void open();
    }

    /** Both come to their end. */
    public static final class LookoutModel implements Lookout {
        @Override
        public void poll() {}

        @Override
        public void open() {}
    }

    /** Those that end at a deadline, and whose rounds the code shows to be the same but for the time. */
    public static List<Class<?>> plain() {
        return List.of(
                Sleeps.class,
                SleepsLong.class,
                Awaits.class,
                WaitsOnMonitor.class,
                Acquires.class,
                PollsQueue.class,
                Parks.class,
                AwaitsLatch.class,
                LooksAtInstants.class,
                AsksAnotherMethod.class,
                LooksOutForFlag.class,
                TriesOnly.class,
                OnlySpins.class);
    }

    /** Those that wait until the deadline itself, and so make one round. */
    public static List<Class<?>> untilDeadline() {
        return List.of(ParksUntil.class);
    }

    /** Those that end at a deadline, but keep something of their own from one round to the next. */
    public static List<Class<?>> others() {
        return List.of(
                CountsSpins.class, CountsSleeps.class, CatchesTimeOuts.class, LooksAtDates.class, LooksAtClock.class);
    }

    /** Those that never end. */
    public static List<Class<?>> endless() {
        return List.of(
                SleepsForEver.class,
                AcquiresForEver.class,
                LooksAtTimeForEver.class,
                KeepsTimeForEver.class,
                EndsOtherLoop.class);
    }

    public abstract static class Poller implements Lookout {
        volatile boolean open;

        abstract void look() throws InterruptedException;

        @Override
        public void poll() {
            try {
                look();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void open() {
            open = true;
        }
    }

    @Subject(model = LookoutModel.class)
    public static class Sleeps extends Poller {
        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < end) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class SleepsLong extends Poller {
        @Override
        void look() throws InterruptedException {
            long end = System.currentTimeMillis() + 8_000;
            while (System.currentTimeMillis() < end) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class Awaits extends Poller {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();

        @Override
        void look() throws InterruptedException {
            lock.lock();
            try {
                long end = System.nanoTime() + 100_000_000;
                while (System.nanoTime() < end) opened.awaitNanos(1_000_000);
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = LookoutModel.class)
    public static class WaitsOnMonitor extends Poller {
        @Override
        synchronized void look() throws InterruptedException {
            long end = System.nanoTime() + 100_000_000;
            while (System.nanoTime() < end) wait(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class Acquires extends Poller {
        final Semaphore permits = new Semaphore(0);

        @Override
        void look() throws InterruptedException {
            long end = System.currentTimeMillis() + 100;
            while (System.currentTimeMillis() < end) {
                if (permits.tryAcquire(1, TimeUnit.MILLISECONDS)) return;
            }
        }

        @Override
        public void open() {
            permits.release();
        }
    }

    @Subject(model = LookoutModel.class)
    public static class PollsQueue extends Poller {
        private final LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();

        @Override
        void look() throws InterruptedException {
            long end = System.currentTimeMillis() + 100;
            while (System.currentTimeMillis() < end) {
                if (queue.poll(1, TimeUnit.MILLISECONDS) != null) return;
            }
        }
    }

    @Subject(model = LookoutModel.class)
    public static class Parks extends Poller {
        @Override
        void look() {
            long end = System.nanoTime() + 100_000_000;
            do LockSupport.parkNanos(this, 1_000_000);
            while (System.nanoTime() < end);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class ParksUntil extends Poller {
        @Override
        void look() {
            long end = System.currentTimeMillis() + 100;
            while (System.currentTimeMillis() < end) LockSupport.parkUntil(end);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class AwaitsLatch extends Poller {
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 100_000_000;
            while (System.nanoTime() < end) {
                if (opened.await(5, TimeUnit.MILLISECONDS)) return;
            }
        }

        @Override
        public void open() {
            opened.countDown();
        }
    }

    @Subject(model = LookoutModel.class)
    public static class LooksAtInstants extends Poller {
        @Override
        void look() throws InterruptedException {
            Instant end = Instant.now().plusMillis(100);
            while (Instant.now().isBefore(end)) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    @SuppressWarnings("JavaTimeDefaultTimeZone") // subjects do ask for the default
    public static class LooksAtDates extends Poller {
        @Override
        void look() throws InterruptedException {
            LocalDateTime end = LocalDateTime.now().plus(Duration.ofMillis(100));
            while (LocalDateTime.now().isBefore(end)) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class LooksAtClock extends Poller {
        private final Clock clock = Clock.systemUTC();

        @Override
        void look() throws InterruptedException {
            long end = clock.millis() + 100;
            while (clock.millis() < end) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class AsksAnotherMethod extends Poller {
        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 100_000_000;
            while (true) {
                if (isOver(end)) return;
                Thread.sleep(1);
            }
        }

        private static boolean isOver(long end) {
            return System.nanoTime() - end >= 0;
        }
    }

    @Subject(model = LookoutModel.class)
    public static class LooksOutForFlag extends Poller {
        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 5_000_000_000L;
            while (!open && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** No wait of its takes time. */
    @Subject(model = LookoutModel.class)
    public static class TriesOnly extends Acquires {
        @Override
        void look() {
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) {
                if (permits.tryAcquire()) return;
                Thread.onSpinWait();
            }
        }
    }

    @Subject(model = LookoutModel.class)
    public static class OnlySpins extends Poller {
        @Override
        void look() {
            long end = System.nanoTime() + 1_000_000;
            while (System.nanoTime() < end) Thread.onSpinWait();
        }
    }

    @Subject(model = LookoutModel.class)
    public static class CountsSpins extends Poller {
        @Override
        void look() {
            long end = System.nanoTime() + 1_000_000;
            long spins = 0;
            while (System.nanoTime() < end) spins++;
            if (spins < 0) throw new IllegalStateException();
        }
    }

    @Subject(model = LookoutModel.class)
    public static class CountsSleeps extends Poller {
        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 500_000_000;
            int sleeps = 0;
            while (!open && System.nanoTime() < end) {
                Thread.sleep(1);
                sleeps++;
            }
            if (sleeps < 0) throw new IllegalStateException();
        }
    }

    @Subject(model = LookoutModel.class)
    public static class CatchesTimeOuts extends Poller {
        private final CompletableFuture<Integer> opened = new CompletableFuture<>();

        @Override
        void look() throws InterruptedException {
            long end = System.nanoTime() + 500_000_000;
            while (System.nanoTime() < end) {
                try {
                    opened.get(1, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException again) {
                    Thread.onSpinWait();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void open() {
            opened.complete(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class SleepsForEver extends Poller {
        @Override
        void look() throws InterruptedException {
            while (!open) Thread.sleep(1);
        }

        @Override
        public void open() {}
    }

    @Subject(model = LookoutModel.class)
    public static class AcquiresForEver extends Poller {
        private final Semaphore permits = new Semaphore(0);

        @Override
        void look() throws InterruptedException {
            while (!permits.tryAcquire(1, TimeUnit.MILLISECONDS)) Thread.onSpinWait();
        }
    }

    /** It looks at the clock, but no deadline comes. */
    @Subject(model = LookoutModel.class)
    public static class LooksAtTimeForEver extends SleepsForEver {
        @Override
        void look() throws InterruptedException {
            while (!open && System.nanoTime() != -1) Thread.sleep(1);
        }
    }

    @Subject(model = LookoutModel.class)
    public static class KeepsTimeForEver extends SleepsForEver {
        @Override
        void look() throws InterruptedException {
            long last = 0;
            while (!open) {
                Thread.sleep(1);
                last = Math.max(last, System.nanoTime());
            }
            if (last < 0) throw new IllegalStateException();
        }
    }

    /** The loop in the loop ends at its deadline, but not the one around it. */
    @Subject(model = LookoutModel.class)
    public static class EndsOtherLoop extends SleepsForEver {
        @Override
        void look() throws InterruptedException {
            while (!open) {
                long end = System.nanoTime() + 20_000_000;
                while (System.nanoTime() < end) Thread.sleep(1);
            }
        }
    }
}
