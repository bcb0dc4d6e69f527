package dev.turnstile.engine.lincheck.exploring.steps;

import dev.turnstile.engine.lincheck.exploring.calls.Atomics;
import dev.turnstile.engine.lincheck.exploring.calls.CallKind;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.calls.FieldPart;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import java.lang.reflect.Array;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jetbrains.kotlinx.lincheck.strategy.managed.SnapshotTracker;
import org.jetbrains.lincheck.descriptors.AccessLocation;
import org.jetbrains.lincheck.descriptors.ArrayElementByIndexAccessLocation;
import org.jetbrains.lincheck.descriptors.FieldAccessLocation;
import org.jetbrains.lincheck.descriptors.FieldDescriptor;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jetbrains.lincheck.descriptors.StaticFieldAccessLocation;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jetbrains.lincheck.util.AtomicMethodAccessInfo;
import org.jetbrains.lincheck.util.AtomicMethodsKt;
import org.jetbrains.lincheck.util.ObjectGraphKt;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * The part of Lincheck's own hooks that a run without a trace needs: it has classes instrumented on first use, remembers what static fields
 * held at first, and follows who can reach an object. Lincheck's hooks also keep records for a trace, whether it is
 * collected or not, and work out again at each call the properties that all calls of a method share. Measured: that took a quarter of the
 * time of a search.
 */
public final class Upkeep {
    private final CodeKnowledge knowledge;
    private final Locality locality;
    private final SnapshotTracker statics;
    private final Set<Integer> staticFields = new HashSet<>();

    /**
     * The upkeep of one scenario's runs.
     *
     * @param statics what static fields held at first, and what can be reached from them
     */
    public Upkeep(CodeKnowledge knowledge, Locality locality, SnapshotTracker statics) {
        this.knowledge = knowledge;
        this.locality = locality;
        this.statics = statics;
    }

    /** A field is about to be read. */
    public void read(@Nullable Object owner, int id, FieldDescriptor field) {
        track(owner, id, field);
        if (field.isStatic()) instrument(field.getClassName());
    }

    /** A field has been read. */
    public void found(FieldDescriptor field, @Nullable Object value) {
        if (field.isStatic() && value != null && !ObjectGraphKt.isImmutable(value)) instrument(value.getClass());
    }

    /** A field is about to be written. */
    public void write(@Nullable Object owner, int id, FieldDescriptor field, @Nullable Object value) {
        if (owner == null && !field.isStatic()) return;
        track(owner, id, field);
        locality.link(field.isStatic() ? null : owner, value);
    }

    private void track(@Nullable Object owner, int id, FieldDescriptor field) {
        if (!field.isStatic()) {
            // Lincheck takes constants of enums to have no state, and follows no field to them.
            if (owner instanceof Enum<?>) statics.trackObjectAsRoot(owner);
            if (owner != null) statics.trackField(owner, field.getClassName(), field.getFieldName());
        } else if (staticFields.add(id)) {
            // Lincheck looks for it in the class and those above it, but bytecode may name a class whose interface
            // declares it.
            FieldPart declared = knowledge.fields().of(id, field, null);
            statics.trackField(null, declared.declaringClass(), declared.name());
        }
    }

    /** An element is about to be read. */
    public void read(@Nullable Object array, int index) {
        if (has(array, index)) statics.trackArrayCell(array, index);
    }

    /** An element is about to be written. */
    public void write(@Nullable Object array, int index, @Nullable Object value) {
        if (!has(array, index)) return;
        statics.trackArrayCell(array, index);
        locality.link(array, value);
    }

    /**
     * Whether an array has an element that code is about to access. If not, the access will throw, and Lincheck must not look at the element:
     * it would read, unchecked, what lies behind the array.
     */
    public static boolean has(@Nullable Object array, int index) {
        return array != null && index >= 0 && index < Array.getLength(array);
    }

