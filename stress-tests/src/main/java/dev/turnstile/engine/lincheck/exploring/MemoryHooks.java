package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.internals.HiddenField;
import dev.turnstile.engine.lincheck.exploring.sharing.IdentityCodes;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.engine.lincheck.exploring.sharing.ScenarioObjects;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.engine.lincheck.exploring.steps.Upkeep;
import dev.turnstile.engine.lincheck.exploring.threads.RunningThread;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.MemoryOrder;
import dev.turnstile.explore.Transition.Touch;
import java.util.IdentityHashMap;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.runner.ExecutionScenarioRunner;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategySettings;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MemoryTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jetbrains.kotlinx.lincheck.trace.TraceCollector;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.util.KotlinReflectionKt;
import org.jetbrains.lincheck.descriptors.FieldDescriptor;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ResultInterceptor;
import sun.nio.ch.lincheck.ThreadDescriptor;

/** The hooks that instrumented code calls for accesses to fields and array elements. */
abstract class MemoryHooks extends ManagedStrategy implements Carrier {
    private static final HiddenField TRACE = HiddenField.of(ManagedStrategy.class, "traceCollector");

    private final TraceContext context;
    private final Locality locality =
            new Locality(new IdentityCodes(() -> getThreadScheduler().getCurrentThreadId()));
    private final ObjectTracker objects = new ScenarioObjects(locality, this::getCollectTrace);
    private final Upkeep upkeep;

    MemoryHooks(
            ExecutionScenarioRunner runner,
            ManagedStrategySettings settings,
            TraceContext context,
            CodeKnowledge knowledge) {
        super(runner, settings, false, context);
        this.context = context;
        this.upkeep = new Upkeep(knowledge, locality, getMemorySnapshot());
        locality.onShared(object -> told().places().unpublished().published(object, memoryOrder()));
    }

    final Locality locality() {
        return locality;
    }

    final Upkeep upkeep() {
        return upkeep;
    }

    @Override
    protected final ObjectTracker getObjectTracker() {
        return objects;
    }

    @Override
    protected final @Nullable MemoryTracker getMemoryTracker() {
        return null;
    }

    /** Returns the place in the code that a site's number stands for. */
    public final StackTraceElement place(int site) {
        return site < 0 ? new StackTraceElement("", "", "", 0) : context.stackTrace(site);
    }

    /** Returns the numbers by which the trace tells objects apart. Lincheck's own map would call the subject's {@code hashCode}. */
    public final IdentityHashMap<Object, Integer> objectNumbers() {
        IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        objects.enumerateObjectEntries().iterator().forEachRemaining(entry -> {
            Object object = entry.getObjectWeakReference().get();
            if (object != null) numbers.put(object, entry.getObjectDisplayNumber());
        });
        return numbers;
    }

    /** Returns a record of when threads make their steps, to go with the trace. */
    final Turns turns() {
        return new Turns(getCollectTrace() ? this::trace : null);
    }

    /** Returns when the threads of the latest execution made their steps, if a trace was collected. */
    public final Turns watchedTurns() {
        return told().turns();
    }

    private List<TracePoint> trace() {
        return TRACE.read(this) instanceof TraceCollector collector ? collector.getTrace() : List.of();
    }

    /** Returns the state of the current execution that the hooks share. */
    abstract Told told();

    /** The calling thread, or −1 where it is none of this run's or the run is being given up. */
    static int current() {
        return RunningThread.of(ThreadDescriptor.getCurrentThreadDescriptor());
    }

    @Override
    public final void writesPrivately(int thread) {
        told().privateWrites().add(thread);
    }

    private FieldDescriptor field(int id) {
        return context.getFieldPool().get(id);
    }

    /** @param access {@code null} where nobody else can see it */
    private void touch(int thread, int site, @Nullable Access access, Kind kind) {
        if (access == null && kind == Kind.WRITE) writesPrivately(thread);
        if (access == null || thread < 0) return;
        announce(thread, new Touch(access, site));
    }

