package dev.turnstile.explore;

/** Takes what threads say about the order of their accesses, beyond the accesses themselves: fences, and reads that they will confirm. */
public final class MemoryOrder {
    private final Execution execution;

    MemoryOrder(Execution execution) {
        this.execution = execution;
    }

    /** A thread begins to read what others may write meanwhile, see {@code StampedLock.tryOptimisticRead}. */
    public void speculate(int thread) {
        execution.races.speculate(thread);
    }

    /** A thread has asked whether others have written since it began to {@link #speculate}; {@code confirmed} if not. */
    public void endSpeculation(int thread, boolean confirmed) {
        execution.races.endSpeculation(thread, confirmed);
    }

    /** A thread makes a plain write to a place that nobody else can reach. */
    public PrivateWrite writePrivately(int thread, int site) {
        execution.settle();
        return execution.races.privateWrite(thread, execution.thread(thread).operation, site);
    }

    /** From now on others can reach a place that a thread has written before. */
    public void show(Location location, PrivateWrite write) {
        execution.races.show(location, write);
    }

    /**
     * A thread passes a fence.
     *
     * @param acquires whether the thread's earlier reads count as acquire reads for all that follows
     * @param releases whether the thread's later writes count as release writes of all that came before
     */
    public void fence(int thread, boolean acquires, boolean releases) {
        execution.settle();
        execution.races.fence(thread, acquires, releases);
    }

    /** A thread passes a fence: its earlier reads count as acquire reads for its later reads, but not for its later writes. */
    public void fenceReads(int thread) {
        execution.settle();
        execution.races.fenceReads(thread);
    }

    /** A thread passes a fence: its later writes count as release writes of its earlier writes, but not of its earlier reads. */
    public void fenceWrites(int thread) {
        execution.settle();
        execution.races.fenceWrites(thread);
    }
}
