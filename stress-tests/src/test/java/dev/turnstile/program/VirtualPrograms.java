package dev.turnstile.program;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs with virtual threads, right and wrong. */
public final class VirtualPrograms {
    private VirtualPrograms() {}

    /** Two of them add, with a lock. */
    public static final class Adding {
        private static int sum;

        private Adding() {}

        public static void main(String[] args) throws InterruptedException {
            Thread one = Thread.startVirtualThread(Adding::add);
            Thread other = Thread.ofVirtual().name("other").start(Adding::add);
            one.join();
            other.join();
            assert sum == 2;
            assert one.isVirtual() && other.isVirtual() && other.isDaemon();
            assert other.getName().equals("other") && one.getName().isEmpty();
        }

        private static synchronized void add() {
            assert Thread.currentThread().isVirtual();
            sum++;
        }
    }

    /** The same without one. */
    public static final class UnlockedAdding {
        private static volatile int sum;

        private UnlockedAdding() {}

        public static void main(String[] args) throws InterruptedException {
            Thread one = Thread.ofVirtual().unstarted(UnlockedAdding::add);
            Thread other = Thread.ofVirtual().factory().newThread(UnlockedAdding::add);
            one.start();
            other.start();
            one.join();
            other.join();
            assert sum == 2;
        }

        private static void add() {
            sum++;
        }
    }

    /** Two tasks sell what is there. */
    public static final class Selling {
        private static final AtomicInteger STOCK = new AtomicInteger(1);

        private Selling() {}

        public static void main(String[] args) {
            try (ExecutorService sellers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 2; i++) sellers.submit(() -> STOCK.updateAndGet(stock -> Math.max(0, stock - 1)));
            }
            assert STOCK.get() == 0;
        }
    }

    /** Two tasks may sell the same. */
    public static final class Overselling {
        private static final AtomicInteger STOCK = new AtomicInteger(1);

        private Overselling() {}

        public static void main(String[] args) {
            try (ExecutorService sellers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 2; i++) {
                    sellers.submit(() -> {
                        if (STOCK.get() > 0) STOCK.decrementAndGet();
                    });
                }
            }
            assert STOCK.get() >= 0;
        }
    }

    /** Right: a virtual thread that waits forever keeps no program from ending. */
    public static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) {
            Object monitor = new Object();
            Thread.startVirtualThread(() -> {
                synchronized (monitor) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            });
        }
    }
}
