package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.Explorer.End;
import dev.turnstile.explore.Synchronization;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.Transition.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionPart;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedDeadlockInvocationResult;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MemoryTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.modelchecking.LocalObjectManager;
import org.jetbrains.lincheck.descriptors.FieldDescriptor;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ResultInterceptor;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * A strategy of Lincheck that leaves every decision to an {@link Explorer}. Each hook announces the operation before Lincheck's own code
 * for it runs, which then only keeps its records.
 */
public final class ExploringStrategy extends ManagedStrategy implements Carrier {
    private final Explorer explorer;
    private final CodeKnowledge knowledge;
    private final boolean spuriousWakeUps;
    private final TraceContext context;
    private final NoMonitors monitors = new NoMonitors();
    private final NoParking parking = new NoParking();
    private final ObjectTracker objects = new LocalObjectManager();
    private final Set<String> notes = new HashSet<>();
    private final ModelUse models;

    private Synchronization synchronization;
    private Places places;
    private MethodCalls calls;
    private final Map<Integer, Integer> sites = new HashMap<>();
    private final Map<Integer, Integer> operations = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private ActiveLoops loops = new ActiveLoops(this::place);
    private final Set<Long> confirmed = new HashSet<>();

    /** The threads that have written to objects that only they can reach, since they last came to the head of a loop. */
    private final Set<Integer> privateWrites = new HashSet<>();

    private final List<Throwable> childFailures = new ArrayList<>();
    private int next;
    private boolean waited;
    private volatile boolean resting;

    /**
     * A strategy for one scenario.
     *
     * @param explorer decides who runs
     * @param knowledge of the subject's code, kept from one execution to the next
     * @param spuriousWakeUps whether waits may return without a reason
     * @param neverModelled classes of java.util.concurrent whose real code is to run, though there is a model of them
     */
    public ExploringStrategy(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            Explorer explorer,
            CodeKnowledge knowledge,
            boolean spuriousWakeUps,
            Set<Class<?>> neverModelled) {
        super(runner, settings, false, context);
        this.context = context;
        this.explorer = explorer;
        this.knowledge = knowledge;
        this.spuriousWakeUps = spuriousWakeUps;
        this.models = new ModelUse(neverModelled);
        this.synchronization = new Synchronization(explorer, spuriousWakeUps);
        this.places = new Places(context, objects, knowledge.fields());
        this.calls = new MethodCalls(
                this, context, knowledge, places, synchronization, spuriousWakeUps, models, objects, notes);
    }

    @Override
    public Explorer explorer() {
        return explorer;
    }

    @Override
    public int threadOf(Thread thread) {
        return getThreadScheduler().getThreadId(thread);
    }

    /** What was trusted or could not be seen into in any run so far, as clauses. */
    public Set<String> notes() {
        return notes;
    }

    /** Whether any thread has waited or parked, in any run so far. */
    public boolean waited() {
        return waited;
    }

    /** How many threads the subject started in the latest run. */
    public int children() {
        return getUserThreadIds().size();
    }

    /** The instance that the latest run works on. */
    public Object subject() {
        return getTestInstance$lincheck();
    }

    /** From now on, calls a listener with the index of each thread that is registered for a run. */
    public void onThread(IntConsumer listener) {
        parking.onThread(listener);
    }

    /** The simple names of the locks that were replaced by models of them in any run so far. */
    public Set<String> modelled() {
        return models.modelled();
    }

    /**
     * The locks that were modelled, but used in ways that their models do not know: those runs were cut, and the scenario has to be started
     * over with the real code of these classes.
     */
    public Set<Class<?>> unmodelled() {
        return models.excluded();
    }

    /** What ended threads that the subject had started, in the latest run. */
    public List<Throwable> childFailures() {
        return List.copyOf(childFailures);
    }

    /** Where in the code a number of a site is. */
    public StackTraceElement place(int site) {
        return site < 0 ? new StackTraceElement("", "", "", 0) : context.stackTrace(site);
    }

    @Override
    protected ObjectTracker getObjectTracker() {
        return objects;
    }

    @Override
    protected @Nullable MemoryTracker getMemoryTracker() {
        return null;
    }

