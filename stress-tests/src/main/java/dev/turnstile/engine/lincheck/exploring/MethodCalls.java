package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.atomics.FunctionalUpdates;
import dev.turnstile.engine.lincheck.exploring.atomics.WeakUpdates;
import dev.turnstile.engine.lincheck.exploring.calls.AccessKind;
import dev.turnstile.engine.lincheck.exploring.calls.Atomics;
import dev.turnstile.engine.lincheck.exploring.calls.CodeKnowledge;
import dev.turnstile.engine.lincheck.exploring.calls.Copies;
import dev.turnstile.engine.lincheck.exploring.calls.Unsynchronized;
import dev.turnstile.engine.lincheck.exploring.inputs.Inputs;
import dev.turnstile.engine.lincheck.exploring.internals.Lambdas;
import dev.turnstile.engine.lincheck.exploring.locks.LockModels;
import dev.turnstile.engine.lincheck.exploring.locks.LockSteps;
import dev.turnstile.engine.lincheck.exploring.locks.OptimisticReads;
import dev.turnstile.engine.lincheck.exploring.pools.ForkJoinModel;
import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.engine.lincheck.exploring.threads.ThreadMethods;
import dev.turnstile.engine.lincheck.exploring.threads.VirtualThreads;
import dev.turnstile.engine.lincheck.exploring.threads.Waits;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.monitors.Synchronization;
import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.scenario.Callback;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jetbrains.lincheck.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** Announces the effects of method calls on shared state, where the method's own code is not instrumented and does not report them. */
final class MethodCalls {
    private final Carrier carrier;
    private final TraceContext context;
    private final Places places;
    private final Locality locality;
    private final Set<String> notes;
    private final Waits waits;
    private final LockModels locks;
    private final ForkJoinModel pools;
    private final CodeKnowledge knowledge;
    private final Inputs inputs = new Inputs();
    private final ThreadMethods threads;
    private final VirtualThreads virtual;
    private final FunctionalUpdates updates;
    private final WeakUpdates weak;
    private final OptimisticReads optimistic;
    private final BulkCalls bulk;

    MethodCalls(
            Carrier carrier,
            TraceContext context,
            CodeKnowledge knowledge,
            Places places,
            Synchronization synchronization,
            ModelUse models,
            Locality locality,
            Set<String> notes) {
        this.carrier = carrier;
        this.context = context;
        this.knowledge = knowledge;
        this.places = places;
        this.locality = locality;
        this.notes = notes;
        this.bulk = new BulkCalls(carrier, places, locality, this::announceOpaque);
        this.optimistic = new OptimisticReads(carrier, notes);
        this.updates = new FunctionalUpdates(carrier, places);
        this.weak = new WeakUpdates(carrier, places, synchronization);
        this.waits = new Waits(carrier, synchronization);
        this.virtual = new VirtualThreads(carrier, waits, models);
        this.threads = new ThreadMethods(carrier, places, synchronization, waits, this::note);
        this.locks = new LockModels(carrier, synchronization, waits, models);
        this.pools =
                new ForkJoinModel(carrier, new LockSteps(carrier, synchronization, waits), places, locality, models);
    }

    ThreadMethods threads() {
        return threads;
    }

    Waits waits() {
        return waits;
    }

    /** Announces what a call does. Returns its answer if it is not to be made; {@code null} if it is. */
    @Nullable
    Answer before(int thread, int site, MethodDescriptor method, @Nullable Object receiver, Object[] arguments) {
        locality.called(method.getMethodName(), receiver, arguments);
        if (receiver != null && Copies.isOfWhole(method, receiver, () -> callerAt(site)))
            bulk.copied(thread, site, receiver);
        if (knowledge.isPlain(method.getClassName(), receiver)) return null;
        Lambdas.@Nullable Call target = receiver == null ? null : Lambdas.target(receiver, arguments);
        if (target != null)
            return before(thread, site, target.type(), target.method(), target.receiver(), target.arguments());
        return before(thread, site, method.getClassName(), method.getMethodName(), receiver, arguments);
    }

    private @Nullable Answer before(
            int thread, int site, String type, String name, @Nullable Object receiver, Object[] arguments) {
        Answer ofVirtual = virtual.call(type, name, receiver, arguments);
        if (ofVirtual != null) return ofVirtual;
        String unknown = knowledge.calls().unknownThreads(type, name, receiver);
        if (unknown != null) {
            note(unknown, site, ", whose threads cannot be held up");
            carrier.giveUp("it uses " + unknown + ", whose threads cannot be held up" + place(site));
        }
        String reason = knowledge.calls().beyondControl(type, name, receiver);
        if (reason != null) carrier.giveUp(reason + place(site));
        Object known = inputs.answer(type, name, receiver, arguments, thread, waits.clocks());
        String input = Inputs.asked(type, name, receiver, knowledge.waitsForTime() && known != null);
        if (input != null && !isInJdk(site)) note(input, site, ", of which only one answer was tried");
        if (known != null) return Answer.returns(known);
        Answer ofPool = pools.call(thread, site, type, name, receiver, arguments, () -> place(site));
        if (ofPool != null) return ofPool;
        if (receiver != null) {
            Atomics kind = knowledge.atomics(receiver);
            if (kind != Atomics.NONE) {
                Answer failed = isInJdk(site) ? null : weak.call(thread, site, kind, receiver, name, arguments);
                if (failed != null) return failed;
                Answer updated = updates.call(
                        thread, site, kind, receiver, name, arguments, (f, given) -> reference(thread, site, f, given));
                if (updated == null) atomic(thread, site, kind, receiver, name, arguments);
                return updated;
            }
            Answer answer = locks.call(thread, site, receiver, name, arguments, () -> context.stackTrace(site));
            if (answer != null) return answer;
            if (receiver instanceof ThreadLocal && !name.equals("get")) carrier.writesPrivately(thread);
        }
        Answer ofThreads = threads.call(thread, site, type, name, receiver, arguments, isInJdk(site));
        if (ofThreads != null) return ofThreads;
        if (receiver instanceof Thread) return null;
        bulk.call(thread, site, type, name, arguments);
        if (type.equals("java.lang.invoke.VarHandle") && name.endsWith("Fence")) fence(thread, site, name);
        if (knowledge.calls().isOpaque(type, name, receiver)) call(thread, site, type, name, receiver, arguments);
        return null;
    }

