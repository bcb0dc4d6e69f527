package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import dev.turnstile.explore.realtime.RealTimeOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One execution so far: its threads, its steps, and what orders them. */
final class Execution {
    final Sequence<ThreadState> threads = new Sequence<>();
    final Sequence<Step> steps = new Sequence<>();
    final HappensBefore happensBefore = new HappensBefore();
    final DataRaces races = new DataRaces();
    private final boolean bounded;
    private final IntFunction<Set<Integer>> endless;
    private final Sequence<Integer> silent = new Sequence<>();

    /** Threads that have been resumed but have not run yet. */
    private final Sequence<Integer> beginning = new Sequence<>();

    private @Nullable Step running;

    /** Whether a thread has started another before its own first step: the first to begin then decides about the threads' indexes. */
    boolean startsAtOnce;

    /** The thread that ran last; negative for none. */
    int previous = -1;

    /**
     * An execution that begins.
     *
     * @param bounded whether preemptions are: then a step cannot be moved over another one by one, and all have to be known
     * @param endless which times, from 1, a thread goes round a loop without end, where the execution is repeated
     */
    Execution(boolean bounded, IntFunction<Set<Integer>> endless) {
        this.bounded = bounded;
        this.endless = endless;
    }

    /** Returns which times, from 1, a thread has gone round a loop without end. */
    Set<Integer> endless(int thread) {
        return thread < threads.size() ? thread(thread).spins.endless() : Set.of();
    }

    ThreadState thread(int index) {
        return threads.get(index);
    }

    /** The step that is being made; {@code null} where a thread runs up to its first one. */
    @Nullable
    Step running() {
        return running;
    }

    void open(int thread, int starter, boolean mustEnd) {
        settle();
        threads.add(new ThreadState(thread, mustEnd, endless.apply(thread)));
        happensBefore.start(thread, starter);
        races.start(thread, starter);
        if (running != null) running.started.add(thread);
        else if (starter >= 0) startsAtOnce = true;
        silent.add(thread);
    }

    void reserve(int thread) {
        ThreadState reserved = new ThreadState(thread, true, endless.apply(thread));
        reserved.finished = true;
        threads.add(reserved);
        happensBefore.start(thread, -1);
        races.start(thread, -1);
    }

    void resume(int thread, List<Integer> others) {
        for (int other : others) {
            if (other == thread) continue;
            happensBefore.follow(thread, other);
            races.follow(thread, other);
        }
        thread(thread).finished = false;
        beginning.add(thread);
    }

    /**
     * The next thread that has to announce a transition without making one: it has begun, or comes to a loop's next round.
     *
     * @param goesOn the thread that makes the next step; negative where that is open. Where it is known, the others need not begin yet:
     *     up to its first announcement a thread does nothing that anybody sees, and to hand over to it costs more than most steps
     */
    @Nullable
    Integer pollSilent(int goesOn) {
        for (ThreadState thread : threads) {
            if (!thread.isWoken() || hasRoundInVain(thread)) continue;
            thread.spins.goOn();
            wake(thread);
        }
        if (!silent.isEmpty()) return silent.poll();
        if (goesOn < 0) return beginning.poll();
        return beginning.remove(goesOn) ? (Integer) goesOn : null;
    }

    /** The threads that have been resumed but have not run yet, as bits. */
    long beginning() {
        long bits = 0;
        for (int thread : beginning) bits |= 1L << thread;
        return bits;
    }

    /**
     * Whether any thread has made a round of a loop in vain: what it read has changed since. The execution is equivalent to a shorter one,
     * in which the round begins after the change (Kokologiannakis, Ren, Vafeiadis: Dynamic Partial Order Reductions for Spinloops, FMCAD
     * 2021). The thread does not go on, but the others do, so that every step that might have come before the round is seen.
     */
    boolean hasRoundInVain() {
        for (ThreadState thread : threads) if (hasRoundInVain(thread)) return true;
        return false;
    }

    /** If preemptions are bounded, the shorter execution may have more of them: it is no substitute. */
    private boolean hasRoundInVain(ThreadState thread) {
        return !bounded && thread.isWoken() && thread.pending instanceof Transition.Await await && await.certain();
    }

    /** Whether threads may keep each other in their loops without end. */
    boolean mayNeverEnd() {
        for (ThreadState thread : threads) if (thread.spins.mayNeverEnd(bounded)) return true;
        return false;
    }

    void wake(ThreadState thread) {
        thread.woken = ((Transition.Await) Objects.requireNonNull(thread.pending)).watched();
        thread.pending = null;
        silent.add(thread.index);
    }

    List<RealTimeOrders.Step> order() {
        List<RealTimeOrders.Step> order = new ArrayList<>(steps.size());
        for (Step s : steps) order.add(new RealTimeOrders.Step(s.thread, s.operation, s.clock));
        return order;
    }