    @Override
    protected MonitorTracker getMonitorTracker() {
        return monitors;
    }

    @Override
    protected ParkingTracker getParkingTracker() {
        return parking;
    }

    @Override
    protected boolean shouldSwitch() {
        return false;
    }

    @Override
    protected int chooseThread(int thread) {
        if (thread < 0) return next;
        // A thread that ends while others rest hands over to nobody.
        return next == Explorer.NOBODY && explorer.end() == End.COMPLETE ? thread : next;
    }

    @Override
    public boolean nextInvocation() {
        return explorer.next();
    }

    @Override
    protected void initializeReplay() {
        super.initializeReplay();
        explorer.repeat();
    }

    @Override
    protected void initializeInvocation() {
        super.initializeInvocation();
        synchronization = new Synchronization(explorer, spuriousWakeUps);
        places = new Places(context, objects, knowledge.fields());
        calls = new MethodCalls(
                this, context, knowledge, places, synchronization, spuriousWakeUps, models, objects, notes);
        sites.clear();
        operations.clear();
        begun.clear();
        confirmed.clear();
        loops = new ActiveLoops(this::place);
        privateWrites.clear();
        childFailures.clear();
        resting = false;
        for (int t = 0; t < getNScenarioThreads(); t++) explorer.reserve(t);
    }

    @Override
    public void beforePart(ExecutionPart part) {
        explorer.pause();
        List<Integer> all = IntStream.range(0, getNScenarioThreads()).boxed().toList();
        if (part == ExecutionPart.PARALLEL) for (int t : all) explorer.resume(t, List.of(0));
        else explorer.resume(0, part == ExecutionPart.POST ? all : List.of());
        resting = false;
        next = explorer.begin();
        super.beforePart(part);
    }

    @Override
    public void onActorStart(int thread) {
        // Threads are used again: one may have been interrupted at the end of the execution before.
        if (begun.add(thread)) Thread.interrupted();
        if (getCurrentExecutionPart() == ExecutionPart.PARALLEL) {
            explorer.operation(thread, operations.merge(thread, 0, (known, ignored) -> known + 1));
        } else {
            explorer.operation(thread, -1);
        }
        explorer.leaveAll(thread);
        super.onActorStart(thread);
    }

    @Override
    public void announce(int thread, Transition transition) {
        if (getThreadScheduler().isAborted(thread)) getThreadScheduler().abortCurrentThread();
        next = explorer.arrive(thread, transition);
        if (next == thread) return;
        if (next == Explorer.NOBODY && explorer.end() != End.COMPLETE) stop();
        if (next == Explorer.NOBODY) {
            rest();
            getThreadScheduler().awaitTurn(thread);
        } else {
            switchCurrentThread(thread, null);
        }
    }

    @Override
    public void giveUp() {
        explorer.cut();
        stop();
    }

    private void stop() {
        ExecutionScenarioRunner runner = (ExecutionScenarioRunner) getRunner$lincheck();
        abortWithSuddenInvocationResult(new ManagedDeadlockInvocationResult(runner.collectExecutionResults()));
    }

    /** Nobody goes on until somebody is resumed. */
    private void rest() {
        getThreadScheduler().scheduleThread(-1);
        resting = true;
    }