    /** A place in memory is about to be accessed through a handle, a field updater or Unsafe. */
    void access(AtomicMethodAccessInfo access) {
        AccessLocation place = access.getLocation();
        Object owner = access.getObj();
        if (place instanceof StaticFieldAccessLocation field && access.getClazz() != null) {
            statics.trackField(null, access.getClazz(), field.getFieldName());
        } else if (place instanceof FieldAccessLocation field && owner != null) {
            statics.trackField(owner, owner.getClass(), field.getFieldName());
        } else if (place instanceof ArrayElementByIndexAccessLocation element && owner != null) {
            if (owner.getClass().isArray() && !has(owner, element.getIndex())) return;
            statics.trackArrayCell(owner, element.getIndex());
        }
    }

    /**
     * A call comes into sight. Whether its code can be seen is known afterwards. The receiver may have been made by code that was not
     * instrumented, so that its class was never seen before.
     */
    public void comesTo(MethodDescriptor method, @Nullable Object receiver) {
        if (receiver == null) instrument(method.getClassName());
        else instrument(receiver.getClass());
    }

    /** A call is about to be made that may link to its arguments. Lincheck follows no such link, not for a trace either. */
    public void link(CallKind.Linking linking, Object receiver, Object[] arguments) {
        for (Object argument : arguments) link(linking, receiver, arguments, argument);
    }

    /** A call is about to be made. Calls {@link #leave} on its way back. */
    public void enter(ThreadDescriptor descriptor, CallKind kind, @Nullable Object receiver, Object[] arguments) {
        if (kind instanceof CallKind.Atomic atomic && receiver != null) link(atomic, receiver, arguments);
        if (isHidden(kind)) descriptor.enterIgnoredSection();
    }

    private void link(CallKind.Atomic atomic, Object receiver, Object[] arguments) {
        if (!AtomicMethodsKt.isSetter(atomic.method().getKind())) return;
        boolean ofStatic =
                AtomicMethodsKt.isVarHandleStaticFieldClass(receiver.getClass().getName());
        locality.link(
                ofStatic ? null : AtomicMethodsKt.getAccessedObject(atomic.method(), receiver, arguments),
                AtomicMethodsKt.getSetValue(atomic.method(), receiver, arguments));
    }

    private void link(CallKind.Linking linking, Object receiver, Object[] arguments, @Nullable Object linked) {
        boolean ofArgument = linking.into() == Atomics.UNSAFE || linking.into() == Atomics.UPDATER;
        locality.link(ofArgument ? arguments[0] : receiver, linked);
    }

    /** Such a call has returned. Only now the place holds what a function answered to {@code getAndUpdate} and its kin. */
    public void linked(CallKind.Linking linking, Object receiver, Object[] arguments) {
        link(linking, receiver, arguments, held(receiver, arguments));
    }

    /** A call is over, whether it has returned or thrown. */
    public static void leave(ThreadDescriptor descriptor, CallKind kind) {
        if (isHidden(kind)) descriptor.leaveIgnoredSection();
    }

    @SuppressWarnings("unchecked") // the call that is over had the same object
    private static @Nullable Object held(Object receiver, Object[] arguments) {
        if (receiver instanceof AtomicReference<?> reference) return reference.get();
        if (receiver instanceof AtomicReferenceArray<?> array) return array.get((Integer) arguments[0]);
        if (receiver instanceof AtomicReferenceFieldUpdater<?, ?> updater)
            return ((AtomicReferenceFieldUpdater<Object, ?>) updater).get(arguments[0]);
        return null;
    }

    private static boolean isHidden(CallKind kind) {
        return kind instanceof CallKind.Atomic || kind instanceof CallKind.Ignored;
    }

    private void instrument(String type) {
        if (knowledge.isNew(type)) LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(type);
    }

    private void instrument(Class<?> type) {
        if (knowledge.isNew(type)) LincheckInstrumentation.INSTANCE.ensureClassHierarchyIsTransformed(type);
    }
}
