package dev.turnstile.engine.jqwik;

import com.sun.jna.NativeLong;
import dev.turnstile.engine.Cpus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives each thread of a crew a processor of its own, where the system lets us. Without it the scheduler may well keep two threads that
 * meet on one processor, where they never overlap: on a machine with eight busy threads per processor, pinned crews saw a racy
 * {@code ++} fail 300 times a second, others 3 times.
 *
 * <p>Threads that a pinned thread starts inherit its processor, so crews of subjects with threads of their own are not pinned.
 */
final class Pinning {
    private static final int[] CPUS = NativeThreads.LINUX == null
            ? new int[0]
            : Cpus.allowed().stream().mapToInt(Integer::intValue).toArray();
    private static boolean carriersPinned;

    private Pinning() {}

    /** Pins a platform thread, 0 for the calling one, to the {@code index}-th processor that this JVM may use, or does nothing. */
    static void pin(int nativeId, int index) {
        if (CPUS.length > 1) set(nativeId, CPUS[index % CPUS.length]);
    }

    /** Lets a platform thread run on any processor that this JVM may use. */
    static void unpin(int nativeId) {
        if (CPUS.length > 1) set(nativeId, CPUS);
    }

    private static void set(int nativeId, int... cpus) {
        if (NativeThreads.LINUX == null) return;
        byte[] mask = new byte[Math.max(128, cpus[cpus.length - 1] / Byte.SIZE + 1)];
        for (int cpu : cpus) mask[cpu / Byte.SIZE] |= (byte) (1 << cpu % Byte.SIZE);
        NativeThreads.LINUX.sched_setaffinity(nativeId, new NativeLong(mask.length), mask);
    }

    /** Pins the carriers of virtual threads, each to a processor: a virtual thread pins the one that it is mounted on. */
    static synchronized void pinCarriers() {
        int carriers = Runtime.getRuntime().availableProcessors();
        if (carriersPinned || CPUS.length < carriers) return;
        carriersPinned = true;
        CountDownLatch mounted = new CountDownLatch(carriers);
        CountDownLatch pinned = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            int index = i;
            ThreadKind.VIRTUAL.start(Thread.currentThread().getThreadGroup(), "", () -> {
                mounted.countDown();
                // Spinning keeps it mounted until each has a carrier of its own.
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                while (mounted.getCount() > 0 && System.nanoTime() < deadline) Thread.onSpinWait();
                if (mounted.getCount() == 0) pin(0, index);
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