    @Override
    public void onThreadFinish(int thread) {
        boolean isChild = thread >= getNScenarioThreads();
        if (getThreadScheduler().isAborted(thread)) {
            super.onThreadFinish(thread); // throws, which ends the run
            return;
        }
        if (getCurrentExecutionPart() == ExecutionPart.INIT && !isChild) {
            explorer.pause();
            return;
        }
        ThreadDescriptor descriptor = ThreadDescriptor.getCurrentThreadDescriptor();
        descriptor.enterIgnoredSection();
        try {
            if (isChild) announce(thread, explorer.ending(thread, -1));
            // Kept apart: once another thread is scheduled, it decides who is next.
            int successor = explorer.finish(thread);
            next = successor;
            if (getCurrentExecutionPart() == ExecutionPart.PARALLEL) {
                super.onThreadFinish(thread);
            } else {
                if (isChild) getThreadScheduler().finishThread(thread);
                if (successor != Explorer.NOBODY) getThreadScheduler().scheduleThread(successor);
                else if (explorer.end() != End.COMPLETE) stop();
            }
            if (successor == Explorer.NOBODY) rest();
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    protected InvocationResult runInvocationImpl() {
        InvocationResult result = super.runInvocationImpl();
        Children.await(this::isResting, getUserThreadIds(), getThreadScheduler());
        explorer.pause();
        return result;
    }

    private boolean isResting() {
        return resting || explorer.end() != End.NONE;
    }

    @Override
    public long awaitUserThreads(long timeoutNanos) {
        return getUserThreadIds().isEmpty() ? 0 : Children.awaitRest(this::isResting, timeoutNanos);
    }

    @Override
    public int registerThread(Thread thread, ThreadDescriptor descriptor) {
        int id = super.registerThread(thread, descriptor);
        if (id >= getNScenarioThreads()) {
            int starter = getThreadScheduler().getCurrentThreadId();
            Children.publishTask(thread, objects);
            calls.waits().start(id, starter);
            explorer.open(id, starter, false);
        }
        return id;
    }

    @Override
    public void beforeThreadRun(ThreadDescriptor descriptor) {
        super.beforeThreadRun(descriptor);
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            Object task = thread < getNScenarioThreads() ? null : Children.task(Thread.currentThread());
            if (task != null) calls.task(thread, task);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void afterThreadRunException(ThreadDescriptor descriptor, Throwable thrown) {
        int thread = getThreadScheduler().getCurrentThreadId();
        boolean aborted = thrown.getClass().getName().contains("LincheckAnalysisAborted");
        boolean handled = !(Thread.currentThread().getUncaughtExceptionHandler() instanceof ThreadGroup);
        if (thread >= getNScenarioThreads() && !aborted && !handled) childFailures.add(thrown);
        super.afterThreadRunException(descriptor, thrown);
    }

    /** The calling thread, or −1 where it is none of this run's or the run is being given up. */
    int current() {
        int thread = getThreadScheduler().getCurrentThreadId();
        return thread < 0 || getThreadScheduler().isAborted(thread) ? -1 : thread;
    }

    private void touch(ThreadDescriptor descriptor, int site, @Nullable Access access, boolean writes) {
        int thread = current();
        if (access == null && writes) privateWrites.add(thread);
        if (access == null || thread < 0) return;
        announce(thread, new Touch(List.of(access), site));
    }

    @Override
    public void beforeReadField(
            ThreadDescriptor descriptor, int site, Object owner, int field, ResultInterceptor interceptor) {
        descriptor.enterIgnoredSection();
        try {
            touch(descriptor, site, places.field(owner, field(field), Kind.READ), false);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.beforeReadField(descriptor, site, owner, field, interceptor);
    }

    @Override
    public void beforeWriteField(ThreadDescriptor descriptor, int site, Object owner, Object value, int field) {
        descriptor.enterIgnoredSection();
        try {
            touch(descriptor, site, places.field(owner, field(field), Kind.WRITE), true);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.beforeWriteField(descriptor, site, owner, value, field);
    }

    private FieldDescriptor field(int id) {
        return context.getFieldPool().get(id);
    }

    @Override
    public void beforeReadArrayElement(
            ThreadDescriptor descriptor, int site, Object array, int index, ResultInterceptor interceptor) {
        descriptor.enterIgnoredSection();
        try {
            touch(descriptor, site, places.element(array, index, Kind.READ), false);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.beforeReadArrayElement(descriptor, site, array, index, interceptor);
    }

    @Override
    public void beforeWriteArrayElement(ThreadDescriptor descriptor, int site, Object array, int index, Object value) {
        descriptor.enterIgnoredSection();
        try {
            touch(descriptor, site, places.element(array, index, Kind.WRITE), true);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.beforeWriteArrayElement(descriptor, site, array, index, value);
    }

    @Override
    public void beforeLock(ThreadDescriptor descriptor, int site) {
        at(descriptor, site);
        super.beforeLock(descriptor, site);
    }

    @Override
    public void beforeWait(ThreadDescriptor descriptor, int site) {
        at(descriptor, site);
        super.beforeWait(descriptor, site);
    }

    private void at(ThreadDescriptor descriptor, int site) {
        descriptor.enterIgnoredSection();
        try {
            sites.put(current(), site);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void lock(ThreadDescriptor descriptor, Object monitor) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) {
                Transition lock = synchronization.lock(thread, monitor, sites.getOrDefault(thread, -1));
                if (lock != null) announce(thread, lock);
            }
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.lock(descriptor, monitor);
    }

    @Override
    public void unlock(ThreadDescriptor descriptor, int site, Object monitor) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) synchronization.unlock(thread, monitor);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.unlock(descriptor, site, monitor);
    }

    @Override
    public void wait(ThreadDescriptor descriptor, Object monitor, boolean timed) {
        boolean interrupted = false;
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            waited = true;
            if (thread >= 0) interrupted = calls.waits().await(thread, monitor, timed, sites.getOrDefault(thread, -1));
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (interrupted) throw unchecked(new InterruptedException());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException unchecked(Throwable checked) throws T {
        throw (T) checked;
    }

    @Override
    public void notify(ThreadDescriptor descriptor, int site, Object monitor, boolean all) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) calls.waits().notify(thread, monitor, all);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.notify(descriptor, site, monitor, all);
    }

    @Override
    public void park(ThreadDescriptor descriptor, int site) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            waited = true;
            if (thread >= 0) calls.waits().park(thread, site);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.park(descriptor, site);
    }

    @Override
    public void unpark(ThreadDescriptor descriptor, int site, Thread target) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            int unparked = getThreadScheduler().getThreadId(target);
            if (thread >= 0 && unparked >= 0) announce(thread, synchronization.unpark(unparked, site));
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.unpark(descriptor, site, target);
    }

    /** Joins are replaced as calls are. This one is not, since its thread is none of this run's, and so waits for real. */
    @Override
    public void onThreadJoin(ThreadDescriptor descriptor, Thread joined, boolean timed) {}

    @Override
    public void onMethodCall(
            ThreadDescriptor descriptor,
            int site,
            int method,
            Object receiver,
            Object[] arguments,
            ResultInterceptor interceptor) {
        MethodCalls.@Nullable Answer answer = null;
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0)
                answer = calls.before(thread, site, context.getMethodPool().get(method), receiver, arguments);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.onMethodCall(descriptor, site, method, receiver, arguments, interceptor);
        if (answer != null) answer.give(interceptor);
    }

    @Override
    public void onMethodCallReturn(
            ThreadDescriptor descriptor,
            int method,
            Object receiver,
            Object[] arguments,
            Object result,
            ResultInterceptor interceptor) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) calls.after(thread, context.getMethodPool().get(method), receiver, arguments, result);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.onMethodCallReturn(descriptor, method, receiver, arguments, result, interceptor);
    }

    @Override
    public void onLoopIteration(ThreadDescriptor descriptor, int site, int loop) {
        iterate(descriptor, site, loop);
        super.onLoopIteration(descriptor, site, loop);
    }

    @Override
    public void onIrreducibleLoopIteration(ThreadDescriptor descriptor, int site, int loop) {
        iterate(descriptor, site, loop);
        super.onIrreducibleLoopIteration(descriptor, site, loop);
    }

    private void iterate(ThreadDescriptor descriptor, int site, int loop) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread < 0) return;
            boolean known = confirmed.remove((long) thread << 32 | site);
            // Nor may it keep anything in objects of its own, where nobody looks.
            boolean wroteNothing = !privateWrites.remove(thread);
            known |= wroteNothing && knowledge.loops().carriesNothing(context.stackTrace(site));
            loops.enter(thread, site, loop);
            Transition await = explorer.iterate(thread, site, known, site);
            if (await != null) announce(thread, await);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** The round of a loop that has just been run changed nothing, as its code shows. Lincheck would switch to another thread here. */
    @Override
    public void onAwaitLoopPath(ThreadDescriptor descriptor, int site, int loop) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) confirmed.add((long) thread << 32 | site);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void afterLoopExit(
            ThreadDescriptor descriptor, int site, int loop, Throwable thrown, boolean reachableFromOutside) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) for (int head : loops.exit(thread, site, loop)) explorer.leave(thread, head);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.afterLoopExit(descriptor, site, loop, thrown, reachableFromOutside);
    }
}
