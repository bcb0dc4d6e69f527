package dev.turnstile.explore;

import dev.turnstile.explore.collections.Sequence;

/** Finds out, for two steps that might have come the other way round, which thread to try at the earlier one so that they do. */
final class Reversal {
    private final Tree tree;
    private final Execution execution;

    Reversal(Tree tree, Execution execution) {
        this.tree = tree;
        this.execution = execution;
    }

    /** Has the running schedule's latest step tried before each step that it might have come before. */
    void of(Step latest) {
        for (Event earlier : execution.happensBefore.races(latest)) {
            reverse(earlier, latest.thread, latest.clock, latest.index);
        }
    }

    /** If threads wait for good, the thread that let them wait might have come later. */
    void ofBlocked() {
        for (ThreadState thread : execution.threads) {
            if (thread.pending == null) continue;
            int[] clock = execution.happensBefore.clockOfBlocked(thread.index, thread.pending);
            for (Event earlier :
                    execution.happensBefore.racesOfBlocked(thread.index, thread.pending, tree.isBounded())) {
                reverse(earlier, thread.index, clock, execution.steps.size());
            }
        }
    }

    /**
     * Has a step tried after another that came before it: at the earlier one, a thread is tried that begins a schedule in which it does.
     *
     * @param clock what happens before the later one
     * @param until its index
     */
    private void reverse(Event earlier, int thread, int[] clock, int until) {
        if (tree.isBounded()) {
            reverseWithinBound(earlier, thread);
            return;
        }
        Node node = earlier.node;
        int[] first = firstAfter(earlier, until);
        long initials = 0;
        if (first[thread] == 0 && isInitial(thread, clock, first)) {
            // Nothing in between lets it in, so it has to be able to come first.
            if (!isEnabled(node, thread)) return;
            initials = 1L << thread;
        }
        for (int t = 0; t < first.length; t++) {
            if (first[t] > 0 && isInitial(t, execution.thread(t).own.get(first[t] - 1).clock, first))
                initials |= 1L << t;
        }
        initials &= node.enabled;
        if (initials == 0 || (initials & (node.backtrack | node.sleep)) != 0) return;
        node.backtrack |= (initials >> thread & 1) == 1 ? 1L << thread : Long.lowestOneBit(initials);
    }

    /** For each thread, the position of its first step that came after another but does not depend on it; 0 where there is none. */
    private int[] firstAfter(Event earlier, int until) {
        int[] first = new int[execution.threads.size()];
        for (int i = until - 1; i > earlier.index; i--) {
            Step step = execution.steps.get(i);
            if (!step.isAfter(earlier)) first[step.thread] = step.position;
        }
        return first;
    }

    private static boolean isInitial(int thread, int[] clock, int[] first) {
        for (int other = 0; other < first.length; other++) {
            if (other != thread && first[other] > 0 && Clocks.at(clock, other) >= first[other]) return false;
        }
        return true;
    }

    /**
     * With a bound, equivalent schedules are not equally good: the thread itself is tried, at the earlier step and everywhere before it
     * up to where its thread could have been kept from running without a preemption (Coons, Musuvathi, McKinley, OOPSLA 2013, try the
     * beginning alone; but before what lets the other thread go on, that thread may give way by itself).
     */
    private void reverseWithinBound(Event earlier, int thread) {
        Sequence<Step> steps = execution.steps;
        int i = earlier.index;
        tryAt(earlier.node, thread);
        while (i > 0
                && steps.get(i - 1).thread == earlier.thread
                && steps.get(i).node.previousGoesOn()) {
            tryAt(steps.get(--i).node, thread);
        }
    }

    private static void tryAt(Node node, int thread) {
        node.backtrack |= isEnabled(node, thread) ? 1L << thread : node.enabled;
    }

    private static boolean isEnabled(Node node, int thread) {
        return (node.enabled >> thread & 1) == 1;
    }
}
