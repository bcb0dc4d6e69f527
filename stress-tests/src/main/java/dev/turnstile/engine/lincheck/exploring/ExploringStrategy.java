package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.loops.ActiveLoops;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.engine.lincheck.exploring.threads.Children;
import dev.turnstile.explore.End;
import dev.turnstile.explore.Explorer;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.monitors.Synchronization;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionPart;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.runner.InvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedDeadlockInvocationResult;
import org.jetbrains.kotlinx.lincheck.runner.ManagedLivelockInvocationResult;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;
import org.jetbrains.lincheck.trace.TraceContext;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * A strategy of Lincheck that leaves every decision to an {@link Explorer}: it carries the threads through the parts of an execution, and
 * switches to the one that goes on.
 */
public final class ExploringStrategy extends Hooks {
    private final Explorer explorer;
    private final CodeKnowledge knowledge;
    private final boolean spuriousWakeUps;
    private final boolean threadsMustEnd;
    private final TraceContext context;
    private final NoMonitors monitors = new NoMonitors();
    private final NoParking parking = new NoParking();
    private final Set<String> notes = new HashSet<>();
    private final ModelUse models;
    private final List<Integer> scenarioThreads;

    private Told told;
    private final BegunOperations operations = new BegunOperations();
    private int next;
    private volatile boolean resting;

    /**
     * A strategy for one scenario.
     *
     * @param explorer decides who runs
     * @param knowledge of the subject's code, kept from one execution to the next
     * @param spuriousWakeUps whether waits may return without a reason
     * @param threadsMustEnd whether an execution hangs in which a thread that the subject started does not end
     * @param neverModelled classes of java.util.concurrent whose real code is to run, though there is a model of them
     */
    public ExploringStrategy(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            Explorer explorer,
            CodeKnowledge knowledge,
            boolean spuriousWakeUps,
            boolean threadsMustEnd,
            Set<Class<?>> neverModelled) {
        super(runner, settings, context, knowledge);
        this.context = context;
        this.explorer = explorer;
        this.knowledge = knowledge;
        this.spuriousWakeUps = spuriousWakeUps;
        this.threadsMustEnd = threadsMustEnd;
        this.models = new ModelUse(neverModelled);
        this.told = nothingTold();
        this.scenarioThreads = IntStream.range(0, getNScenarioThreads()).boxed().toList();
    }

    private Told nothingTold() {
        Synchronization synchronization = new Synchronization(explorer, spuriousWakeUps);
        Places places = new Places(context, locality(), upkeep(), knowledge.fields());
        MethodCalls calls =
                new MethodCalls(this, context, knowledge, places, synchronization, models, locality(), notes);
        return new Told(synchronization, places, calls, new ActiveLoops(this::place), turns());
    }

    @Override
    Told told() {
        return told;
    }

    @Override
    public Explorer explorer() {
        return explorer;
    }

    @Override
    public int threadOf(Thread thread) {
        return getThreadScheduler().getThreadId(thread);
    }

    /** Returns noun phrases for everything that was trusted or could not be seen into, in any execution so far. */
    public Set<String> notes() {
        return notes;
    }

    /** How many threads the subject started in the latest run. */
    public int children() {
        return getUserThreadIds().size();
    }

    /** The instance that the latest run works on. */
    public Object subject() {
        return getTestInstance$lincheck();
    }

    /** Sets the listener that is called with the index of each thread that is registered for an execution. */
    public void onThread(IntConsumer listener) {
        parking.onThread(listener);
    }

    /** Which locks were replaced by models of them, and which were not, in any run so far. */
    public ModelUse models() {
        return models;
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
        told = nothingTold();
        operations.clear();
        forgetFailures();
        answers().clear();
        resting = false;
        for (int t = 0; t < getNScenarioThreads(); t++) explorer.reserve(t);
    }

    @Override
    public void beforePart(ExecutionPart part) {
        explorer.pause();
        told.turns().begin();
        if (part == ExecutionPart.PARALLEL) for (int t : scenarioThreads) explorer.resume(t, List.of(0));
        else explorer.resume(0, part == ExecutionPart.POST ? scenarioThreads : List.of());
        resting = false;
        next = explorer.begin();
        super.beforePart(part);
    }

    @Override
    public void onActorStart(int thread) {
        if (operations.isFirst(thread)) isUsedAgain(thread);
        boolean isParallel = getCurrentExecutionPart() == ExecutionPart.PARALLEL;
        explorer.operation(thread, isParallel ? operations.next(thread) : -1);
        explorer.leaveAll(thread);
        told.leaveAll(thread);
        if (answers().areNeeded()) answers().begin(thread);
        super.onActorStart(thread);
    }

    @Override
    public void announce(int thread, Transition transition) {
        if (getThreadScheduler().isAborted(thread)) getThreadScheduler().abortCurrentThread();
        told.endlessness().step();
        told.turns().announced(thread, transition);
        next = explorer.arrive(thread, transition);
        if (next != thread) handOver(thread);
        told.turns().made(thread);
    }

    private void handOver(int thread) {
        if (next == Explorer.NOBODY && explorer.end() != End.COMPLETE) stop();
        if (next == Explorer.NOBODY) {
            rest();
            getThreadScheduler().awaitTurn(thread);
        } else {
            getThreadScheduler().scheduleThread(next);
            getThreadScheduler().awaitTurn(thread);
        }
    }

    @Override
    void neverSteps() {
        abortWithSuddenInvocationResult(new ManagedLivelockInvocationResult(results()));
    }

    @Override
    public void giveUp(String reason) {
        isGivenUp(reason);
        explorer.cut();
        stop();
    }

    private void stop() {
        told.turns().end();
        InvocationResult result = new ManagedDeadlockInvocationResult(results());
        Children.letAbort(getThreadScheduler(), getCurrentExecutionPart());
        abortWithSuddenInvocationResult(result);
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
        Children.await(this::isOver, getUserThreadIds(), getThreadScheduler(), threadsMustEnd ? this::left : t -> {});
        explorer.pause();
        return result;
    }

    /** Whether no thread goes on. {@link End#COMPLETE} alone does not say so: it is set a moment before the last thread rests. */
    private boolean isOver() {
        return resting || explorer.end() != End.NONE && explorer.end() != End.COMPLETE;
    }

    @Override
    public long awaitUserThreads(long timeoutNanos) {
        return getUserThreadIds().isEmpty() ? 0 : Children.awaitRest(this::isOver, timeoutNanos);
    }

    @Override
    public int registerThread(Thread thread, ThreadDescriptor descriptor) {
        int starter = getThreadScheduler().getCurrentThreadId();
        if (starter >= 0) announce(starter, Children.start());
        int id = super.registerThread(thread, descriptor);
        if (id >= getNScenarioThreads()) {
            Children.publishTask(thread, locality());
            told.calls().waits().clocks().start(id, starter);
            explorer.open(id, starter, threadsMustEnd && told.calls().waits().mustEnd(thread));
        }
        return id;
    }
}
