package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;

/**
 * Takes the monitor away from a method or a block. Those that wait for their own monitor or notify others keep it: they would throw whenever
 * they run.
 */
final class RemoveSynchronized implements MutationOperator {
    private static final String EXPOSED_BY = "two threads that are inside at once";

    @Override
    public String name() {
        return "remove-synchronized";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Section section : Sections.ofMonitors(type)) {
            if (Monitors.isUsedToWait(section)) continue;
            found.add(section.kind() == Section.Kind.METHOD ? ofMethod(section) : ofBlock(section));
        }
        return found;
    }

    private Mutation ofMethod(Section section) {
        // Not a mutation of the section's code: that is the method with a block instead of the flag.
        Mutation.Site site = section.site();
        return new Mutation(
                name(),
                site,
                section.code().name() + " is not synchronized",
                EXPOSED_BY,
                type -> type.methods.stream()
                        .filter(method -> method.name.equals(site.member()) && method.desc.equals(site.descriptor()))
                        .forEach(method -> method.access &= ~Opcodes.ACC_SYNCHRONIZED));
    }

    private Mutation ofBlock(Section section) {
        int enter = section.end();
        List<Integer> exits = Monitors.exits(section);
        return section.code()
                .mutation(name(), section.line(), section.text() + " is not synchronized", EXPOSED_BY, edit -> {
                    edit.replace(enter, new InsnNode(Opcodes.POP));
                    for (int exit : exits) edit.replace(exit, new InsnNode(Opcodes.POP));
                });
    }
}
