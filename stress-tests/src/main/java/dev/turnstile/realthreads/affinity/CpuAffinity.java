package dev.turnstile.realthreads.affinity;

import dev.turnstile.processors.Processors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** On which processors the threads of one crew run, and with what priority. */
public final class CpuAffinity {
    private final int crew;
    private final boolean platform;
    private final boolean pinned;

    /** The operating system's ids, each set by its thread; 0 where that has not begun yet, or for a virtual thread. */
    private final AtomicIntegerArray nativeIds;

    /**
     * @param crew a number; crews of successive numbers get different processors where there are too few
     * @param platform whether they are platform threads
     * @param threads how many there are
     * @param pinned whether each gets a processor of its own, as far as there are enough
     */
    CpuAffinity(int crew, boolean platform, int threads, boolean pinned) {
        this.crew = crew;
        this.platform = platform;
        this.pinned = platform && pinned;
        this.nativeIds = new AtomicIntegerArray(threads);
    }

    /** Takes the calling thread, the {@code index}-th of the crew: each calls this first. */
    public void enter(int index) {
        if (!platform) return;
        if (NativeThreads.LINUX != null) nativeIds.set(index, NativeThreads.LINUX.gettid());
        if (pinned) NativeAffinity.pin(nativeIds.get(index), processor(index));
    }

    /** If there are more threads than processors, not always the same ones should share. */
    private int processor(int index) {
        boolean moved = nativeIds.length() > Processors.COUNT && index > 0;
        return moved ? index + crew % nativeIds.length() : index;
    }

    /** Lets all threads run on any processor, so that none waits for a busy one; or puts them back. */
    public void pin(boolean again) {
        if (!pinned) return;
        IntStream.range(0, nativeIds.length())
                .filter(i -> nativeIds.get(i) != 0)
                .forEach(i -> {
                    if (again) NativeAffinity.pin(nativeIds.get(i), processor(i));
                    else NativeAffinity.unpin(nativeIds.get(i));
                });
    }

    /** Puts threads that are stuck behind all others. */
    public void renounceProcessors() {
        NativeThreads linux = NativeThreads.LINUX;
        if (linux == null) return;
        IntStream.range(0, nativeIds.length())
                .map(nativeIds::get)
                .filter(tid -> tid != 0)
                .forEach(tid -> linux.setpriority(0, tid, NativeThreads.LOWEST));
    }
}
