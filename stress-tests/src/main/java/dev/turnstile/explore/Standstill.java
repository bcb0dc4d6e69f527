package dev.turnstile.explore;

/** Tells, when no thread of an execution can go on, whether that is for good: some may only be held up in loops. */
final class Standstill {
    private final Execution execution;

    Standstill(Execution execution) {
        this.execution = execution;
    }

    /**
     * Has a loop go on that was only guessed to wait, or whose time limit may run out: it may count its rounds. This happens a number of
     * times only. So does a loop whose next round lets another thread go on. Returns whether there is such a loop.
     */
    boolean spinOn() {
        for (ThreadState thread : execution.threads) {
            boolean atHead = thread.pending instanceof Transition.Await;
            if (!thread.spins.isHeldUp(thread.pending)) continue;
            if (atHead && mayHelp(thread)) thread.lastHelp = execution.steps.size();
            else if (thread.spins.mayCount()) thread.spins.goOnAlone(atHead);
            else continue;
            if (thread.woken == null) thread.woken = thread.spins.waitingForTime();
            thread.spins.timedOut();
            if (atHead) execution.wake(thread);
            return true;
        }
        return false;
    }

    /**
     * Whether another thread needs a round of a loop that would go on only by another time-out. How much time passes until then is not known,
     * so it is neither made nor taken for a hang.
     */
    boolean needsTime() {
        for (ThreadState thread : execution.threads) {
            if (!(thread.pending instanceof Transition.Await)
                    && thread.spins.isHeldUp(thread.pending)
                    && mayHelp(thread)) return true;
        }
        return false;
    }

    /**
     * Whether the next round of a loop may let another thread go on. If its latest one did not, when nobody else did anything, neither will
     * the next.
     */
    private boolean mayHelp(ThreadState thread) {
        boolean inVain = thread.lastHelp >= 0
                && execution.steps.stream().skip(thread.lastHelp).allMatch(step -> step.thread == thread.index);
        return !inVain
                && execution.threads.stream().anyMatch(other -> other != thread && thread.spins.helps(other.pending));
    }
}
