package dev.turnstile.engine.jqwik;

import dev.turnstile.hang.threads.VirtualThreads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** On which processors a crew's threads run, and with what priority. */
final class Placement {
    private static final AtomicInteger CREWS = new AtomicInteger();

    private final boolean platform;
    private final boolean pinned;
    private final int number = CREWS.getAndIncrement();
    private final AtomicIntegerArray nativeIds;

    /**
     * @param kind the threads' kind
     * @param threads how many there are
     * @param pinned whether each gets a processor of its own, as far as there are enough
     */
    Placement(ThreadKind kind, int threads, boolean pinned) {
        this.platform = kind == ThreadKind.PLATFORM;
        this.pinned = platform && pinned;
        this.nativeIds = new AtomicIntegerArray(threads);
        // Before a pinned thread starts the first virtual one: the scheduler would take its processor for the only one.
        if (VirtualThreads.exist()) Pinning.pinCarriers();
    }

    /** Called by each thread first. */
    void enter(int index) {
        if (!platform) return;
        if (NativeThreads.LINUX != null) nativeIds.set(index, NativeThreads.LINUX.gettid());
        if (pinned) Pinning.pin(nativeIds.get(index), processor(index));
    }

    /** Where there are more threads than processors, it should not always be the same ones that share. */
    private int processor(int index) {
        boolean moved = nativeIds.length() > Crew.CPUS && index > 0;
        return moved ? index + number % nativeIds.length() : index;
    }

    /** Lets all threads run on any processor, so that none waits for a busy one; or puts them back. */
    void pin(boolean again) {
        if (!pinned) return;
        IntStream.range(0, nativeIds.length())
                .filter(i -> nativeIds.get(i) != 0)
                .forEach(i -> {
                    if (again) Pinning.pin(nativeIds.get(i), processor(i));
                    else Pinning.unpin(nativeIds.get(i));
                });
    }

    /** Puts threads that are stuck behind all others. */
    void renounceProcessors() {
        NativeThreads linux = NativeThreads.LINUX;
        if (linux == null) return;
        IntStream.range(0, nativeIds.length())
                .map(nativeIds::get)
                .filter(tid -> tid != 0)
                .forEach(tid -> linux.setpriority(0, tid, NativeThreads.LOWEST));
    }
}
