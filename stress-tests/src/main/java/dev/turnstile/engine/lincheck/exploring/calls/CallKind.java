package dev.turnstile.engine.lincheck.exploring.calls;

import dev.turnstile.explore.Access.Kind;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.VarHandle;
import org.jetbrains.kotlinx.lincheck.strategy.nativecalls.DeterministicMethodDescriptorKt;
import org.jetbrains.kotlinx.lincheck.strategy.nativecalls.MethodCallInfo;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jetbrains.lincheck.descriptors.Types;
import org.jetbrains.lincheck.util.AnalysisProfile;
import org.jetbrains.lincheck.util.AnalysisSectionType;
import org.jetbrains.lincheck.util.AtomicMethodDescriptor;
import org.jetbrains.lincheck.util.AtomicMethodsKt;
import org.jetbrains.lincheck.util.LibsKt;
import org.jetbrains.lincheck.util.ObjectGraphKt;
import org.jspecify.annotations.Nullable;

/** What Lincheck does at a call of a method, apart from records for a trace. */
public sealed interface CallKind {
    /** Nothing: what the method does is told by its own code, which is instrumented, or has been announced. */
    record Ordinary() implements CallKind {}

    /** Nothing that the method does is told. */
    record Ignored() implements CallKind {}

    /** Nothing that the method does is told, and it may put a link to one object into another. */
    record Atomic(AtomicMethodDescriptor method) implements CallKind {}

    /**
     * What Lincheck has no description of, but which may put a link to an object into another, as its name says: {@code Unsafe}'s ordered
     * writes, {@code getAndUpdate} and its kin, references with a stamp.
     *
     * @param into the kind of its receiver
     */
    record Linking(Atomics into) implements CallKind {}

    /** Only Lincheck knows: the call may be answered by it, as those for the time, for random numbers and for files are. */
    record OfLincheck() implements CallKind {}

    /**
     * The kind of all calls of one method on receivers of one class.
     *
     * @param id the number that Lincheck has given the method
     * @param receiver {@code null} if the method is static
     */
    static CallKind of(int id, MethodDescriptor method, @Nullable Object receiver, Object[] arguments) {
        if (receiver instanceof InputStream || receiver instanceof OutputStream || receiver instanceof FileDescriptor)
            return new OfLincheck();
        String type = method.getClassName();
        String name = method.getMethodName();
        MethodCallInfo call = new MethodCallInfo(new Types.ObjectType(type), method.getMethodSignature(), 0, id);
        if (DeterministicMethodDescriptorKt.getDeterministicMethodDescriptorOrNull(receiver, arguments, call) != null)
            return new OfLincheck();
        if (LibsKt.isIgnoredMethodHandleMethod(type, name)) return linksTo(name) ? new Ordinary() : new Ignored();
        if (ObjectGraphKt.isImmutable(receiver) && name.equals("toString")) return new Ignored();
        if (receiver instanceof VarHandle && !isOfOnePlace(receiver.getClass().getName())) return new Ignored();
        AtomicMethodDescriptor atomic = AtomicMethodsKt.getAtomicMethodDescriptor(receiver, name);
        if (atomic != null) return new Atomic(atomic);
        String owner = receiver == null ? null : receiver.getClass().getCanonicalName();
        AnalysisSectionType section =
                AnalysisProfile.Companion.getDEFAULT().getAnalysisSectionFor(owner == null ? type : owner, name);
        return switch (section) {
            case IGNORED -> new Ignored();
            case ATOMIC -> new OfLincheck();
            default -> ordinary(name, receiver);
        };
    }

    private static CallKind ordinary(String name, @Nullable Object receiver) {
        Atomics into = receiver == null ? Atomics.NONE : Atomics.of(receiver);
        boolean links = into != Atomics.NONE && AccessKind.of(name, true).kind() != Kind.READ;
        return links ? new Linking(into) : new Ordinary();
    }

    /**
     * Whether a method of {@code MethodHandle} only jumps to the code that the handle is for. In this way, the methods that the compiler
     * writes for a record call those of its components.
     */
    private static boolean linksTo(String methodOfHandles) {
        return methodOfHandles.startsWith("linkTo");
    }

    private static boolean isOfOnePlace(String handleClass) {
        return AtomicMethodsKt.isVarHandleInstanceFieldClass(handleClass)
                || AtomicMethodsKt.isVarHandleStaticFieldClass(handleClass)
                || AtomicMethodsKt.isVarHandleArrayClass(handleClass);
    }
}
