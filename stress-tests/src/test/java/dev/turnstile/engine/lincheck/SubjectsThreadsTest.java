package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.End;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SubjectsThreadsTest {
    private ExploringRuns latest;

    private ExploringRuns runs(Class<?> subject, String scenario) {
        latest = ExploringRuns.of(subject, scenario);
        return latest;
    }

    @AfterEach
    void noThreadOutlivesItsExecution() {
        assertThat(latest.leftBehind()).isEmpty();
    }

    /** Starts threads, and may join them. */
    public static class Starter {
        private final AtomicInteger atomic = new AtomicInteger();
        private int count;
        private volatile int seen;

        /** A thread whose class says what it does. */
        private final class Incrementing extends Thread {
            @Override
            public void run() {
                count++;
            }
        }

        public int joined() throws InterruptedException {
            Thread thread = new Thread(() -> count++);
            thread.start();
            thread.join();
            return count;
        }

        public int joinedSubclass() throws InterruptedException {
            Thread thread = new Incrementing();
            thread.start();
            thread.join();
            return count;
        }

        public int notJoined() {
            new Incrementing().start();
            return count;
        }

        public boolean isAliveAfter50Millis() throws InterruptedException {
            Thread thread = new Thread(() -> seen = 1);
            thread.start();
            thread.join(50);
            return thread.isAlive();
        }

        public boolean isAliveThoughSeen() {
            Thread thread = new Thread(() -> seen = 1);
            thread.start();
            return seen == 1 && thread.isAlive();
        }

        public int joinedFor10Minutes() throws InterruptedException {
            Thread thread = new Thread(() -> seen = 1);
            thread.start();
            thread.join(600_000);
            return seen;
        }

        public int captured() {
            int[] box = new int[1];
            new Thread(() -> box[0]++).start();
            return box[0];
        }

        public void failing() throws InterruptedException {
            Thread thread = new Thread(() -> {
                throw new IllegalStateException("of a child");
            });
            thread.start();
            thread.join();
        }

        public void failingHandled() throws InterruptedException {
            Thread thread = new Thread(() -> {
                throw new IllegalStateException("of a child");
            });
            thread.setUncaughtExceptionHandler((t, e) -> count++);
            thread.start();
            thread.join();
        }

        public int reference() throws InterruptedException {
            Thread thread = new Thread(atomic::incrementAndGet);
            thread.start();
            atomic.set(5);
            thread.join();
            return atomic.get();
        }

        public void opposite() throws InterruptedException {
            Object a = new Object();
            Object b = new Object();
            Thread one = new Thread(() -> both(a, b));
            Thread other = new Thread(() -> both(b, a));
            one.start();
            other.start();
            one.join();
            other.join();
        }

        private void both(Object outer, Object inner) {
            synchronized (outer) {
                synchronized (inner) {
                    atomic.get();
                }
            }
        }
    }

    @Test
    void a_thread_that_is_joined_has_done_its_work() {
        ExploringRuns runs = runs(Starter.class, "joined");
        assertThat(runs.outcomes()).containsExactly("1");
        assertThat(runs.executions()).isEqualTo(1);
        assertThat(runs.races()).isEmpty();
        assertThat(runs(Starter.class, "joinedSubclass").outcomes()).containsExactly("1");
    }

    @Test
    void a_thread_that_is_not_joined_races() {
        ExploringRuns runs = runs(Starter.class, "notJoined");
        assertThat(runs.outcomes()).containsExactlyInAnyOrder("0", "1");
        assertThat(runs.races()).containsExactly("Starter.count");
        ExploringRuns captured = runs(Starter.class, "captured");
        assertThat(captured.outcomes()).containsExactlyInAnyOrder("0", "1");
        assertThat(captured.races()).containsExactly("0");
    }

    @Test
    void a_join_may_run_out() {
        assertThat(runs(Starter.class, "isAliveAfter50Millis").outcomes()).containsExactlyInAnyOrder("true", "false");
        assertThat(runs(Starter.class, "isAliveThoughSeen").outcomes()).containsExactlyInAnyOrder("true", "false");
        assertThat(runs(Starter.class, "joinedFor10Minutes").outcomes()).containsExactly("1");
    }

    @Test
    void what_ends_a_thread_is_kept() {
        assertThat(runs(Starter.class, "failing").failures())
                .containsExactly("java.lang.IllegalStateException: of a child");
        assertThat(runs(Starter.class, "failingHandled").failures()).isEmpty();
    }

    @Test
    void a_task_may_be_a_method_reference() {
        assertThat(runs(Starter.class, "reference").outcomes()).containsExactlyInAnyOrder("5", "6");
    }

    @Test
    void a_deadlock_of_threads_that_are_joined_is_a_hang() {
        ExploringRuns runs = runs(Starter.class, "opposite");
        assertThat(runs.outcomes()).containsExactlyInAnyOrder("hang", "void");
        assertThat(runs(Starter.class, "opposite").executions()).isEqualTo(runs.executions());
    }

    /** A thread that serves until it is told to stop, or forever. */
    public static class Server {
        private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
        private volatile int sum;
        private Thread thread;

        public void start() {
            thread = new Thread(() -> {
                try {
                    while (true) sum += queue.take();
                } catch (InterruptedException e) {
                    sum += 100;
                }
            });
            thread.start();
        }

        public void startParked() {
            thread = new Thread(() -> {
                while (true) LockSupport.park();
            });
            thread.setDaemon(true);
            thread.start();
        }

        public void put() throws InterruptedException {
            queue.put(1);
        }

        public int get() {
            return sum;
        }

        public void stop() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void threads_of_the_init_part_serve_the_other_parts() {
        assertThat(runs(Server.class, "start; put | get; get").outcomes())
                .containsExactlyInAnyOrder("void | 0; [1]", "void | 1; [1]");
        assertThat(runs(Server.class, "start; put; get, stop, get").outcomes()).containsExactly("void; [1, void, 101]");
        assertThat(runs(Server.class, "startParked, get").outcomes()).containsExactly("void, 0");
    }

    /** Pools and timers. */
    public static class Executors {
        public int completed() {
            Thread[] threads = new Thread[1];
            CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 3, task -> {
                threads[0] = new Thread(task);
                threads[0].start();
            });
            return future.join();
        }

        public int timer() throws InterruptedException {
            return afterDelay(50);
        }

        public int lateTimer() throws InterruptedException {
            return afterDelay(5_000);
        }

        private static int afterDelay(long millis) throws InterruptedException {
            Timer timer = new Timer(true);
            CountDownLatch done = new CountDownLatch(1);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            done.countDown();
                        }
                    },
                    millis);
            done.await();
            timer.cancel();
            return 1;
        }

        public int common() {
            return CompletableFuture.supplyAsync(() -> 3).join();
        }

        public int delayed() {
            Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> 3, later).join();
        }
    }

    @Test
    void tasks_of_a_timer_come_due() {
        assertThat(runs(Executors.class, "timer").outcomes()).containsExactly("1");
        ExploringRuns late = runs(Executors.class, "lateTimer");
        assertThat(late.outcomes()).containsExactly("1");
        assertThat(late.ends()).containsExactly(End.COMPLETE);
    }

    @Test
    void futures_are_completed_by_threads_of_the_subject() {
        ExploringRuns runs = runs(Executors.class, "completed");
        assertThat(runs.outcomes()).containsExactly("3");
        assertThat(runs.ends()).containsOnly(End.COMPLETE, End.REDUNDANT);
    }

    @Test
    void tasks_of_the_common_pool_are_threads_of_the_subject() {
        ExploringRuns runs = runs(Executors.class, "common");
        assertThat(runs.outcomes()).containsExactly("3");
        assertThat(runs.ends()).containsOnly(End.COMPLETE, End.REDUNDANT);
    }

    @Test
    void threads_that_cannot_be_held_up_end_the_exploration() {
        assertThat(runs(Executors.class, "delayed").ends()).containsExactly(End.CUT);
    }

    /** Waits that are not allowed. */
    public static class Careless {
        public void waiting() throws InterruptedException {
            new Object().wait();
        }

        public String notifying() {
            try {
                new Object().notifyAll();
                return "allowed";
            } catch (IllegalMonitorStateException e) {
                return "forbidden";
            }
        }
    }

    @Test
    void only_the_owner_of_a_monitor_may_wait_and_notify() {
        assertThat(runs(Careless.class, "waiting | notifying").outcomes())
                .containsExactly("IllegalMonitorStateException | forbidden");
    }

    /** Waits on a monitor with a limit that it works out itself. */
    public static class Limited {
        private boolean done;

        public synchronized boolean awaitFor5Seconds() throws InterruptedException {
            long end = System.nanoTime() + 5_000_000_000L;
            while (!done) {
                long left = end - System.nanoTime();
                if (left <= 0) return false;
                wait(left / 1_000_000);
            }
            return true;
        }

        public synchronized void set() {
            done = true;
            notifyAll();
        }
    }

    @Test
    void limits_of_time_run_out_by_threads_own_clocks() {
        assertThat(runs(Limited.class, "awaitFor5Seconds").outcomes()).containsExactly("false");
        assertThat(runs(Limited.class, "awaitFor5Seconds | set").outcomes())
                .containsExactlyInAnyOrder("true | void", "false | void");
    }
}
