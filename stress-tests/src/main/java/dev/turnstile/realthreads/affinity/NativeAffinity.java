package dev.turnstile.realthreads.affinity;

import com.sun.jna.NativeLong;
import dev.turnstile.processors.Processors;
import java.util.List;

/** Tells the operating system which of this JVM's processors a platform thread may run on. */
final class NativeAffinity {
    /** The numbers of the processors of this JVM; none where threads cannot be pinned. */
    private static final List<Integer> ALLOWED =
            NativeThreads.LINUX == null ? List.of() : List.copyOf(Processors.allowed());

    private NativeAffinity() {}

    /** Whether this number of threads can be pinned, each to a processor of its own. */
    static boolean areEnoughFor(int threads) {
        return ALLOWED.size() >= threads;
    }

    /** Pins a platform thread, 0 for the calling one, to the {@code index}-th processor that this JVM may use, or does nothing. */
    static void pin(int nativeId, int index) {
        if (ALLOWED.size() > 1) set(nativeId, List.of(ALLOWED.get(index % ALLOWED.size())));
    }

    /** Lets a platform thread run on any processor that this JVM may use. */
    static void unpin(int nativeId) {
        if (ALLOWED.size() > 1) set(nativeId, ALLOWED);
    }

    private static void set(int nativeId, List<Integer> cpus) {
        if (NativeThreads.LINUX == null) return;
        byte[] mask = new byte[Math.max(128, cpus.get(cpus.size() - 1) / Byte.SIZE + 1)];
        for (int cpu : cpus) mask[cpu / Byte.SIZE] |= (byte) (1 << cpu % Byte.SIZE);
        NativeThreads.LINUX.sched_setaffinity(nativeId, new NativeLong(mask.length), mask);
    }
}
