package dev.turnstile.mutation.operator;

import dev.turnstile.jdk.LockMethod;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Cuts the code of a method into statements. One begins where a line begins and nothing is on the stack. */
final class Statements {
    private final Flow flow;
    private final Code code;
    private final BitSet starts = new BitSet();

    Statements(Flow flow) {
        this.flow = flow;
        this.code = flow.code();
        for (int i = 0; i < code.size(); i++) {
            int first = code.real(i);
            if (code.node(i) instanceof LineNumberNode && flow.depth(first) == 0) starts.set(first);
        }
    }

    /** The first instructions of all statements. */
    BitSet starts() {
        return starts;
    }

    boolean isStart(int index) {
        return starts.get(index);
    }

    /** The start of the statement after an instruction; -1 if there is none. */
    int after(int index) {
        return starts.nextSetBit(index + 1);
    }

    /** The start of the last statement before an instruction; -1 if there is none. */
    int before(int index) {
        return index <= 0 ? -1 : starts.previousSetBit(index - 1);
    }

    /**
     * Whether instructions run one after the other, so that they can be moved together: nothing jumps in behind the first one, nothing jumps
     * out, no exception handler begins or ends between them, and nothing is done with locks.
     */
    boolean isStraight(int from, int to) {
        for (int i = code.real(from); i < to; i = code.next(i)) {
            if (!flow.reaches(i) || endsStretch(code.node(i))) return false;
            if (i != from && (flow.isTarget(i) || flow.isEndOfRange(i))) return false;
        }
        return true;
    }

    private boolean endsStretch(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        boolean leaves = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
        return leaves
                || node instanceof JumpInsnNode
                || node instanceof TableSwitchInsnNode
                || node instanceof LookupSwitchInsnNode
                || opcode == Opcodes.MONITORENTER
                || opcode == Opcodes.MONITOREXIT
                || node instanceof MethodInsnNode call && isOfLock(call);
    }

    /** Whether a call takes or releases a lock, or may only be made by its owner. */
    private boolean isOfLock(MethodInsnNode call) {
        return LockMethod.of(call.name, false) != null || Waits.isWait(call) || OwnerCalls.isIn(code.type(), call);
    }
}
