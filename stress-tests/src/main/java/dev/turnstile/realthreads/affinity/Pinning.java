package dev.turnstile.realthreads.affinity;

import dev.turnstile.hang.threads.VirtualThreads;
import dev.turnstile.processors.Processors;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives each thread of a crew a processor of its own, where the system lets us. Without it the scheduler may well keep two threads that
 * meet on one processor, where they never overlap: on a machine with eight busy threads per processor, pinned crews saw a racy
 * {@code ++} fail 300 times a second, others 3 times.
 *
 * <p>Threads that a pinned thread starts inherit its processor, so crews of subjects with threads of their own are not pinned.
 *
 * <p>One serves all crews of an engine. Any thread may use it.
 */
public final class Pinning {
    private int crews; // guarded by this
    private boolean carriersPinned; // guarded by this

    /**
     * Returns the affinity of the next crew's threads.
     *
     * @param platform whether they are platform threads; nothing is done with others
     * @param threads how many there are
     * @param pinned whether each gets a processor of its own, as far as there are enough
     */
    public synchronized CpuAffinity ofNextCrew(boolean platform, int threads, boolean pinned) {
        // Before a pinned thread starts the first virtual one: the scheduler would take its processor for the only one.
        if (VirtualThreads.exist()) pinCarriers();
        return new CpuAffinity(crews++, platform, threads, pinned);
    }

    /** Pins the carriers of virtual threads, each to a processor: a virtual thread pins the one that it is mounted on. */
    private void pinCarriers() {
        int carriers = Processors.COUNT;
        if (carriersPinned || !NativeAffinity.areEnoughFor(carriers)) return;
        carriersPinned = true;
        CountDownLatch mounted = new CountDownLatch(carriers);
        CountDownLatch pinned = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            int index = i;
            VirtualThreads.start(() -> {
                mounted.countDown();
                // Spinning keeps it mounted until each has a carrier of its own.
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                while (mounted.getCount() > 0 && System.nanoTime() < deadline) Thread.onSpinWait();
                if (mounted.getCount() == 0) NativeAffinity.pin(0, index);
                pinned.countDown();
            });
        }
        try {
            pinned.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
