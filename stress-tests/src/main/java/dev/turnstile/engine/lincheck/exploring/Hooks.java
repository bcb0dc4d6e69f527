package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.steps.Upkeep;
import dev.turnstile.engine.lincheck.exploring.threads.Children;
import dev.turnstile.engine.lincheck.exploring.threads.ThreadMethods;
import dev.turnstile.engine.lincheck.exploring.threads.UncaughtHandlers;
import dev.turnstile.explore.Transition;
import dev.turnstile.explore.Transition.Opaque;
import java.util.List;
import java.util.function.Consumer;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * The hooks that instrumented code calls for threads and monitors. Each hook announces the operation before it calls
 * Lincheck's own hook, which then only keeps its records; often that is done only where a trace is collected, see {@link Upkeep}. A hook
 * does its own work in an ignored section, where nothing is reported.
 */
abstract class Hooks extends LoopHooks {
    private final UncaughtHandlers handlers = new UncaughtHandlers();
    private final Answers answers = new Answers();
    private Consumer<Runnable> codeInHooks = Runnable::run;
    private boolean waited;
    private volatile @Nullable String givenUp;

    Hooks(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            CodeKnowledge knowledge) {
        super(runner, settings, context, knowledge);
    }

    /** Returns the exceptions that ended threads started by the subject in the latest execution, except those with a handler. */
    public List<Throwable> childFailures() {
        return handlers.failures();
    }

    /** The answers of the latest execution. */
    public Answers answers() {
        return answers;
    }

    /** Sets the runner for code of the subject in the middle of a hook. */
    public void onCodeInHooks(Consumer<Runnable> runner) {
        codeInHooks = runner;
    }

    @Override
    public final void runForSubject(Runnable code) {
        codeInHooks.accept(code);
    }

    @Override
    public void onActorFinish(int thread) {
        if (answers.areNeeded()) addAnswers(thread);
        super.onActorFinish(thread);
    }

    private void addAnswers(int thread) {
        ThreadDescriptor descriptor = ThreadDescriptor.getCurrentThreadDescriptor();
        descriptor.enterIgnoredSection();
        try {
            if (getThreadScheduler().isAborted(thread)) return;
            // Copying a shared answer reads it, so the read must be a step at this moment.
            if (answers.anyNew(thread, results(), locality()::isShared)) announce(thread, new Opaque(-1));
            answers.add(thread, results());
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** Returns the answers so far. */
    final ExecutionResult results() {
        return ((ExecutionScenarioRunner) getRunner$lincheck()).collectExecutionResults();
    }

    final void forgetFailures() {
        handlers.forget();
        leftover().begin();
        locals().next();
        givenUp = null;
    }

    /** The calling thread, which lives longer than an execution, begins another. It may have been interrupted at the end of the last one. */
    final void isUsedAgain(int thread) {
        Thread.interrupted();
        ThreadDescriptor descriptor = ThreadDescriptor.getCurrentThreadDescriptor();
        descriptor.enterIgnoredSection();
        try {
            locals().forget(thread);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** Why the latest execution was given up, as a clause; {@code null} if it was not. */
    public final @Nullable String givenUp() {
        return givenUp;
    }

    final void isGivenUp(String reason) {
        givenUp = reason;
    }

    @Override
    public final void mayEndWithoutReason() {
        waited = true;
    }

    /** Whether any thread has waited, for a monitor's notification, or parked, in any run so far. */
    public final boolean waited() {
        return waited;
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
            told().sites().put(current(), site);
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
                told().turns().about(thread, monitor);
                Transition lock = told().synchronization()
                        .lock(thread, monitor, told().sites().getOrDefault(thread, -1));
                if (lock != null) announce(thread, lock);
                told().turns().took(thread, monitor);
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
            if (thread >= 0) told().synchronization().unlock(thread, monitor);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.unlock(descriptor, site, monitor);
        about(descriptor, monitor);
    }

    private void about(ThreadDescriptor descriptor, Object monitor) {
        if (!getCollectTrace()) return;
        descriptor.enterIgnoredSection();
        try {
            told().turns().about(current(), monitor);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void wait(ThreadDescriptor descriptor, Object monitor, boolean timed) {
        boolean interrupted = false;
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) {
                told().turns().about(thread, monitor);
                interrupted = told().calls()
                        .waits()
                        .await(thread, monitor, timed, told().sites().getOrDefault(thread, -1));
                told().turns().took(thread, monitor);
            }
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
            if (thread >= 0) told().calls().waits().notify(thread, monitor, all);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.notify(descriptor, site, monitor, all);
        about(descriptor, monitor);
    }

    @Override
    public void park(ThreadDescriptor descriptor, int site) {
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            if (thread >= 0) told().calls().waits().park(thread, site);
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
            if (thread >= 0 && unparked >= 0)
                announce(thread, told().synchronization().unpark(unparked, site));
        } finally {
            descriptor.leaveIgnoredSection();
        }
        super.unpark(descriptor, site, target);
    }

    /** Joins are replaced as calls are. This one is not, since its thread is none of this run's, and so waits for real. */
    @Override
    public void onThreadJoin(ThreadDescriptor descriptor, Thread joined, boolean timed) {}

    @Override
    public void beforeThreadRun(ThreadDescriptor descriptor) {
        super.beforeThreadRun(descriptor);
        descriptor.enterIgnoredSection();
        try {
            int thread = current();
            Object task = thread < getNScenarioThreads() ? null : Children.task(Thread.currentThread());
            if (task != null) told().calls().task(thread, task);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void afterThreadRunException(ThreadDescriptor descriptor, Throwable thrown) {
        boolean ofChild;
        ThreadMethods threads;
        descriptor.enterIgnoredSection();
        try {
            ofChild = isOfChild(thrown);
            threads = told().calls().threads();
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (ofChild && handlers.handle(descriptor, thrown, threads, this)) {
            afterThreadRunReturn(descriptor);
            return;
        }
        handlers.onlyPrinted(thrown, ofChild);
        super.afterThreadRunException(descriptor, thrown);
    }

    private boolean isOfChild(Throwable thrown) {
        return !UncaughtHandlers.isAbortion(thrown) && current() >= getNScenarioThreads();
    }

    @Override
    public final boolean uncaught(Throwable thrown) {
        return handlers.onlyPrinted(thrown, isOfChild(thrown));
    }
}
