package dev.turnstile.engine.lincheck.exploring.threads;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the exploration how long {@code Object.wait} may take. Lincheck replaces the call by one that only says whether there is a limit, and
 * throws the number away; but a limit of an hour must not run out, one of zero is none, and whoever is not woken has to be found.
 *
 * <p>Works on what Lincheck has made of a class, so it has to be registered after it. Where the limit is thrown away, it is passed to the
 * hook for a write of a local variable, which Lincheck calls only while it records a trace for a debugger.
 */
public final class WaitLimits implements ClassFileTransformer {
    private static final String HOOKS = "sun/nio/ch/lincheck/Injections";
    private static final String THREAD = "sun/nio/ch/lincheck/ThreadDescriptor";
    private static final String TIMED_WAIT = "waitWithTimeout";

    /** The number of the place and of the variable where the hook tells a limit. Lincheck's own are not negative. */
    public static final int HOOK = -1;

    /** Instructions until Lincheck's own hook is called: they load the thread and the place. */
    private static final int LOOK_AHEAD = 8;

    private final HandlerRanges ranges = new HandlerRanges();

    private WaitLimits() {}

    /**
     * Begins with the classes that are instrumented from now on, and mends their {@link HandlerRanges} before Lincheck sees them. Lincheck's
     * context is entered: it registers its own work anew each time.
     */
    public static WaitLimits install() {
        Instrumentation instrumentation = LincheckInstrumentation.INSTANCE.getInstrumentation();
        WaitLimits installed = new WaitLimits();
        // Transformers work in the order in which they were registered.
        instrumentation.removeTransformer(LincheckClassFileTransformer.INSTANCE);
        instrumentation.addTransformer(installed.ranges, true);
        instrumentation.addTransformer(LincheckClassFileTransformer.INSTANCE, true);
        instrumentation.addTransformer(installed, true);
        return installed;
    }

    /** Classes that are instrumented already stay as they are, until Lincheck puts them back. */
    public void remove() {
        Instrumentation instrumentation = LincheckInstrumentation.INSTANCE.getInstrumentation();
        instrumentation.removeTransformer(ranges);
        instrumentation.removeTransformer(this);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> old,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return hasTimedWait(bytes) ? withLimits(bytes) : null;
    }

    /** Most classes have none, and this is asked of each: so the bytes are searched for the name, and nothing is parsed. */
    private static boolean hasTimedWait(byte[] bytes) {
        for (int start = 0; start <= bytes.length - TIMED_WAIT.length(); start++) {
            int length = 0;
            while (length < TIMED_WAIT.length() && bytes[start + length] == TIMED_WAIT.charAt(length)) length++;
            if (length == TIMED_WAIT.length()) return true;
        }
        return false;
    }

    /** Returns a class that Lincheck has instrumented, with calls that tell limits. */
    static byte[] withLimits(byte[] bytes) {
        return RewrittenMethods.of(new ClassReader(bytes), WaitLimits::tell);
    }

    private static void tell(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) tell(method, instruction);
    }

    private static void tell(MethodNode method, AbstractInsnNode instruction) {
        if (instruction.getOpcode() != Opcodes.POP2 || !isBeforeWait(instruction)) return;
        AbstractInsnNode previous = instruction.getPrevious();
        boolean hasNanos = previous != null && previous.getOpcode() == Opcodes.POP;
        if (hasNanos) {
            // As wait(millis, nanos) itself: a part of a millisecond counts as a whole one.
            method.instructions.insertBefore(previous, inMillis());
            method.instructions.remove(previous);
        }
        method.instructions.insertBefore(instruction, toHook());
        method.instructions.remove(instruction);
    }

    /** Whether a limit is thrown away here: the monitor is kept in a local variable next, and then the hooks for a wait are called. */
    private static boolean isBeforeWait(AbstractInsnNode pop) {
        AbstractInsnNode store = pop.getNext();
        if (!(store instanceof VarInsnNode) || store.getOpcode() != Opcodes.ASTORE) return false;
        AbstractInsnNode next = store.getNext();
        for (int i = 0; i < LOOK_AHEAD && next != null; i++, next = next.getNext()) {
            if (next instanceof MethodInsnNode call && call.owner.equals(HOOKS)) return call.name.equals("beforeWait");
        }
        return false;
    }

    private static InsnList inMillis() {
        InsnList list = new InsnList();
        list.add(new LdcInsnNode(999_999));
        list.add(new InsnNode(Opcodes.IADD));
        list.add(new LdcInsnNode(1_000_000));
        list.add(new InsnNode(Opcodes.IDIV));
        list.add(new InsnNode(Opcodes.I2L));
        list.add(new InsnNode(Opcodes.LADD));
        return list;
    }

    private static InsnList toHook() {
        InsnList list = new InsnList();
        list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;"));
        list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, THREAD, "getCurrentThreadDescriptor", "()L" + THREAD + ";"));
        list.add(new InsnNode(Opcodes.SWAP));
        list.add(new LdcInsnNode(HOOK));
        list.add(new InsnNode(Opcodes.SWAP));
        list.add(new LdcInsnNode(HOOK));
        list.add(new InsnNode(Opcodes.SWAP));
        list.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, HOOKS, "afterLocalWrite", "(L" + THREAD + ";IILjava/lang/Object;)V"));
        return list;
    }
}
