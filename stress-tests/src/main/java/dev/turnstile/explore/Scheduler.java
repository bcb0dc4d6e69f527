package dev.turnstile.explore;

import dev.turnstile.explore.collections.Sequence;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Chooses who runs next. The tree of schedules says which choices to repeat, which to try, and which to skip. */
final class Scheduler {
    /** Nodes keep threads as bits of a long. */
    static final int MAX_THREADS = 62;

    private final Tree tree;
    private final @Nullable Sampling sampling;
    private final int maxSteps;
    private boolean begun;
    private int firstNewStep;
    private Execution execution;
    private int preemptions;
    private End end = End.NONE;

    /** Whether all threads begin before the first step, also where the first step is known. */
    private boolean beginTogether;

    /** @param sampling draws the schedules; {@code null} where all are run */
    Scheduler(Tree tree, @Nullable Sampling sampling, int maxSteps) {
        this.tree = tree;
        this.sampling = sampling;
        this.maxSteps = maxSteps;
        this.execution = new Execution(isPartial(), thread -> Set.of());
        this.beginTogether = sampling != null;
    }

    /** Goes on to the next execution. Returns whether there is one. */
    boolean next() {
        if (sampling != null) {
            if (begun) tree.clear();
            sampling.next();
            firstNewStep = Integer.MAX_VALUE;
        } else if (begun) {
            tree.cutHere();
            Node branch = tree.backtrack();
            if (branch == null) return false;
            // Another option makes another step of the one that chooses.
            firstNewStep = branch.step - (branch.isChoiceOfOption() ? 1 : 0);
        }
        begun = true;
        reset(thread -> Set.of());
        return true;
    }

    /** Begins the latest execution again. All threads begin together, however much of it was known before. */
    void repeat() {
        tree.cutHere();
        beginTogether = true;
        firstNewStep = Integer.MAX_VALUE;
        reset(execution::endless);
    }

    private void reset(IntFunction<Set<Integer>> endless) {
        tree.rewind();
        beginTogether |= execution.startsAtOnce;
        execution = new Execution(isPartial(), endless);
        preemptions = 0;
        end = End.NONE;
    }

    /** Whether no search is made that runs every schedule: then none may be left out for being equivalent to another. */
    private boolean isPartial() {
        return tree.isBounded() || sampling != null;
    }

    Execution execution() {
        return execution;
    }

    void open(int thread, int starter, boolean mustEnd) {
        execution.open(thread, starter, mustEnd);
        limit(thread);
    }

    void reserve(int thread) {
        execution.reserve(thread);
        limit(thread);
    }

    private void limit(int thread) {
        if (thread >= MAX_THREADS && sampling == null) end = End.CUT;
    }

    End end() {
        return end;
    }

    void end(End how) {
        end = how;
    }

    int preemptions() {
        return preemptions;
    }

    /** Ends the running step. If it could also have come before an earlier step, the reverse order will be tried. */
    void close() {
        Step closed = execution.close();
        if (closed != null && closed.index >= firstNewStep) new Reversal(tree, execution).of(closed);
    }

    int choose(int thread, int options) {
        if (options <= 1) return 0;
        Node node = tree.repeated();
        if (node == null) {
            node = Node.ofOptions(execution.steps.size(), thread, options);
            int scripted = tree.scripted();
            if (scripted >= options) end = End.DIVERGED;
            else if (scripted > 0) node.option = scripted;
            else if (scripted < 0 && sampling != null) node.option = sampling.option(options);
            tree.extend(node);
        } else if (!node.isChoiceOfOption() || node.options != options) {
            end = End.DIVERGED;
            return 0;
        }
        return node.option;
    }

    /** The thread that goes on: it makes its transition, or has to announce one. {@link Explorer#NOBODY} if the execution is over. */
    int pick() {
        if (end != End.NONE) return Explorer.NOBODY;
        return pick(beginTogether ? -1 : tree.known());
    }

