package dev.turnstile.mutation;

import dev.turnstile.jdk.Interruptions;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The instructions that can run. If no code of a subject interrupts a thread, then no thread of a scenario is ever interrupted, and what only
 * an interruption leads to never runs: handlers of {@code InterruptedException}, what follows where {@code isInterrupted} answers true, and
 * handlers of exceptions that only such code makes.
 *
 * @param neverThrown internal names of exceptions that no code throws
 */
record LiveCode(Set<String> neverThrown) {
    private static final String INTERRUPTED = "java/lang/InterruptedException";
    private static final String THREAD = "java/lang/Thread";
    private static final Set<String> FLAG = Set.of("isInterrupted", "interrupted");

    /** Everything can run. */
    static final LiveCode ALL = new LiveCode(Set.of());

    /** @param classes all that the subject leads to */
    static LiveCode of(Collection<ClassNode> classes) {
        LiveCode code = new LiveCode(Set.of(INTERRUPTED));
        for (LiveCode next = code.next(classes); !next.equals(code); next = code.next(classes)) code = next;
        return code.interrupts(classes) ? ALL : code;
    }

    /** Whether some code that can run interrupts a thread. The methods of an exception that nobody throws cannot run. */
    private boolean interrupts(Collection<ClassNode> classes) {
        return classes.stream()
                .filter(type -> !neverThrown.contains(type.name))
                .flatMap(type -> type.methods.stream())
                .anyMatch(method -> in(method).stream()
                        .mapToObj(method.instructions::get)
                        .anyMatch(node -> node instanceof MethodInsnNode call
                                && Interruptions.mayInterrupt(call.owner, call.name)));
    }

    /** Finds the classes of exceptions that dead code alone makes; the JDK makes others by itself. */
    private LiveCode next(Collection<ClassNode> classes) {
        Map<String, String> parents =
                classes.stream().collect(Collectors.toMap(type -> type.name, type -> type.superName));
        Set<String> dead = new HashSet<>(Set.of(INTERRUPTED));
        Set<String> made = new HashSet<>();
        for (ClassNode type : classes) {
            for (MethodNode method : type.methods) {
                BitSet live = in(method);
                for (int i = 0; i < method.instructions.size(); i++) {
                    if (!(method.instructions.get(i) instanceof TypeInsnNode use) || use.getOpcode() != Opcodes.NEW)
                        continue;
                    if (!live.get(i) && parents.containsKey(use.desc)) dead.add(use.desc);
                    if (live.get(i))
                        for (String each = use.desc; each != null; each = parents.get(each)) made.add(each);
                }
            }
        }
        dead.removeAll(made);
        return new LiveCode(Set.copyOf(dead));
    }

    /** The indices of the instructions of a method that can run, if it is called. */
    BitSet in(MethodNode method) {
        BitSet live = new BitSet();
        if (method.instructions.size() == 0) return live;
        InsnList code = method.instructions;
        Throwing throwing = Throwing.in(method);
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at >= code.size() || live.get(at)) continue;
            live.set(at);
            if (neverThrown.contains(INTERRUPTED)) followFlag(code, at, open);
            else follow(code, at, open);
            if (neverThrown.contains(INTERRUPTED) && !throwing.may(at)) continue;
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                boolean covers = code.indexOf(block.start) <= at && at < code.indexOf(block.end);
                if (covers && (block.type == null || !neverThrown.contains(block.type)))
                    open.push(code.indexOf(block.handler));
            }
        }
        return live;
    }

    /** Removes from a class what cannot run, and what only debuggers ask for. */
    void prune(ClassNode type) {
        for (MethodNode method : type.methods) {
            BitSet live = in(method);
            List<AbstractInsnNode> all = List.of(method.instructions.toArray());
            method.tryCatchBlocks.removeIf(block -> !live.get(all.indexOf(block.handler)));
            method.localVariables = null;
            for (int i = 0; i < all.size(); i++) {
                if (!live.get(i) && all.get(i).getOpcode() >= 0) method.instructions.remove(all.get(i));
            }
        }
    }

    /** Goes on after an instruction; after a jump that asks whether the thread is interrupted, to where it leads if not. */
    private static void followFlag(InsnList code, int at, Deque<Integer> open) {
        AbstractInsnNode node = code.get(at);
        boolean asks = node.getOpcode() == Opcodes.IFEQ || node.getOpcode() == Opcodes.IFNE;
        if (asks && isFlag(node.getPrevious())) {
            open.push(node.getOpcode() == Opcodes.IFEQ ? code.indexOf(((JumpInsnNode) node).label) : at + 1);
        } else {
            follow(code, at, open);
        }
    }

    private static boolean isFlag(AbstractInsnNode node) {
        return node instanceof MethodInsnNode call && call.owner.equals(THREAD) && FLAG.contains(call.name);
    }

    private static void follow(InsnList code, int at, Deque<Integer> open) {
        AbstractInsnNode node = code.get(at);
        int opcode = node.getOpcode();
        if (node instanceof JumpInsnNode jump) open.push(code.indexOf(jump.label));
        if (node instanceof TableSwitchInsnNode choice) push(code, choice.labels, choice.dflt, open);
        if (node instanceof LookupSwitchInsnNode choice) push(code, choice.labels, choice.dflt, open);
        boolean leaves = opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH;
        if (!leaves) open.push(at + 1);
    }

    private static void push(InsnList code, List<LabelNode> labels, LabelNode other, Deque<Integer> open) {
        labels.forEach(label -> open.push(code.indexOf(label)));
        open.push(code.indexOf(other));
    }
}
