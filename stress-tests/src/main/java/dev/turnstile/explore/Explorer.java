package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides who runs, execution after execution, until every schedule has been run or is equivalent to one that has.
 *
 * <p>Each thread announces its next transition before it makes it ({@link #arrive}) and is told who goes on; only that thread runs until
 * it announces the next. The first threads {@link #open} before any of them announces anything.
 *
 * <p>Not thread-safe: only the thread that runs may call it.
 */
public final class Explorer {
    /** Threads are kept as bits of a long. */
    private static final int MAX_THREADS = 62;

    /** How an execution ended, or that it goes on. */
    public enum End {
        /** It goes on. */
        NONE,
        /** All threads that must end have ended, and the others have nothing to do. */
        COMPLETE,
        /** A thread that must end cannot go on. */
        HUNG,
        /** What follows is equivalent to what has been run. */
        REDUNDANT,
        /** It grew too long, or had too many threads. */
        CUT,
        /** A repetition went another way: the program depends on more than the schedule. */
        DIVERGED
    }

    /** Nobody goes on: see {@link #end()}. */
    public static final int NOBODY = -1;

    private final Tree tree;
    private final int maxSteps;
    private boolean begun;
    private int firstNewStep;
    private Execution execution = new Execution();
    private int preemptions;
    private End end = End.NONE;
    private boolean guessedSpin;

    /**
     * A search.
     *
     * @param preemptionBound how many preemptions a schedule may have; negative for no bound
     * @param maxSteps an execution with more steps is cut
     */
    public Explorer(int preemptionBound, int maxSteps) {
        this.tree = new Tree(preemptionBound);
        this.maxSteps = maxSteps;
    }

    /** Goes on to the next execution. Returns whether there is one; if not, every schedule (within the bound) has been run. */
    public boolean next() {
        if (!begun) {
            begun = true;
            firstNewStep = 0;
        } else {
            tree.cutHere();
            Node branch = tree.backtrack();
            if (branch == null) return false;
            firstNewStep = branch.step - (branch.isChoiceOfOption() ? 1 : 0);
        }
        reset();
        return true;
    }

    /** Repeats the latest execution. Nothing new may be explored afterwards. */
    public void repeat() {
        tree.cutHere();
        firstNewStep = Integer.MAX_VALUE;
        reset();
    }

    private void reset() {
        tree.rewind();
        execution = new Execution();
        preemptions = 0;
        end = End.NONE;
    }

    /**
     * A thread has begun, and will announce its first transition or its end.
     *
     * @param thread its index: the next one that is free
     * @param starter the thread that started it; negative where it is there from the beginning
     * @param mustEnd whether an execution in which it does not end hangs
     */
    public void open(int thread, int starter, boolean mustEnd) {
        execution.open(thread, starter, mustEnd);
        if (thread >= MAX_THREADS) end = End.CUT;
    }

    /** A thread that must end, and begins when it is {@linkplain #resume resumed}. */
    public void reserve(int thread) {
        execution.reserve(thread);
    }

    /** What the running thread did is over, although it announces nothing. */
    public void pause() {
        close();
    }

    /** A thread that has ended begins again, after all that the first {@code others} threads have done. */
    public void resume(int thread, int others) {
        execution.resume(thread, others);
        if (end == End.COMPLETE) end = End.NONE;
    }

    /** What to announce in order to ask whether a thread is alive. */
    public Request<Boolean> askLife(int thread, int site) {
        Resource<Boolean> life = execution.thread(thread).life;
        return new Request<>(life, alive -> true, null, alive -> alive, Transition.Edge.ACQUIRE, null, site);
    }

    /** Whether a thread has announced something that it cannot do now. */
    public boolean isBlocked(int thread) {
        ThreadState state = execution.thread(thread);
        return state.pending != null && !state.isEnabled();
    }

    /** Says which operation of the scenario a thread begins. */
    public void operation(int thread, int index) {
        execution.thread(thread).operation = index;
    }

    /** A thread leaves a loop. */
    public void leave(int thread, Object loop) {
        execution.thread(thread).spins.leave(loop);
    }

    /** A thread leaves all loops that it was in. */
    public void leaveAll(int thread) {
        execution.thread(thread).spins.leaveAll();
    }

    /** Who runs first, once the first threads are open. */
    public int begin() {
        return pick();
    }

    /**
     * A thread is about to make a transition. What it did since the last one is over.
     *
     * @return the thread that goes on: it makes the transition that it announced; or {@link #NOBODY}
     */
    public int arrive(int thread, Transition transition) {
        close();
        execution.thread(thread).pending = transition;
        return pick();
    }

    /** A thread has ended. Returns who goes on, or {@link #NOBODY}. */
    public int finish(int thread) {
        execution.end(thread);
        close();
        return pick();
    }

    /**
     * What a thread announces before it finishes, where others can ask whether it is alive. Otherwise it ends as part of its last step, and
     * nobody could ever find it alive after that.
     */
    public Transition end(int thread, int site) {
        return new Request<>(
                execution.thread(thread).life, alive -> true, null, alive -> alive, Transition.Edge.NONE, null, site);
    }

    /** What to ask for in order to wait for a thread's end. */
    public Request<Boolean> join(int thread, boolean timed, int site) {
        Resource<Boolean> life = execution.thread(thread).life;
        return new Request<>(
                life,
                alive -> !alive,
                timed ? alive -> true : null,
                alive -> alive,
                Transition.Edge.ACQUIRE,
                null,
                site);
    }

    /**
     * The running thread changes a resource on the way, without waiting: it leaves a monitor. Only what it holds ({@link Held}) may be
     * changed so: all else has to be announced.
     */
    public <S> boolean change(int thread, Resource<S> resource, UnaryOperator<S> effect) {
        return execution.change(resource, effect);
    }

    /** The running thread shows what it did to those that acquire a resource later. */
    public void publish(int thread, Resource<?> resource) {
        execution.publish(thread, resource);
    }

    /** The running thread sees what those did that published at a resource before. */
    public void observe(int thread, Resource<?> resource) {
        execution.observe(thread, resource);
    }

    /** The running thread chooses among options: one execution is made for each. */
    public int choose(int thread, int options) {
        if (options <= 1) return 0;
        Node node = tree.repeated();
        if (node == null) {
            node = Node.ofOptions(execution.steps.size(), thread, options);
            tree.extend(node);
        } else if (!node.isChoiceOfOption() || node.options != options) {
            end = End.DIVERGED;
            return 0;
        }
        return node.option;
    }

    /**
     * The transition that is being made has not succeeded: a comparison failed, a lock was held by another. It has only looked. To be said
     * before anything else is done.
     */
    public void failed() {
        Step running = execution.running();
        if (running == null) return;
        running.failed = true;
        if (running.transition instanceof Touch) running.unchanged = true;
    }

    /** Whether the transition that is being made went on since its limit of time had run out. */
    public boolean timedOut() {
        Step running = execution.running();
        return running != null && running.timedOut;
    }

    /**
     * The state in which the transition that is being made found the resource that it asked for.
     *
     * @throws IllegalStateException if it is no request of that resource
     */
    @SuppressWarnings("unchecked")
    public <S> S found(Resource<S> resource) {
        Step running = execution.running();
        if (running == null || !(running.transition instanceof Request<?> request) || request.resource() != resource) {
            throw new IllegalStateException("no request of " + resource.identity() + " is being made");
        }
        return (S) Objects.requireNonNull(running.found);
    }

    /** Whether the transition that is being made has just changed a resource that it asked for, and is not yet followed by another. */
    public boolean hasJustTaken(Resource<?> resource) {
        Step running = execution.running();
        return running != null
                && running.transition instanceof Request<?> request
                && request.resource() == resource
                && !running.unchanged;
    }

    /**
     * A thread comes to the head of a loop.
     *
     * @param loop which one
     * @param confirmed whether it is known that the last round changed nothing that anybody else sees or that decides when it ends
     * @return what to announce before the next round: that it goes on once something has changed; {@code null} if it just goes on
     */
    public @Nullable Transition iterate(int thread, Object loop, boolean confirmed, int site) {
        ThreadState state = execution.thread(thread);
        Watched watched = state.spins.iterate(loop, state.own, confirmed);
        if (watched == null) return null;
        if (!confirmed) guessedSpin = true;
        return state.spins.waitingForTime() != null ? null : new Await(watched, site);
    }

    private void close() {
        Step closed = execution.close();
        if (closed != null && closed.index >= firstNewStep) new Reversal(tree, execution).of(closed);
    }

    private int pick() {
        if (end != End.NONE) return NOBODY;
        Integer silent = execution.pollSilent();
        if (silent != null) return silent;
        long enabled = execution.enabled();
        if (enabled == 0) {
            new Reversal(tree, execution).ofBlocked();
            return stop(execution.isOver() ? End.COMPLETE : End.HUNG);
        }
        if (execution.steps.size() >= maxSteps) return stop(End.CUT);
        Node node = tree.repeated();
        if (node == null) {
            node = newNode(enabled);
            int thread = preferred(node);
            if (thread < 0) return stop(End.REDUNDANT);
            node.choose(thread);
            tree.extend(node);
        } else if (node.isChoiceOfOption() || node.enabled != enabled) {
            return stop(End.DIVERGED);
        }
        int signature = signature(node.chosen);
        if (node.signature != 0 && node.signature != signature) return stop(End.DIVERGED);
        node.signature = signature;
        preemptions = node.preemptionsWith(node.chosen);
        execution.step(node);
        return node.chosen;
    }

    private int stop(End how) {
        end = how;
        return NOBODY;
    }

    private Node newNode(long enabled) {
        long goingOn = execution.goingOn();
        return Node.ofThreads(execution.steps.size(), enabled, goingOn, sleep(), execution.previous, preemptions);
    }

    /** The threads whose schedules from here are equivalent to some that have been run. */
    private long sleep() {
        if (execution.steps.isEmpty() || tree.isBounded()) return 0;
        Step made = execution.steps.get(execution.steps.size() - 1);
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
        return pending == null ? 0 : 31 * pending.getClass().getName().hashCode() + pending.site();
    }

    /** How the execution ended. */
    public End end() {
        return end;
    }

    /** Gives the execution up: it takes too long. */
    public void cut() {
        end = End.CUT;
    }

    /** Whether the bound on preemptions has kept any schedule from being run. */
    public boolean boundHit() {
        return tree.boundHit();
    }

    /** Whether a loop was taken to wait for a change only since two rounds of it were the same. */
    public boolean guessedSpin() {
        return guessedSpin;
    }

    /** The data races of this execution. */
    public List<DataRace> races() {
        return execution.races.found();
    }

    /** How many steps this execution has made. */
    public int steps() {
        return execution.steps.size();
    }

    /** How many preemptions this execution has had. */
    public int preemptions() {
        return preemptions;
    }
}
