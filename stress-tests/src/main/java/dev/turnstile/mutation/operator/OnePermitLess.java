package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Takes one permit less from a semaphore, or gives it one more at the start. */
final class OnePermitLess {
    private static final String EXPOSED_BY = "one thread more than there are permits";
    private static final Set<String> ACQUIRES = Set.of("acquire", "acquireUninterruptibly");

    private OnePermitLess() {}

    static MutationOperator operator() {
        return new CallOperator("one-permit-less", OnePermitLess::changes);
    }

    private static List<Change> changes(Place place) {
        MethodInsnNode call = place.call();
        if (!call.owner.equals("java/util/concurrent/Semaphore")) return List.of();
        if (call.name.equals("<init>")) return made(place, call.desc.equals("(IZ)V"));
        if (!ACQUIRES.contains(call.name)) return List.of();
        if (call.desc.equals("()V")) return List.of(Change.dropping(place, EXPOSED_BY));
        return List.of(new Change(
                place.text() + " takes one permit less",
                EXPOSED_BY,
                (edit, index) -> edit.insertBefore(index, instructions(Opcodes.ICONST_1, Opcodes.ISUB))));
    }

    private static List<Change> made(Place place, boolean withFairness) {
        // Whether it is fair lies above the number of permits.
        Supplier<InsnList> added = withFairness
                ? () -> instructions(Opcodes.SWAP, Opcodes.ICONST_1, Opcodes.IADD, Opcodes.SWAP)
                : () -> instructions(Opcodes.ICONST_1, Opcodes.IADD);
        return List.of(new Change(
                "a semaphore made in " + place.code().name() + " has one permit more",
                EXPOSED_BY,
                (edit, index) -> edit.insertBefore(index, added.get())));
    }

    private static InsnList instructions(int... opcodes) {
        InsnList list = new InsnList();
        for (int opcode : opcodes) list.add(new InsnNode(opcode));
        return list;
    }
}
