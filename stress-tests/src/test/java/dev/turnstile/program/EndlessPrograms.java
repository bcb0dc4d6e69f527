package dev.turnstile.program;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Programs after which a JVM does not exit, and others like them. */
public final class EndlessPrograms {
    private static void take(BlockingQueue<String> queue) {
        try {
            while (true) queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private EndlessPrograms() {}

    /** Its pool is never shut down. */
    public static final class NoShutdown {
        private NoShutdown() {}

        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            assert pool.submit(() -> 1).get() == 1;
        }
    }

    /** It is. */
    public static final class Shutdown {
        private Shutdown() {}

        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(1);
            assert pool.submit(() -> 1).get() == 1;
            pool.shutdown();
        }
    }

    /** Its timer is never cancelled. */
    public static final class NoCancel {
        private NoCancel() {}

        public static void main(String[] args) {
            new Timer()
                    .schedule(
                            new TimerTask() {
                                @Override
                                public void run() {}
                            },
                            1);
        }
    }

    /** A task of its pool waits for what never comes. */
    public static final class StuckTask {
        private StuckTask() {}

        public static void main(String[] args) {
            CountDownLatch never = new CountDownLatch(1);
            ExecutorService pool = Executors.newFixedThreadPool(1);
            pool.execute(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            pool.shutdown();
        }
    }

    /** A thread of its own waits for more, and is no daemon. */
    public static final class Server {
        private Server() {}

        public static void main(String[] args) throws InterruptedException {
            BlockingQueue<String> queue = new LinkedBlockingQueue<>();
            new Thread(() -> take(queue)).start();
            queue.put("a");
        }
    }

    /** The same with a daemon. */
    public static final class DaemonServer {
        private DaemonServer() {}

        public static void main(String[] args) throws InterruptedException {
            BlockingQueue<String> queue = new LinkedBlockingQueue<>();
            Thread server = new Thread(() -> take(queue));
            server.setDaemon(true);
            server.start();
            queue.put("a");
        }
    }

    /** It works without end. */
    public static final class Working {
        @SuppressWarnings("UnusedVariable") // only written: a step that others might see
        private static volatile long done;

        private Working() {}

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(() -> {
                while (true) done++;
            });
            other.start();
            other.join();
        }
    }
}
