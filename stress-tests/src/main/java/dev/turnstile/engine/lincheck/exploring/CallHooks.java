package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.calls.CallKind;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.calls.Copies;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Upkeep;
import dev.turnstile.engine.lincheck.exploring.threads.Leftover;
import dev.turnstile.engine.lincheck.exploring.threads.RunningThread;
import dev.turnstile.engine.lincheck.exploring.threads.UsedThreadLocals;
import dev.turnstile.engine.lincheck.exploring.threads.WaitLimits;
import dev.turnstile.explore.End;
import dev.turnstile.explore.collections.Sequence;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ResultInterceptor;
import sun.nio.ch.lincheck.ThreadDescriptor;

/** The hooks that instrumented code calls for calls of methods. Lincheck's own are left to it only where a trace is collected. */
abstract class CallHooks extends MemoryHooks {
    private final TraceContext context;
    private final CodeKnowledge knowledge;
    private final Leftover leftover = new Leftover();
    private final UsedThreadLocals locals = new UsedThreadLocals();

    CallHooks(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            CodeKnowledge knowledge) {
        super(runner, settings, context, knowledge);
        this.context = context;
        this.knowledge = knowledge;
    }

    /** Returns the threads that executions leave behind. */
    public final Leftover leftover() {
        return leftover;
    }

    /** Returns the thread locals that threads have used. */
    final UsedThreadLocals locals() {
        return locals;
    }

    /** A thread rests where an execution is over. */
    final void left(Thread thread) {
        if (explorer().end() == End.COMPLETE && !told().calls().waits().isDaemon(thread)) leftover.add(thread);
    }

    /** The running thread will never make a step again. Ends the execution, and does not return. */
    abstract void neverSteps();

    @Override
    public void onMethodCall(
            ThreadDescriptor descriptor,
            int site,
            int method,
            Object receiver,
            Object[] arguments,
            ResultInterceptor interceptor) {
        @Nullable Answer answer = null;
        boolean byLincheck;
        descriptor.enterIgnoredSection();
        try {
            MethodDescriptor called = context.getMethodPool().get(method);
            Object target = knowledge.unwrapped(receiver);
            CallKind kind = knowledge.callKind(method, called, target, arguments);
            byLincheck = isByLincheck(kind);
            if (!byLincheck && kind instanceof CallKind.Ordinary) upkeep().comesTo(called, target);
            if (target != null && kind instanceof CallKind.Linking linking) upkeep().link(linking, target, arguments);
            int thread = RunningThread.of(descriptor);
            if (thread >= 0) told().loops().call(thread);
            if (thread >= 0 && target instanceof ThreadLocal<?> local) locals.used(thread, local);
            if (thread >= 0) answer = told().calls().before(thread, site, called, target, arguments);
            if (!byLincheck) enter(descriptor, kind, target, arguments);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (byLincheck) super.onMethodCall(descriptor, site, method, receiver, arguments, interceptor);
        if (answer != null) answer.give(interceptor);
    }

    private boolean isByLincheck(CallKind kind) {
        return getCollectTrace() || kind instanceof CallKind.OfLincheck;
    }

    private void enter(ThreadDescriptor descriptor, CallKind kind, @Nullable Object receiver, Object[] arguments) {
        if (RunningThread.isAborted(descriptor)) getThreadScheduler().abortCurrentThread();
        int thread = RunningThread.of(descriptor);
        if (thread >= 0 && told().endlessness().call(thread)) neverSteps();
        upkeep().enter(descriptor, kind, receiver, arguments);
    }

    private boolean leave(ThreadDescriptor descriptor, CallKind kind) {
        if (isByLincheck(kind)) return false;
        int thread = getThreadScheduler().getCurrentThreadId();
        if (thread >= 0) told().endlessness().comeBack(thread);
        Upkeep.leave(descriptor, kind);
        return true;
    }

    /** A call of a thread has come to its end, and with it all loops of the method. */
    private void leaveLoops(int thread) {
        if (thread >= 0) leave(thread, told().loops().comeBack(thread));
    }

    /** A thread leaves loops, by their heads. */
    final void leave(int thread, Sequence<Integer> heads) {
        for (int i = 0; i < heads.size(); i++) {
            Integer head = heads.get(i);
            explorer().leave(thread, head);
            told().calls().waits().clocks().leave(thread, head);
        }
    }

    @Override
    public void onMethodCallReturn(
            ThreadDescriptor descriptor,
            int method,
            Object receiver,
            Object[] arguments,
            Object result,
            ResultInterceptor interceptor) {
        boolean left;
        descriptor.enterIgnoredSection();
        try {
            MethodDescriptor called = context.getMethodPool().get(method);
            int thread = RunningThread.of(descriptor);
            Object target = knowledge.unwrapped(receiver);
            leaveLoops(thread);
            if (thread >= 0) told().calls().after(thread, called, target, arguments, result);
            CallKind kind = knowledge.callKind(method, called, target, arguments);
            if (target != null && kind instanceof CallKind.Linking linking) upkeep().linked(linking, target, arguments);
            left = leave(descriptor, kind);
            if (left && result != null && target != null && Copies.isOfWhole(called, target))
                locality().copied(result);
            // A copy of an array is a new object, though no code that is watched has made it.
            if (left
                    && result != null
                    && called.isIntrinsic()
                    && called.getClassName().equals("java.util.Arrays"))
                afterObjectConstructor(descriptor, result, result.getClass().getName());
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (!left) super.onMethodCallReturn(descriptor, method, receiver, arguments, result, interceptor);
    }

    @Override
    public void onMethodCallException(
            ThreadDescriptor descriptor,
            int method,
            Object receiver,
            Object[] arguments,
            Throwable thrown,
            ResultInterceptor interceptor) {
        boolean left;
        descriptor.enterIgnoredSection();
        try {
            MethodDescriptor called = context.getMethodPool().get(method);
            leaveLoops(RunningThread.of(descriptor));
            left = leave(descriptor, knowledge.callKind(method, called, knowledge.unwrapped(receiver), arguments));
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (!left) super.onMethodCallException(descriptor, method, receiver, arguments, thrown, interceptor);
    }

    /** Learns the limit of a call of {@code Object.wait}: see {@link WaitLimits}. */
    @Override
    public void afterLocalWrite(ThreadDescriptor descriptor, int site, int variable, @Nullable Object value) {
        if (site != WaitLimits.HOOK || !(value instanceof Long millis)) return;
        descriptor.enterIgnoredSection();
        try {
            int thread = RunningThread.of(descriptor);
            if (thread >= 0) told().calls().waits().limitWait(thread, millis);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }
}
