package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.realtime.RealTimeOrders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
    /** Nobody goes on: see {@link #end()}. */
    public static final int NOBODY = -1;

    /** How many threads an execution may have whose schedules are all run. */
    public static final int MOST_THREADS = Scheduler.MAX_THREADS;

    private final Tree tree;
    private final Scheduler scheduler;
    private final Set<Integer> guessedSpins = new LinkedHashSet<>();

    /**
     * A search.
     *
     * @param preemptionBound how many preemptions a schedule may have; negative for no bound. To switch away from a thread that could go on
     *     only by a time-out is none
     * @param maxSteps an execution with more steps is cut
     */
    public Explorer(int preemptionBound, int maxSteps) {
        this(preemptionBound, maxSteps, List.of());
    }

    /** One whose first execution makes known choices, as far as they go: those of an earlier search, see {@link #choices()}. */
    public Explorer(int preemptionBound, int maxSteps, List<Integer> choices) {
        this(new Tree(preemptionBound, choices), null, maxSteps);
    }

    private Explorer(Tree tree, @Nullable Sampling sampling, int maxSteps) {
        this.tree = tree;
        this.scheduler = new Scheduler(tree, sampling, maxSteps);
    }

    /** Draws schedules instead, without end. It knows any number of threads. The first execution makes known choices, as far as they go. */
    public static Explorer sampling(int maxSteps, List<Integer> choices) {
        return new Explorer(new Tree(-1, choices), new Sampling(), maxSteps);
    }

    /** Goes on to the next execution. Returns whether there is one; if not, every schedule (within the bound) has been run. */
    public boolean next() {
        return scheduler.next();
    }

    /** Repeats the latest execution. Nothing new may be explored afterwards. */
    public void repeat() {
        scheduler.repeat();
    }

    private Execution execution() {
        return scheduler.execution();
    }

    /**
     * A thread has begun, and will announce its first transition or its end.
     *
     * @param thread its index: the next one that is free
     * @param starter the thread that started it; negative where it is there from the beginning
     * @param mustEnd whether an execution in which it does not end hangs
     */
    public void open(int thread, int starter, boolean mustEnd) {
        scheduler.open(thread, starter, mustEnd);
    }

    /** A thread that must end, and begins when it is {@linkplain #resume resumed}. */
    public void reserve(int thread) {
        scheduler.reserve(thread);
    }

    /** Ends the running step, although its thread announces nothing. */
    public void pause() {
        scheduler.close();
    }

    /** A thread that does not run begins, or begins again, after all that some others have done. */
    public void resume(int thread, List<Integer> others) {
        execution().resume(thread, others);
        if (end() == End.COMPLETE) scheduler.end(End.NONE);
    }

    /** Returns what a thread announces in order to ask whether a thread is alive. */
    public Request<Boolean> askLife(int thread, int site) {
        return execution().thread(thread).askLife(Edge.ACQUIRE, site);
    }

    /** Returns what a thread announces before it finishes. Without it nobody could find the thread alive after its last step. */
    public Transition ending(int thread, int site) {
        return execution().thread(thread).askLife(Edge.NONE, site);
    }

    /** Returns the request that waits for a thread's end. */
    public Request<Boolean> join(int thread, boolean timed, int site) {
        return execution().thread(thread).join(timed, site);
    }

    /** Whether a thread has announced something that it cannot do now. */
    public boolean isBlocked(int thread) {
        ThreadState state = execution().thread(thread);
        return state.pending != null && !state.isEnabled();
    }

    /** Says which operation of the scenario a thread begins. */
    public void operation(int thread, int index) {
        execution().thread(thread).operation = index;
    }

    /** Returns the thread that runs first, once the first threads are open. */
    public int begin() {
        return scheduler.pick();
    }

    /** Announces a thread's next transition, and ends the step that it has been making. Returns who goes on, or {@link #NOBODY}. */
    public int arrive(int thread, Transition transition) {
        ThreadState state = execution().thread(thread);
        if (state.spins.coasts(transition)) return thread;
        scheduler.close();
        state.pending = transition;
        return scheduler.pick();
    }

    /** A thread has ended. Returns who goes on, or {@link #NOBODY}. */
    public int finish(int thread) {
        execution().end(thread);
        scheduler.close();
        return scheduler.pick();
    }

    /**
     * The running thread changes a resource on the way, without waiting. It may do so only if nobody could tell the difference had it been
     * done a little earlier: it leaves a monitor that others wait for, and cannot ask about. All else has to be announced.
     */
    public <S> boolean change(int thread, Resource<S> resource, UnaryOperator<S> effect) {
        return execution().change(resource, effect);
    }

    /** The running thread shows what it did to those that acquire a resource later. */
    public void publish(int thread, Resource<?> resource) {
        execution().publish(thread, resource);
    }

    /** The running thread sees what those did that published at a resource before. */
    public void observe(int thread, Resource<?> resource) {
        execution().observe(thread, resource);
    }

    /** The running thread notifies those who wait for a notification, whether there are any or not. */
    public void notifies(Resource<?> resource) {
        Step running = execution().running();
        if (running != null) running.notifies.add(resource);
    }

    /** The running thread chooses among options: one execution is made for each. */
    public int choose(int thread, int options) {
        return scheduler.choose(thread, options);
    }

    /** The transition that is being made has only looked: a comparison failed, a lock was held. To be said before all else. */
    public void failed() {
        Step running = execution().running();
        if (running != null) running.fail();
    }

    /** Whether the transition that is being made went on since its time limit had run out. */
    public boolean timedOut() {
        Step running = execution().running();
        return running != null && running.timedOut;
    }

    /** The state in which the transition that is being made found a resource. Throws if it is no request of that resource. */
    public <S> S found(Resource<S> resource) {
        return Step.found(execution().running(), resource);
    }

    /**
     * A thread comes to the head of a loop.
     *
     * @param confirmed whether it is known that the last round changed nothing that anybody else sees or that decides when it ends
     * @param time asked where the last round waited: lets time pass if the loop looks at a clock
     * @return what to announce before the next round: that it goes on once something has changed; {@code null} if it just goes on
     */
    public @Nullable Transition iterate(int thread, Object loop, boolean confirmed, Supplier<Passing> time, int site) {
        ThreadState state = execution().thread(thread);
        Watched watched = state.spins.iterate(loop, state.own, confirmed, () -> {
            Passing passing = time.get();
            if (passing == Passing.LEAP) guessedSpins.add(site); // it may move its deadline on, and never end
            return passing != Passing.NONE;
        });
        if (watched == null) return null;
        if (!confirmed) guessedSpins.add(site);
        boolean certain = confirmed && state.spins.isUnseen(execution().steps);
        return state.spins.waitingForTime() != null ? null : new Await(watched, certain, site);
    }

    /** Has a thread see whether a loop ends by itself that was guessed to wait, instead of waiting: a choice. Returns whether it does. */
    public boolean coast(int thread) {
        SpinWatch spins = execution().thread(thread).spins;
        if (!spins.mayCoast() || choose(thread, 2) == 0) return false;
        spins.coast();
        return true;
    }

    /** A thread leaves a loop. */
    public void leave(int thread, Object loop) {
        execution().thread(thread).spins.leave(loop);
    }

    /** A thread leaves all loops that it was in. */
    public void leaveAll(int thread) {
        execution().thread(thread).spins.leaveAll();
    }

    /** The choices of this execution: a search can be made to begin with them. */
    public List<Integer> choices() {
        return tree.choices();
    }

    /** The steps of this execution, for the real-time orders that its class of schedules realises. */
    public List<RealTimeOrders.Step> order() {
        return execution().order();
    }

    /** Returns what learns how threads order their accesses in this execution. */
    public MemoryOrder memoryOrder() {
        return new MemoryOrder(execution());
    }

    /** How the execution ended. */
    public End end() {
        return scheduler.end();
    }

    /** Gives the execution up: it takes too long. */
    public void cut() {
        scheduler.end(End.CUT);
    }

    /** Whether the execution was cut since loops can keep each other going without end. */
    public boolean mayNeverEnd() {
        return execution().mayNeverEnd();
    }

    /** Whether the bound on preemptions has kept any schedule from being run. */
    public boolean boundHit() {
        return tree.boundHit();
    }

    /** The sites of loops that were taken to wait for a change only since some rounds of them were the same. */
    public Set<Integer> guessedSpins() {
        return guessedSpins;
    }

    /** An estimate of which part of all executions has been made, from 0 to 1. It may shrink. */
    public double progress() {
        return tree.progress();
    }

    /** The data races of this execution. */
    public List<DataRace> races() {
        return execution().races.found();
    }

    /** How many threads this execution has had so far. */
    public int threads() {
        return execution().threads.size();
    }

    /** How many steps this execution has made. */
    public int steps() {
        return execution().steps.size();
    }

    /** How many preemptions this execution has had. */
    public int preemptions() {
        return scheduler.preemptions();
    }
}
