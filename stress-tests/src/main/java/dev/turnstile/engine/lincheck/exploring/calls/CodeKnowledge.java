package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.code.loops.LoopCode;
import dev.turnstile.engine.lincheck.exploring.inputs.Inputs;
import dev.turnstile.engine.lincheck.exploring.internals.VarHandles;
import dev.turnstile.explore.collections.IdentityTable;
import dev.turnstile.explore.collections.Sequence;
import java.util.function.Predicate;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a subject's code and about the classes that it uses. They are kept from one execution to the next, because they do not depend
 * on the execution and take longer to find out than an execution takes.
 */
public final class CodeKnowledge {
    private final LoopCode loops = new LoopCode();
    private final Fields fields = new Fields();
    private final Calls calls;
    private final IdentityTable<Atomics> atomics = new IdentityTable<>();
    private final IdentityTable<Boolean> plainReceivers = new IdentityTable<>();

    /** Keyed by the text itself: methods are described once, so equal names are mostly the same object. */
    private final IdentityTable<Boolean> plainTypes = new IdentityTable<>();

    private final Sequence<@Nullable KnownCall> callKinds = new Sequence<>();
    private final IdentityTable<Object> unwrapped = new IdentityTable<>();
    private final IdentityTable<Boolean> instrumented = new IdentityTable<>();
    private final boolean waitsForTime;

    /**
     * Nothing is known yet.
     *
     * @param waitsForTime whether the subject waits for a time anywhere: then it looks at the clock to know how long
     * @param notInstrumented knows the classes, by their names, that should be, but could not be instrumented
     */
    public CodeKnowledge(boolean waitsForTime, Predicate<String> notInstrumented) {
        this.waitsForTime = waitsForTime;
        this.calls = new Calls(notInstrumented);
    }

    public boolean waitsForTime() {
        return waitsForTime;
    }

    /** The kind of a method's calls on receivers of one class, in a chain of all such classes. */
    private record KnownCall(
            @Nullable Class<?> receiver,
            CallKind kind,
            @Nullable KnownCall next) {}

    /** The kind of a call, see {@link CallKind#of}. */
    public CallKind callKind(int id, MethodDescriptor method, @Nullable Object receiver, Object[] arguments) {
        while (callKinds.size() <= id) callKinds.add(null);
        Class<?> type = receiver == null ? null : receiver.getClass();
        KnownCall first = callKinds.get(id);
        for (KnownCall known = first; known != null; known = known.next) if (known.receiver == type) return known.kind;
        CallKind kind = CallKind.of(id, method, receiver, arguments);
        callKinds.set(id, new KnownCall(type, kind, first));
        return kind;
    }

    /** Returns the handle that is behind a receiver of calls, see {@link VarHandles}, and other receivers as they are. */
    @Nullable
    public Object unwrapped(@Nullable Object receiver) {
        if (receiver == null || !VarHandles.isWrapped(receiver)) return receiver;
        Object known = unwrapped.get(receiver);
        if (known != null) return known;
        Object target = VarHandles.target(receiver);
        unwrapped.put(receiver, target);
        return target;
    }

    /** Whether a class, or its name, comes into sight for the first time. */
    public boolean isNew(Object type) {
        if (instrumented.get(type) != null) return false;
        instrumented.put(type, true);
        return true;
    }

    public LoopCode loops() {
        return loops;
    }

    public Fields fields() {
        return fields;
    }

    public Calls calls() {
        return calls;
    }

    public Atomics atomics(Object receiver) {
        Atomics known = atomics.get(receiver.getClass());
        if (known != null) return known;
        Atomics found = Atomics.of(receiver);
        atomics.put(receiver.getClass(), found);
        return found;
    }

    /** Whether a call does nothing but what its own instrumented code tells, as most do. */
    public boolean isPlain(String type, @Nullable Object receiver) {
        IdentityTable<Boolean> answers = receiver == null ? plainTypes : plainReceivers;
        Object key = receiver == null ? type : receiver.getClass();
        Boolean known = answers.get(key);
        if (known != null) return known;
        boolean plain = receiver == null ? isPlainType(type) : isPlainReceiver(receiver);
        answers.put(key, plain);
        return plain;
    }

    private boolean isPlainType(String type) {
        return calls.isSeenInto(type)
                && !type.equals("java.util.Arrays")
                && !type.endsWith(".LockSupport")
                && !type.endsWith(".ForkJoinPool")
                && !Inputs.mayBeIn(type);
    }

    private boolean isPlainReceiver(Object receiver) {
        Class<?> type = receiver.getClass();
        boolean special = type.isHidden()
                || type.isArray()
                || receiver instanceof Thread
                || ReplacedCalls.mayBeOf(type)
                || Inputs.mayBeOf(receiver)
                || atomics(receiver) != Atomics.NONE;
        return !special && calls.isSeenInto(type) && !calls.inheritsUnseen(type);
    }
}
