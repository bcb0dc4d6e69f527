package dev.turnstile.code.loops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The loops of one method, and the local variables that each carries from one round to the next: those that it writes, and that are live at
 * its head. Natural loops and live variables are as in Aho, Lam, Sethi, Ullman: Compilers, 9.2 and 9.6.
 */
final class MethodLoops {
    private final InsnList code;
    private final List<List<Integer>> successors = new ArrayList<>();
    private final List<List<Integer>> predecessors = new ArrayList<>();
    private final BitSet[] live;
    private final int[] lines;

    /**
     * A loop.
     *
     * @param line the line of its head; 0 where unknown
     * @param carried the numbers of the local variables that it carries
     */
    record Loop(int line, BitSet carried) {}

    MethodLoops(MethodNode method) {
        this.code = method.instructions;
        this.live = new BitSet[code.size()];
        this.lines = new int[code.size()];
        int line = 0;
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof LineNumberNode number) line = number.line;
            lines[i] = line;
            live[i] = new BitSet();
            successors.add(new ArrayList<>());
            predecessors.add(new ArrayList<>());
        }
        for (int i = 0; i < code.size(); i++) connect(i);
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            for (int i = code.indexOf(block.start); i < code.indexOf(block.end); i++) edge(i, block.handler);
        }
        findLive();
    }

    /** The loops whose head is at a line. */
    List<Loop> headedAt(int line) {
        List<Loop> loops = new ArrayList<>();
        BitSet onPath = new BitSet();
        BitSet visited = new BitSet();
        if (code.size() > 0) visit(0, onPath, visited, line, loops);
        return loops;
    }

    /** Depth first, with a stack of its own: methods may be long. */
    private void visit(int start, BitSet onPath, BitSet visited, int line, List<Loop> loops) {
        Deque<int[]> path = new ArrayDeque<>();
        path.push(new int[] {start, 0});
        visited.set(start);
        onPath.set(start);
        while (!path.isEmpty()) {
            int[] at = path.peek();
            if (at[1] == successors.get(at[0]).size()) {
                onPath.clear(at[0]);
                path.pop();
                continue;
            }
            int next = successors.get(at[0]).get(at[1]++);
            if (onPath.get(next) && headLine(next) == line) loops.add(new Loop(line, carried(next, at[0])));
            if (visited.get(next)) continue;
            visited.set(next);
            onPath.set(next);
            path.push(new int[] {next, 0});
        }
    }

    /** A head is a label: its line is that of the first instruction behind it. */
    private int headLine(int head) {
        int i = head;
        while (i < code.size() - 1 && code.get(i).getOpcode() < 0) i++;
        return lines[i];
    }

    private BitSet carried(int head, int back) {
        BitSet written = new BitSet();
        BitSet body = body(head, back);
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            int variable = written(code.get(i));
            if (variable >= 0) written.set(variable);
        }
        written.and(live[head]);
        return written;
    }

    /** Returns the instructions of a loop: its head, and those from which its back edge can be reached without passing the head. */
    private BitSet body(int head, int back) {
        BitSet body = new BitSet();
        body.set(head);
        Deque<Integer> open = new ArrayDeque<>(List.of(back));
        while (!open.isEmpty()) {
            int i = open.pop();
            if (body.get(i)) continue;
            body.set(i);
            predecessors.get(i).forEach(open::push);
        }
        return body;
    }

    private void connect(int i) {
        AbstractInsnNode instruction = code.get(i);
        int opcode = instruction.getOpcode();
        if (instruction instanceof JumpInsnNode jump) {
            edge(i, jump.label);
            if (opcode == Opcodes.GOTO) return;
        } else if (instruction instanceof TableSwitchInsnNode table) {
            table.labels.forEach(label -> edge(i, label));
            edge(i, table.dflt);
            return;
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            lookup.labels.forEach(label -> edge(i, label));
            edge(i, lookup.dflt);
            return;
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW) {
            return;
        }
        if (i + 1 < code.size()) edge(i, i + 1);
    }

    private void edge(int from, LabelNode to) {
        edge(from, code.indexOf(to));
    }

    private void edge(int from, int to) {
        successors.get(from).add(to);
        predecessors.get(to).add(from);
    }

    private void findLive() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                BitSet now = new BitSet();
                for (int next : successors.get(i)) now.or(live[next]);
                int written = written(code.get(i));
                if (written >= 0) now.clear(written);
                int read = read(code.get(i));
                if (read >= 0) now.set(read);
                if (now.equals(live[i])) continue;
                live[i] = now;
                changed = true;
            }
        }
    }

    private static int written(AbstractInsnNode instruction) {
        if (instruction instanceof IincInsnNode increment) return increment.var;
        boolean stores = instruction instanceof VarInsnNode
                && instruction.getOpcode() >= Opcodes.ISTORE
                && instruction.getOpcode() <= Opcodes.ASTORE;
        return stores ? ((VarInsnNode) instruction).var : -1;
    }

    private static int read(AbstractInsnNode instruction) {
        if (instruction instanceof IincInsnNode increment) return increment.var;
        boolean loads = instruction instanceof VarInsnNode
                && instruction.getOpcode() >= Opcodes.ILOAD
                && instruction.getOpcode() <= Opcodes.ALOAD;
        return loads ? ((VarInsnNode) instruction).var : -1;
    }
}
