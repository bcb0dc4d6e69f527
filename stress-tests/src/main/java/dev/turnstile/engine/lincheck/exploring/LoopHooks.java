package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.inputs.ThreadClocks;
import dev.turnstile.engine.lincheck.exploring.threads.RunningThread;
import dev.turnstile.explore.Transition;
import dev.turnstile.jdk.JdkClasses;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.lincheck.trace.TraceContext;
import sun.nio.ch.lincheck.ThreadDescriptor;

/** The hooks that instrumented code calls for loops. Lincheck's own are left to it only where a trace is collected. */
abstract class LoopHooks extends CallHooks {
    private final TraceContext context;
    private final CodeKnowledge knowledge;

    LoopHooks(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            CodeKnowledge knowledge) {
        super(runner, settings, context, knowledge);
        this.context = context;
        this.knowledge = knowledge;
    }

    @Override
    public void onLoopIteration(ThreadDescriptor descriptor, int site, int loop) {
        iterate(descriptor, site, loop);
        if (getCollectTrace()) super.onLoopIteration(descriptor, site, loop);
    }

    @Override
    public void onIrreducibleLoopIteration(ThreadDescriptor descriptor, int site, int loop) {
        iterate(descriptor, site, loop);
        if (getCollectTrace()) super.onIrreducibleLoopIteration(descriptor, site, loop);
    }

    private void iterate(ThreadDescriptor descriptor, int site, int loop) {
        descriptor.enterIgnoredSection();
        try {
            int thread = RunningThread.of(descriptor);
            if (thread < 0) return;
            if (told().endlessness().round()) neverSteps();
            // Nor may it keep anything in objects of its own, where nobody looks.
            boolean wroteNothing = told().privateWrites().noneInRound(thread, site);
            boolean known = wroteNothing && knowledge.loops().carriesNothing(context.stackTrace(site));
            leave(thread, told().loops().enter(thread, site, loop));
            ThreadClocks clocks = told().calls().waits().clocks();
            clocks.iterate(thread, site);
            Transition await = explorer().iterate(thread, site, known, () -> clocks.passRound(thread, site), site);
            if (await != null && !(isOfUser(site) && explorer().coast(thread))) announce(thread, await);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** Loops of the JDK count their rounds only to decide when to park. */
    private boolean isOfUser(int site) {
        return !JdkClasses.isInJdk(context.stackTrace(site));
    }

    /**
     * Lincheck would switch to another thread here. Its analysis also takes a loop that follows a chain of nodes for one that waits, so it
     * is not asked.
     */
    @Override
    public void onAwaitLoopPath(ThreadDescriptor descriptor, int site, int loop) {}

    @Override
    public void afterLoopExit(
            ThreadDescriptor descriptor, int site, int loop, Throwable thrown, boolean reachableFromOutside) {
        descriptor.enterIgnoredSection();
        try {
            int thread = RunningThread.of(descriptor);
            if (thread >= 0) leave(thread, told().loops().exit(thread, site, loop));
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace()) super.afterLoopExit(descriptor, site, loop, thrown, reachableFromOutside);
    }
}
