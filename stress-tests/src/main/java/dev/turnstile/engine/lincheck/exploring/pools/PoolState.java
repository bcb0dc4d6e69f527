package dev.turnstile.engine.lincheck.exploring.pools;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of the tasks of a fork-join pool.
 *
 * @param isShutDown whether it takes no more tasks
 * @param unfinished how many tasks have been submitted and have not ended
 * @param running how many of them have begun and count against the pool's parallelism
 * @param queued those that have not begun, the oldest first
 */
record PoolState(boolean isShutDown, int unfinished, int running, List<Queued> queued) {
    /** A pool that nobody has used. */
    static final PoolState NEW = new PoolState(false, 0, 0, List.of());

    PoolState {
        queued = List.copyOf(queued);
    }

    /**
     * A task that has not begun.
     *
     * @param worker the thread that will run it
     * @param submitter the thread whose tasks begin in order; negative if this one may begin at any time
     */
    record Queued(int worker, int submitter) {}

    PoolState submit(Queued task) {
        List<Queued> all = new ArrayList<>(queued);
        all.add(task);
        return new PoolState(isShutDown, unfinished + 1, running, all);
    }

    PoolState shutDown() {
        return new PoolState(true, unfinished, running, queued);
    }

    /** Whether a worker may begin with its task. */
    boolean admits(int worker, int parallelism) {
        if (running >= parallelism) return false;
        for (int i = 0; i < queued.size(); i++) {
            Queued task = queued.get(i);
            if (task.worker == worker) return task.submitter < 0 || isFirst(i);
        }
        return true;
    }

    private boolean isFirst(int index) {
        int submitter = queued.get(index).submitter;
        return queued.subList(0, index).stream().noneMatch(earlier -> earlier.submitter == submitter);
    }

    PoolState begin(int worker) {
        List<Queued> others =
                queued.stream().filter(task -> task.worker != worker).toList();
        return new PoolState(isShutDown, unfinished, running + 1, others);
    }

    /** A task waits for another, and lets one more run meanwhile. */
    PoolState compensate() {
        return new PoolState(isShutDown, unfinished, running - 1, queued);
    }

    /** @param counts whether the task still counts against the parallelism */
    PoolState end(boolean counts) {
        return new PoolState(isShutDown, unfinished - 1, running - (counts ? 1 : 0), queued);
    }

    boolean isTerminated() {
        return isShutDown && unfinished == 0;
    }
}