    /**
     * A thread writes where nobody else can look yet.
     *
     * @param part {@code null} if the write never races
     */
    private void keep(int thread, int site, @Nullable Object owner, @Nullable Object part) {
        if (thread < 0 || owner == null || part == null) return;
        told().places().unpublished().add(owner, part, memoryOrder().writePrivately(thread, site));
    }

    private MemoryOrder memoryOrder() {
        return explorer().memoryOrder();
    }

    @Override
    public void beforeReadField(
            ThreadDescriptor descriptor, int site, Object owner, int id, ResultInterceptor interceptor) {
        descriptor.enterIgnoredSection();
        try {
            FieldDescriptor field = field(id);
            touch(RunningThread.of(descriptor), site, told().places().field(owner, id, field, Kind.READ), Kind.READ);
            if (!getCollectTrace()) upkeep.read(owner, id, field);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace()) super.beforeReadField(descriptor, site, owner, id, interceptor);
    }

    @Override
    public void afterReadField(ThreadDescriptor descriptor, int site, Object owner, int id, Object value) {
        if (getCollectTrace()) {
            super.afterReadField(descriptor, site, owner, id, value);
            return;
        }
        descriptor.enterIgnoredSection();
        try {
            upkeep.found(field(id), value);
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    @Override
    public void beforeWriteField(ThreadDescriptor descriptor, int site, Object owner, Object value, int id) {
        descriptor.enterIgnoredSection();
        try {
            FieldDescriptor field = field(id);
            Places places = told().places();
            Access access = places.field(owner, id, field, Kind.WRITE);
            if (access == null) keep(RunningThread.of(descriptor), site, owner, places.plainPart(owner, id, field));
            touch(RunningThread.of(descriptor), site, access, Kind.WRITE);
            if (!getCollectTrace()) upkeep.write(owner, id, field, value);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace()) super.beforeWriteField(descriptor, site, owner, value, id);
    }

    @Override
    public void beforeReadArrayElement(
            ThreadDescriptor descriptor, int site, Object array, int index, ResultInterceptor interceptor) {
        descriptor.enterIgnoredSection();
        try {
            touch(RunningThread.of(descriptor), site, told().places().element(array, index, Kind.READ), Kind.READ);
            if (!getCollectTrace()) upkeep.read(array, index);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace() && Upkeep.has(array, index))
            super.beforeReadArrayElement(descriptor, site, array, index, interceptor);
    }

    @Override
    public void afterReadArrayElement(ThreadDescriptor descriptor, int site, Object array, int index, Object value) {
        if (getCollectTrace()) super.afterReadArrayElement(descriptor, site, array, index, value);
    }

    @Override
    public void beforeWriteArrayElement(ThreadDescriptor descriptor, int site, Object array, int index, Object value) {
        descriptor.enterIgnoredSection();
        try {
            Access access = told().places().element(array, index, Kind.WRITE);
            if (access == null) keep(RunningThread.of(descriptor), site, array, index);
            touch(RunningThread.of(descriptor), site, access, Kind.WRITE);
            if (!getCollectTrace()) upkeep.write(array, index, value);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace() && Upkeep.has(array, index))
            super.beforeWriteArrayElement(descriptor, site, array, index, value);
    }

    @Override
    public final void afterObjectConstructor(ThreadDescriptor descriptor, Object object, String className) {
        descriptor.enterIgnoredSection();
        try {
            if (objects.shouldTrackObject(object)) locality.made(object);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace()) super.afterObjectConstructor(descriptor, object, className);
    }

    @Override
    public void afterInvokeDynamicObjectCreation(ThreadDescriptor descriptor, Object object) {
        descriptor.enterIgnoredSection();
        try {
            if (!KotlinReflectionKt.isSingletonLambda(object)) locality.made(object);
        } finally {
            descriptor.leaveIgnoredSection();
        }
        if (getCollectTrace()) super.afterInvokeDynamicObjectCreation(descriptor, object);
    }
}
