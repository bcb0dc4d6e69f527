package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.Section.Kind;
import dev.turnstile.mutation.operator.Section.Release;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Finds the sections of a method that monitors guard. Knows the shape in which compilers keep the object in a variable of its own. */
final class Monitors {
    private final Flow flow;
    private final Code code;
    private final Origins origins;

    Monitors(Flow flow) {
        this.flow = flow;
        this.code = flow.code();
        this.origins = new Origins(flow);
    }

    /** The synchronized blocks of a method, outer ones before inner ones. */
    static List<Section> blocks(Code code) {
        return contains(code, Opcodes.MONITORENTER) ? new Monitors(Flow.of(code)).sections(Kind.BLOCK) : List.of();
    }

    /** The section of a synchronized method, in the code in which it is a block. */
    static Section ofMethod(Code code) {
        return new Monitors(Flow.of(ExplicitMonitor.code(code)))
                .sections(Kind.METHOD)
                .get(0);
    }

    /** The blocks of a method, whatever its flow was found for. */
    static List<Section> blocks(Flow flow) {
        return new Monitors(flow).sections(Kind.BLOCK);
    }

    private static boolean contains(Code code, int opcode) {
        for (AbstractInsnNode each : code.method().instructions) if (each.getOpcode() == opcode) return true;
        return false;
    }

    private List<Section> sections(Kind kind) {
        List<Section> found = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            int store = code.previous(i);
            if (code.opcode(i) != Opcodes.MONITORENTER || !flow.reaches(i) || store < 0) continue;
            if (code.opcode(store) == Opcodes.ASTORE) found.add(section(kind, i, code.node(store)));
        }
        return found;
    }

    private Section section(Kind kind, int enter, AbstractInsnNode store) {
        List<Integer> exits = exits(code.node(enter), flow, store);
        BitSet inside = flow.from(enter, exits::contains);
        List<Release> releases = exits.stream()
                .filter(inside::get)
                .map(exit -> new Release(code.previous(exit), exit))
                .toList();
        return new Section(flow, kind, origins.operand(enter, 0), flow.startOf(enter, 1), enter, releases, inside);
    }

    /** All places that give back the monitor of a block, those of its exception handler too. */
    static List<Integer> exits(Section block) {
        Code code = block.code();
        return exits(code.node(block.end()), block.flow(), code.node(code.previous(block.end())));
    }

    private static List<Integer> exits(AbstractInsnNode enter, Flow flow, AbstractInsnNode store) {
        Code code = flow.code();
        List<Integer> exits = new ArrayList<>();
        for (int i = code.method().instructions.indexOf(enter); i < code.size(); i++) {
            int load = code.previous(i);
            if (code.opcode(i) != Opcodes.MONITOREXIT || !flow.reaches(load)) continue;
            if (code.node(load) instanceof VarInsnNode variable) {
                SourceValue value = flow.before(load).getLocal(variable.var);
                if (value.insns.equals(Set.of(store))) exits.add(i);
            }
        }
        return exits;
    }

    /**
     * Whether code in a section waits for its monitor or notifies others: without the monitor that throws whenever it runs. A method of
     * another class that waits is known by its name, and by the object that is passed to it.
     */
    static boolean isUsedToWait(Section section) {
        Origins origins = new Origins(section.flow());
        return section.inside().stream()
                .filter(index -> section.code().node(index) instanceof MethodInsnNode)
                .anyMatch(index -> isUse(section, origins, index));
    }

    private static boolean isUse(Section section, Origins origins, int index) {
        MethodInsnNode call = section.code().call(index);
        if (OwnerCalls.isOfMonitor(call)) {
            String receiver = origins.receiver(index);
            return receiver == null || section.lock() == null || receiver.equals(section.lock());
        }
        if (OwnerCalls.isBehind(section.code().type(), call)) return true;
        return Waits.isWrappedWait(call)
                && IntStream.range(0, Type.getArgumentCount(call.desc))
                        .mapToObj(depth -> origins.operand(index, depth))
                        .anyMatch(argument -> argument != null && argument.equals(section.lock()));
    }
}
