package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Transition.Touch;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ResultInterceptor;
import sun.nio.ch.lincheck.ThreadDescriptor;

/** The hooks that instrumented code calls for accesses to fields and array elements. */
abstract class MemoryHooks extends ManagedStrategy implements Carrier {
    private final TraceContext context;

    MemoryHooks(ExecutionScenarioRunner runner, ManagedStrategySettings settings, TraceContext context) {
        super(runner, settings, false, context);
        this.context = context;
    }

    /** Returns the state of the current execution that the hooks share. */
    abstract Told told();

    /** The calling thread, or −1 where it is none of this run's or the run is being given up. */
    final int current() {
        int thread = getThreadScheduler().getCurrentThreadId();
        return thread < 0 || getThreadScheduler().isAborted(thread) ? -1 : thread;
    }

    @Override
    public final void writesPrivately(int thread) {
        told().privateWrites().add(thread);
    }

    private void touchField(ThreadDescriptor descriptor, int site, Object owner, int field, Kind kind) {
        descriptor.enterIgnoredSection();
        try {
            touch(site, told().places().field(owner, context.getFieldPool().get(field), kind), kind);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    private void touchElement(ThreadDescriptor descriptor, int site, Object array, int index, Kind kind) {
        descriptor.enterIgnoredSection();
        try {
            touch(site, told().places().element(array, index, kind), kind);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** @param access {@code null} where nobody else can see it */
    private void touch(int site, @Nullable Access access, Kind kind) {
        int thread = current();
        if (access == null && kind == Kind.WRITE) writesPrivately(thread);
        if (access == null || thread < 0) return;
        announce(thread, new Touch(List.of(access), site));
    }

    @Override
    public void beforeReadField(
            ThreadDescriptor descriptor, int site, Object owner, int field, ResultInterceptor interceptor) {
        touchField(descriptor, site, owner, field, Kind.READ);
        super.beforeReadField(descriptor, site, owner, field, interceptor);
    }

    @Override
    public void beforeWriteField(ThreadDescriptor descriptor, int site, Object owner, Object value, int field) {
        touchField(descriptor, site, owner, field, Kind.WRITE);
        super.beforeWriteField(descriptor, site, owner, value, field);
    }

    @Override
    public void beforeReadArrayElement(
            ThreadDescriptor descriptor, int site, Object array, int index, ResultInterceptor interceptor) {
        touchElement(descriptor, site, array, index, Kind.READ);
        super.beforeReadArrayElement(descriptor, site, array, index, interceptor);
    }

    @Override
    public void beforeWriteArrayElement(ThreadDescriptor descriptor, int site, Object array, int index, Object value) {
        touchElement(descriptor, site, array, index, Kind.WRITE);
        super.beforeWriteArrayElement(descriptor, site, array, index, value);
    }
}