    /** @param known the thread that is to make the next step; negative where that is open */
    private int pick(int known) {
        Integer silent = execution.pollSilent(known);
        if (silent != null) return silent;
        long enabled = execution.enabled();
        if (enabled == 0) {
            if (execution.beginning() != 0) return pick(-1);
            if (execution.hasLostThread()) return stop(End.CUT);
            if (execution.hasRoundInVain()) return stop(End.REDUNDANT);
            Standstill standstill = new Standstill(execution);
            if (!execution.isOver() && standstill.spinOn()) return pick(known);
            if (!execution.isOver() && standstill.needsTime()) return stop(End.CUT);
            if (!execution.isOver() && execution.waitsBehindNobody()) return stop(End.REDUNDANT);
            return stop(execution.isOver() ? End.COMPLETE : End.HUNG);
        }
        if (execution.steps.size() >= maxSteps || execution.mayNeverEnd()) return stop(End.CUT);
        return sampling == null ? pick(enabled) : sample(sampling);
    }

    private int pick(long enabled) {
        Node node = tree.repeated();
        if (node == null) {
            long goingOn = execution.goingOn();
            node = Node.ofThreads(execution.steps.size(), enabled, goingOn, sleep(), execution.previous, preemptions);
            int scripted = tree.scripted();
            if (scripted >= 0 && (enabled >> scripted & 1) == 0) return stop(End.DIVERGED);
            int thread = scripted >= 0 ? scripted : preferred(node);
            if (thread < 0) return stop(End.REDUNDANT);
            node.choose(thread);
            tree.extend(node);
        } else if (node.isChoiceOfOption() || (node.enabled & ~execution.beginning()) != enabled) {
            return stop(End.DIVERGED);
        }
        return step(node, node.preemptionsWith(node.chosen));
    }

    /** For more threads than a node has bits: each thread is asked whether it can go on. */
    private int sample(Sampling priorities) {
        Node node = tree.repeated();
        if (node == null) {
            int scripted = tree.scripted();
            node = Node.ofThreads(execution.steps.size(), 0, 0, 0, execution.previous, preemptions);
            node.chosen = scripted >= 0 ? scripted : priorities.choose(execution);
            tree.extend(node);
        }
        if (node.isChoiceOfOption()
                || node.chosen >= execution.threads.size()
                || !execution.thread(node.chosen).isEnabled()) return stop(End.DIVERGED);
        boolean preempts = execution.previous >= 0
                && execution.previous != node.chosen
                && execution.thread(execution.previous).goesOn();
        return step(node, preemptions + (preempts ? 1 : 0));
    }

    private int step(Node node, int preemptionsWith) {
        int signature = signature(node.chosen);
        if (node.signature != 0 && node.signature != signature) return stop(End.DIVERGED);
        node.signature = signature;
        preemptions = preemptionsWith;
        execution.step(node);
        return node.chosen;
    }

    private int stop(End how) {
        end = how;
        boolean isNew = firstNewStep != Integer.MAX_VALUE;
        if (isNew && how != End.CUT && how != End.DIVERGED) new Reversal(tree, execution).ofBlocked();
        return Explorer.NOBODY;
    }

    /** The threads whose schedules from here are equivalent to some that have been run. */
    private long sleep() {
        Sequence<Step> steps = execution.steps;
        if (steps.isEmpty() || tree.isBounded()) return 0;
        Step made = steps.get(steps.size() - 1);
        long sleep = made.node.sleepBelow();
        for (long left = sleep; left != 0; left &= left - 1) {
            int thread = Long.numberOfTrailingZeros(left);
            if (Dependency.between(execution.thread(thread), made)) sleep &= ~(1L << thread);
        }
        return sleep;
    }

    /** The thread that ran last, if it can go on; else the first that can; those last that would go on by a time-out. */
    private static int preferred(Node node) {
        long awake = node.enabled & ~node.sleep;
        long willing = awake & node.goingOn;
        if (node.previousGoesOn() && (awake >> node.previous & 1) == 1) return node.previous;
        if (willing != 0) return Long.numberOfTrailingZeros(willing);
        return awake == 0 ? -1 : Long.numberOfTrailingZeros(awake);
    }

    private int signature(int thread) {
        Transition pending = execution.thread(thread).pending;
        int kind = pending instanceof Transition.Touch ? 1 : pending instanceof Transition.Request<?> ? 2 : 3;
        return pending == null ? 0 : 4 * pending.site() + kind;
    }
}
