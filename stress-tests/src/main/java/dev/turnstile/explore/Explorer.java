package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

    private HappensBefore happensBefore = new HappensBefore();
    private DataRaces races = new DataRaces();
    private List<ThreadState> threads = new ArrayList<>();
    private Deque<Integer> fresh = new ArrayDeque<>();
    private List<Step> steps = new ArrayList<>();
    private @Nullable Step running;
    private int previous;
    private int preemptions;
    private @Nullable Node latest;
    private End end = End.NONE;
    private boolean guessedSpin;

    /** A thread in one execution. */
    private static final class ThreadState {
        final Resource<Boolean> life;
        final boolean mustEnd;
        final SpinWatch spins = new SpinWatch();
        final List<Step> own = new ArrayList<>();
        int operation = -1;
        boolean finished;

        @Nullable
        Transition pending;

        ThreadState(int index, boolean mustEnd) {
            this.life = new Resource<>("thread " + index, true);
            this.mustEnd = mustEnd;
        }
    }

    /**
     * A search.
     *
     * @param preemptionBound how many preemptions a schedule may have; negative for no bound
     * @param maxSteps an execution with more steps is cut
     */
    public Explorer(int preemptionBound, int maxSteps) {
        this(preemptionBound, maxSteps, List.of());
    }

    /**
     * A search whose first execution makes known choices, as far as they go.
     *
     * @param choices those of an earlier search, see {@link #choices()}
     */
    public Explorer(int preemptionBound, int maxSteps, List<Integer> choices) {
        this.tree = new Tree(preemptionBound, choices);
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
        happensBefore = new HappensBefore();
        races = new DataRaces();
        threads = new ArrayList<>();
        fresh = new ArrayDeque<>();
        steps = new ArrayList<>();
        running = null;
        previous = -1;
        preemptions = 0;
        latest = null;
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
        settle();
        threads.add(new ThreadState(thread, mustEnd));
        happensBefore.start(thread, starter);
        races.start(thread, starter);
        if (running != null) running.started.add(thread);
        fresh.add(thread);
        if (thread >= MAX_THREADS) end = End.CUT;
    }

    /** A thread that must end, and begins when it is {@linkplain #resume resumed}. */
    public void reserve(int thread) {
        threads.add(new ThreadState(thread, true));
        threads.get(thread).finished = true;
        happensBefore.start(thread, -1);
        races.start(thread, -1);
    }

    /** What the running thread did is over, although it announces nothing. */
    public void pause() {
        close();
    }

    /** A thread that does not run begins, or begins again, after all that some others have done. */
    public void resume(int thread, List<Integer> others) {
        for (int other : others) {
            if (other == thread) continue;
            happensBefore.follow(thread, other);
            races.follow(thread, other);
        }
        threads.get(thread).finished = false;
        fresh.add(thread);
        if (end == End.COMPLETE) end = End.NONE;
    }

    /** What to announce in order to ask whether a thread is alive. */
    public Request<Boolean> askLife(int thread, int site) {
        Resource<Boolean> life = threads.get(thread).life;
        return new Request<>(life, alive -> true, null, alive -> alive, Transition.Edge.ACQUIRE, null, site);
    }

    /** Whether a thread has announced something that it cannot do now. */
    public boolean isBlocked(int thread) {
        ThreadState state = threads.get(thread);
        return state.pending != null && !isEnabled(state);
    }

    /** Says which operation of the scenario a thread begins. */
    public void operation(int thread, int index) {
        threads.get(thread).operation = index;
    }

    /** A thread leaves a loop. */
    public void leave(int thread, Object loop) {
        threads.get(thread).spins.leave(loop);
    }

    /** A thread leaves all loops that it was in. */
    public void leaveAll(int thread) {
        threads.get(thread).spins.leaveAll();
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
        threads.get(thread).pending = transition;
        return pick();
    }

    /** A thread has ended. Returns who goes on, or {@link #NOBODY}. */
    public int finish(int thread) {
        ThreadState state = threads.get(thread);
        change(thread, state.life, alive -> false);
        publish(thread, state.life);
        close();
        state.finished = true;
        state.pending = null;
        return pick();
    }

    /** What to ask for in order to wait for a thread's end. */
    public Request<Boolean> join(int thread, boolean timed, int site) {
        Resource<Boolean> life = threads.get(thread).life;
        return new Request<>(
                life, alive -> !alive, timed ? alive -> true : null, alive -> alive, Transition.Edge.ACQUIRE, null, site);
    }

    /** The running thread changes a resource on the way, without waiting: it leaves a monitor. */
    public <S> boolean change(int thread, Resource<S> resource, UnaryOperator<S> effect) {
        S before = resource.state();
        if (!resource.apply(effect)) return false;
        if (running != null) {
            running.changedOnTheWay.add(resource);
            running.overtaken.addAll(resource.readers);
            resource.readers.clear();
            resource.changes.add(new Change<>(running, before));
            resource.lastChange = running;
        }
        return true;
    }

    /** The running thread shows what it did to those that acquire a resource later. */
    public void publish(int thread, Resource<?> resource) {
        settle();
        races.release(thread, resource);
    }

    /** The running thread chooses among options: one execution is made for each. */
    public int choose(int thread, int options) {
        if (options <= 1) return 0;
        Node node = tree.repeated();
        if (node == null) {
            node = Node.ofOptions(steps.size(), thread, options);
            int scripted = tree.scripted();
            if (scripted >= options) end = End.DIVERGED;
            else if (scripted > 0) node.option = scripted;
            tree.extend(node);
        } else if (!node.isChoiceOfOption() || node.options != options) {
            end = End.DIVERGED;
            return 0;
        }
        return node.option;
    }

    /** The transition that is being made has only looked: a comparison failed. */
    public void failed() {
        if (running != null) running.unchanged = true;
    }

    /** Whether the transition that is being made went on since its limit of time had run out. */
    public boolean timedOut() {
        return running != null && running.timedOut;
    }

    /**
     * A thread comes to the head of a loop.
     *
     * @param loop which one
     * @param confirmed whether it is known that the last round changed nothing that anybody else sees or that decides when it ends
     * @return what to announce before the next round: that it goes on once something has changed; {@code null} if it just goes on
     */
    public @Nullable Transition iterate(int thread, Object loop, boolean confirmed, int site) {
        ThreadState state = threads.get(thread);
        if (running == null) return null;
        Watched watched = state.spins.iterate(loop, thread, state.own, confirmed);
        if (watched == null) return null;
        if (!confirmed) guessedSpin = true;
        state.spins.guessed(!confirmed);
        return state.spins.isWaitingForTime() ? null : new Await(watched, site);
    }

    private int pick() {
        if (end != End.NONE) return NOBODY;
        Integer first = fresh.poll();
        if (first != null) return first;
        long enabled = enabled();
        if (enabled == 0) enabled = spinning();
        if (enabled == 0) return stop(threads.stream().allMatch(t -> t.finished || !t.mustEnd) ? End.COMPLETE : End.HUNG);
        if (steps.size() >= maxSteps) return stop(End.CUT);
        Node node = tree.repeated();
        if (node == null) {
            node = Node.ofThreads(steps.size(), enabled, sleep(), previous, preemptions);
            int scripted = tree.scripted();
            if (scripted >= 0 && (enabled >> scripted & 1) == 0) return stop(End.DIVERGED);
            int thread = scripted >= 0 ? scripted : preferred(node);
            if (thread < 0) return stop(tree.isBounded() ? End.CUT : End.REDUNDANT);
            node.choose(thread);
            node.signature = signature(thread);
            tree.extend(node);
        } else if (node.isChoiceOfOption() || node.enabled != enabled) {
            return stop(End.DIVERGED);
        }
        step(node);
        return node.chosen;
    }

    private int stop(End how) {
        end = how;
        if (how == End.HUNG) blockedRaces();
        return NOBODY;
    }

    private long enabled() {
        long enabled = 0;
        for (int t = 0; t < threads.size(); t++) if (isEnabled(threads.get(t))) enabled |= 1L << t;
        return enabled;
    }

    private static boolean isEnabled(ThreadState thread) {
        Transition pending = thread.pending;
        if (pending == null) return false;
        if (pending instanceof Await await) return await.watched().changes() > 0;
        if (!(pending instanceof Request<?> request)) return true;
        return request.isAdmitted() || request.mayTimeOut() && thread.spins.mayTimeOut();
    }

    /**
     * Where nobody else can go on, a loop that was only guessed to wait goes on after all, a number of times: it may count its rounds. The
     * thread, as a bit.
     */
    private long spinning() {
        for (int t = 0; t < threads.size(); t++) {
            if (!threads.get(t).mustEnd || !threads.get(t).spins.mayGoOnAlone(threads.get(t).pending)) continue;
            threads.get(t).spins.goOnAlone();
            return 1L << t;
        }
        return 0;
    }

    /** The threads whose schedules from here are equivalent to some that have been run. */
    private long sleep() {
        if (latest == null || tree.isBounded()) return 0;
        long sleep = latest.sleepBelow();
        Step made = steps.get(steps.size() - 1);
        for (long left = sleep; left != 0; left &= left - 1) {
            int thread = Long.numberOfTrailingZeros(left);
            Transition pending = threads.get(thread).pending;
            if (pending == null || Dependency.between(pending, made)) sleep &= ~(1L << thread);
        }
        return sleep;
    }

    /** The thread that ran last, if it can go on; else the first that can, without breaking the bound. */
    private int preferred(Node node) {
        long awake = node.enabled & ~node.sleep;
        if (previous >= 0 && (awake >> previous & 1) == 1) return previous;
        for (long left = awake; left != 0; left &= left - 1) {
            int thread = Long.numberOfTrailingZeros(left);
            if (tree.isWithinBound(node, thread)) return thread;
        }
        return -1;
    }

    private int signature(int thread) {
        Transition pending = threads.get(thread).pending;
        return pending == null ? 0 : 31 * pending.getClass().getName().hashCode() + pending.site();
    }

    private void step(Node node) {
        int thread = node.chosen;
        ThreadState state = threads.get(thread);
        Transition transition = state.pending;
        if (transition == null) throw new IllegalStateException("thread " + thread + " has announced nothing");
        preemptions = node.preemptionsWith(thread);
        Step step = new Step(steps.size(), thread, state.own.size() + 1, state.operation, transition, node);
        steps.add(step);
        state.own.add(step);
        state.pending = null;
        latest = node;
        previous = thread;
        running = step;
        step.versions = versions(transition);
        if (transition instanceof Request<?> request) grant(step, request, state);
    }

    private static int[] versions(Transition transition) {
        if (transition instanceof Request<?> request) return new int[] {request.resource().version};
        if (!(transition instanceof Touch touch)) return new int[0];
        return touch.accesses().stream().mapToInt(a -> a.location().version).toArray();
    }

    private <S> void grant(Step step, Request<S> request, ThreadState state) {
        Resource<S> resource = request.resource();
        step.previousChange = resource.lastChange;
        step.timedOut = !request.isAdmitted();
        if (step.timedOut) state.spins.timedOut();
        S before = resource.state();
        if (resource.apply(request.effect())) {
            resource.changes.add(new Change<>(step, before));
            resource.lastChange = step;
        } else {
            step.unchanged = true;
        }
        if (request.edge().acquires()) races.acquire(step.thread, resource.published);
        if (request.edge().releases()) races.release(step.thread, resource);
    }

    /** Has the memory model learn what the running step accesses, before anything that the step does on the way. */
    private void settle() {
        Step step = running;
        if (step == null || step.settled) return;
        step.settled = true;
        if (step.transition instanceof Touch) races.touch(step);
        if (step.transition instanceof Opaque) races.opaque(step.thread);
    }

    private void close() {
        settle();
        Step step = running;
        running = null;
        if (step == null) return;
        List<Step> reversible = happensBefore.close(step);
        if (step.index >= firstNewStep) for (Step earlier : reversible) reverse(earlier, step.thread, step.clock, step.index);
    }

    /** Where a thread waits for good, whoever holds what it asks for might have come later. */
    private void blockedRaces() {
        for (int t = 0; t < threads.size(); t++) {
            Transition pending = threads.get(t).pending;
            if (pending == null) continue;
            for (Step earlier : happensBefore.racesOfBlocked(t, pending)) {
                reverse(earlier, t, happensBefore.clock(t), steps.size());
            }
        }
    }

    /**
     * Has a step tried after another that came before it: at the earlier one, a thread is tried that begins a schedule in which it does.
     *
     * @param clock what happens before the later one
     * @param until its index
     */
    private void reverse(Step earlier, int thread, int[] clock, int until) {
        if (tree.isBounded()) {
            reverseWithinBound(earlier.node, thread);
            reverseWithinBound(tree.startOfBlock(earlier, steps), thread);
            return;
        }
        Node node = earlier.node;
        int[] first = firstAfter(earlier, until);
        boolean isFirst = first[thread] == 0;
        // Where it had to be let in by what came between, it cannot come first.
        if (isFirst && (node.enabled >> thread & 1) == 0) return;
        long initials = isFirst && isInitial(thread, clock, first) ? 1L << thread : 0;
        for (int t = 0; t < first.length; t++) {
            if (first[t] > 0 && isInitial(t, threads.get(t).own.get(first[t] - 1).clock, first)) initials |= 1L << t;
        }
        initials &= node.enabled;
        if (initials == 0 || (initials & (node.backtrack | node.sleep)) != 0) return;
        node.backtrack |= (initials >> thread & 1) == 1 ? 1L << thread : Long.lowestOneBit(initials);
    }

    /** For each thread, the position of its first step that came after another but does not depend on it; 0 where there is none. */
    private int[] firstAfter(Step earlier, int until) {
        int[] first = new int[threads.size()];
        for (int t = 0; t < first.length; t++) {
            List<Step> own = threads.get(t).own;
            int at = own.size();
            while (at > 0 && own.get(at - 1).index > earlier.index) at--;
            if (at == own.size() || own.get(at).index >= until || own.get(at).isAfter(earlier)) continue;
            first[t] = at + 1;
        }
        return first;
    }

    private static boolean isInitial(int thread, int[] clock, int[] first) {
        for (int other = 0; other < first.length; other++) {
            if (other != thread && first[other] > 0 && Clocks.at(clock, other) >= first[other]) return false;
        }
        return true;
    }

    /** With a bound, equivalent schedules are not equally good: the thread itself is tried (Coons, Musuvathi, McKinley, OOPSLA 2013). */
    private static void reverseWithinBound(Node node, int thread) {
        node.backtrack |= (node.enabled >> thread & 1) == 1 ? 1L << thread : node.enabled;
    }

    /** The choices of this execution: a search can be made to begin with them. */
    public List<Integer> choices() {
        return tree.choices();
    }

    /** The steps of this execution, for the real-time orders that its class of schedules realises. */
    public List<RealTimeOrders.Step> order() {
        return steps.stream()
                .map(s -> new RealTimeOrders.Step(s.thread, s.operation, s.clock))
                .toList();
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
        return races.found();
    }

    /** How many steps this execution has made. */
    public int steps() {
        return steps.size();
    }

    /** How many preemptions this execution has had. */
    public int preemptions() {
        return preemptions;
    }
}