    /** The threads that can make their transitions, as bits. */
    long enabled() {
        long enabled = 0;
        for (ThreadState thread : threads) if (thread.isEnabled()) enabled |= 1L << thread.index;
        return enabled;
    }

    /** The threads that can make their transitions without a time-out, as bits. */
    long goingOn() {
        long goingOn = 0;
        for (ThreadState thread : threads) if (thread.goesOn()) goingOn |= 1L << thread.index;
        return goingOn;
    }

    /**
     * Whether a thread has neither ended nor announced anything, although no other thread can go on: it has died on its way. Then others
     * may wait for what it holds, which is no hang of the program.
     */
    boolean hasLostThread() {
        for (ThreadState thread : threads) if (!thread.finished && thread.pending == null) return true;
        return false;
    }

    /** Whether a thread waits {@linkplain Behind behind} another that is not there: then the execution cannot happen. */
    boolean waitsBehindNobody() {
        for (ThreadState thread : threads)
            if (thread.pending instanceof Request<?> request && isBehindNobody(request)) return true;
        return false;
    }

    private <S> boolean isBehindNobody(Request<S> request) {
        if (!(request.admits() instanceof Behind<S> behind)
                || behind.moot().test(request.resource().state())) return false;
        return threads.stream()
                .noneMatch(other -> other.pending instanceof Request<?> ahead
                        && ahead.resource() == request.resource()
                        && !(ahead.admits() instanceof Behind));
    }

    /** Whether all threads have ended that must. */
    boolean isOver() {
        for (ThreadState thread : threads) if (thread.mustEnd && !thread.finished) return false;
        return true;
    }

    /** Makes the transition that a thread has announced. */
    void step(Node node) {
        ThreadState thread = thread(node.chosen);
        Transition transition = Objects.requireNonNull(thread.pending, "nothing announced");
        Step step = new Step(steps.size(), thread.index, thread.own.size() + 1, thread.operation, transition, node);
        step.versions = versions(transition);
        step.woken = thread.woken;
        steps.add(step);
        thread.own.add(step);
        thread.pending = null;
        thread.woken = null;
        previous = thread.index;
        running = step;
        if (transition instanceof Request<?> request) grant(step, request, thread);
    }

    private static int[] versions(Transition transition) {
        if (transition instanceof Request<?> request) return new int[] {request.resource().version};
        if (!(transition instanceof Touch touch)) return Event.NOTHING;
        int[] versions = new int[touch.accesses().size()];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = touch.accesses().get(i).location().version;
        }
        return versions;
    }

    private <S> void grant(Step step, Request<S> request, ThreadState thread) {
        Resource<S> resource = request.resource();
        S found = resource.state();
        step.found = found;
        step.previousChange = resource.lastChange;
        step.admittedBefore = HappensBefore.admittedBefore(request, step.thread, bounded);
        if (!request.isAdmitted()) {
            step.timedOut = true;
            if (step.woken == null) step.woken = thread.spins.waitingForTime();
            thread.spins.timedOut();
        }
        if (resource.apply(request.effect())) {
            resource.changes.add(new Change<>(step, found));
            resource.lastChange = step;
        } else {
            step.unchanged = true;
        }
    }

    /** Changes a resource as part of the running step. */
    <S> boolean change(Resource<S> resource, UnaryOperator<S> effect) {
        S found = resource.state();
        if (!resource.apply(effect)) return false;
        Step step = running;
        if (step != null) {
            step.changedOnTheWay.add(resource);
            step.overtaken.addAll(resource.readers);
            if (resource.lastChange != null) step.overtaken.add(resource.lastChange);
            resource.readers.clear();
            resource.changes.add(new Change<>(step, found));
            resource.lastChange = step;
        }
        return true;
    }

    void publish(int thread, Resource<?> resource) {
        settle();
        races.release(thread, resource);
    }

    void observe(int thread, Resource<?> resource) {
        settle();
        races.acquire(thread, resource.published);
    }

    void end(int thread) {
        ThreadState state = thread(thread);
        change(state.life, alive -> false);
        publish(thread, state.life);
        state.pending = null;
        state.finished = true;
    }

    /** Has the memory model learn what the running step does, before anything that the step does on the way. */
    void settle() {
        Step step = running;
        if (step == null || step.settled) return;
        step.settled = true;
        if (step.transition instanceof Touch) races.touch(step);
        if (step.transition instanceof Opaque) races.opaque(step.thread);
        if (step.transition instanceof Request<?> request) {
            if (request.edge().acquires() && !step.failed) races.acquire(step.thread, request.resource().published);
            if (request.edge().releases()) races.release(step.thread, request.resource());
        }
    }

    /** The running step is over. Returns it; {@code null} if there is none. */
    @Nullable
    Step close() {
        settle();
        Step step = running;
        running = null;
        if (step != null) happensBefore.close(step);
        return step;
    }
}
