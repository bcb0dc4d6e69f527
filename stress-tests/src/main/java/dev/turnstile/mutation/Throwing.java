package dev.turnstile.mutation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells which instructions of a method may throw an exception where no thread is interrupted, all memory is there, and locks are only
 * released by their owners.
 */
final class Throwing {
    private static final String LOCKS = "java/util/concurrent/locks/";

    /** Methods of locks and conditions that then throw nothing. */
    private static final Set<String> QUIET = Set.of(
            "lock",
            "lockInterruptibly",
            "tryLock",
            "unlock",
            "await",
            "awaitNanos",
            "awaitUninterruptibly",
            "signal",
            "signalAll",
            "getWaitQueueLength",
            "hasWaiters");

    private static final Set<String> PURE =
            Set.of("java/lang/Math.max", "java/lang/Math.min", "java/lang/Thread.currentThread");

    private final MethodNode method;
    private final Frame<SourceValue> @Nullable [] frames;

    private Throwing(MethodNode method, Frame<SourceValue> @Nullable [] frames) {
        this.method = method;
        this.frames = frames;
    }

    static Throwing in(MethodNode method) {
        if (method.tryCatchBlocks.isEmpty()) return new Throwing(method, null);
        try {
            return new Throwing(method, new Analyzer<>(new SourceInterpreter()).analyze("this", method));
        } catch (AnalyzerException e) {
            return new Throwing(method, null);
        }
    }

    /** Whether an instruction may throw. */
    boolean may(int index) {
        AbstractInsnNode node = method.instructions.get(index);
        int opcode = node.getOpcode();
        if (node instanceof MethodInsnNode call) {
            boolean quiet = call.owner.startsWith(LOCKS) && QUIET.contains(call.name);
            return !quiet && !PURE.contains(call.owner + "." + call.name);
        }
        if (opcode == Opcodes.GETFIELD) return !isThis(index, 0);
        if (opcode == Opcodes.PUTFIELD) return !isThis(index, 1);
        if (node instanceof FieldInsnNode) return false;
        boolean divides =
                opcode == Opcodes.IDIV || opcode == Opcodes.LDIV || opcode == Opcodes.IREM || opcode == Opcodes.LREM;
        boolean computes = opcode >= Opcodes.IADD && opcode <= Opcodes.DCMPG && !divides;
        boolean moves = opcode <= Opcodes.ALOAD
                || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
        boolean leads = opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN
                || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL;
        return !(moves || computes || leads);
    }

    /** Whether an operand is the object whose method it is, which is never null. */
    private boolean isThis(int index, int depth) {
        if (frames == null || frames[index] == null || (method.access & Opcodes.ACC_STATIC) != 0) return false;
        Frame<SourceValue> frame = frames[index];
        SourceValue value = frame.getStack(frame.getStackSize() - 1 - depth);
        return value.insns.stream()
                .allMatch(each -> each instanceof VarInsnNode variable
                        && variable.getOpcode() == Opcodes.ALOAD
                        && variable.var == 0);
    }
}