    /** Fences of {@code VarHandle} and {@code Unsafe}. Those that order only reads, or only writes, count for nothing. */
    private void fence(int thread, int site, String name) {
        boolean full = name.equals("fullFence");
        boolean acquires = full || name.equals("acquireFence") || name.equals("loadFence");
        boolean releases = full || name.equals("releaseFence") || name.equals("storeFence");
        carrier.explorer().memoryOrder().fence(thread, acquires, releases);
        if (!isInJdk(site)) note("a fence", site);
    }

    /** Learns what came out of a call. */
    void after(int thread, MethodDescriptor method, @Nullable Object receiver, Object[] arguments, Object result) {
        bulk.after(method, arguments);
        if (receiver == null || knowledge.isPlain(method.getClassName(), receiver)) return;
        Lambdas.@Nullable Call target = Lambdas.target(receiver, arguments);
        if (target == null) after(thread, method.getMethodName(), receiver, arguments, result);
        else if (target.receiver() != null)
            after(thread, target.method(), target.receiver(), target.arguments(), result);
    }

    private void after(int thread, String name, Object receiver, Object[] arguments, Object result) {
        if (receiver instanceof StampedLock) optimistic.after(thread, name, result);
        Atomics kind = knowledge.atomics(receiver);
        if (kind != Atomics.NONE && AccessKind.failed(name, arguments, result))
            carrier.explorer().failed();
    }

    /** A thread begins to run a task. It is called by {@code Thread}'s own code, which is not instrumented. */
    void task(int thread, Object task) {
        reference(thread, -1, task, new Object[0]);
    }

    /** Code that is not instrumented is about to call an object, which may be a reference to an atomic object's method. */
    private void reference(int thread, int site, Object called, Object[] arguments) {
        Lambdas.@Nullable Call target = Lambdas.target(called, arguments);
        if (target == null || target.receiver() == null) return;
        Atomics kind = Atomics.of(target.receiver());
        if (kind != Atomics.NONE) atomic(thread, site, kind, target.receiver(), target.method(), target.arguments());
    }

    private void atomic(int thread, int site, Atomics kind, Object receiver, String name, Object[] arguments) {
        if (kind == Atomics.UNSAFE && name.endsWith("Fence")) fence(thread, site, name);
        Places.Atomic atomic = places.atomic(kind, receiver, name, arguments);
        if (!atomic.isKnown()) {
            announceOpaque(thread, site, receiver.getClass().getName() + "." + name, arguments);
            return;
        }
        Access access = atomic.access();
        if (access == null) {
            // The JDK's own fields of a thread, such as its random seeds, change nothing that a loop could see.
            boolean ofThread = arguments.length > 0 && arguments[0] instanceof Thread;
            if (!ofThread && AccessKind.of(name, false).kind() != Kind.READ) carrier.writesPrivately(thread);
            return;
        }
        // java.util.concurrent knows what it does.
        if (access.mode().isWeak() && !isInJdk(site))
            note("an access in " + access.mode().label() + " mode", site);
        if (name.startsWith("weakCompareAndSet") && !isInJdk(site)) {
            note("a weakCompareAndSet", site, ", whose spurious failures were not tried");
        }
        carrier.announce(thread, new Touch(access, site));
    }

    private void call(int thread, int site, String type, String name, @Nullable Object receiver, Object[] arguments) {
        if (receiver == System.out || receiver == System.err) return;
        // A callback keeps nothing, and notes its calls for its thread alone.
        // The JDK's own collections and locks call only code that is instrumented, or that advances an iterator of one
        // thread.
        boolean isPrivate = receiver != null && (!locality.isShared(receiver) || Callback.in(receiver) != null);
        if (isPrivate || isInJdk(site)) {
            carrier.writesPrivately(thread);
            return;
        }
        Kind unsynchronized = receiver == null ? null : Unsynchronized.access(receiver, name, arguments);
        if (receiver != null && unsynchronized != null) {
            carrier.announce(thread, new Touch(places.content(receiver, unsynchronized), site));
            if (Unsynchronized.isAll(receiver, arguments)) return;
        }
        String owner = receiver == null ? type : receiver.getClass().getName();
        announceOpaque(thread, site, owner + "." + name, arguments);
    }

    private boolean isInJdk(int site) {
        return JdkClasses.isInJdk(context.stackTrace(site));
    }

    /** @param passed objects of which unseen code gets hold */
    private void announceOpaque(int thread, int site, String what, Object... passed) {
        for (Object object : passed) locality.passToUnseen(object);
        note("the code of " + what + ", called", site, ", which Lincheck cannot see into");
        carrier.announce(thread, new Opaque(site));
    }

    private void note(String what, int site) {
        note(what, site, "");
    }

    private void note(String what, int site, String why) {
        notes.add(what + (site < 0 ? "" : place(site)) + why);
    }

    private String callerAt(int site) {
        return context.stackTrace(site).getMethodName();
    }

    private String place(int site) {
        StackTraceElement place = context.stackTrace(site);
        return " at " + place.getFileName() + ":" + place.getLineNumber();
    }
}
