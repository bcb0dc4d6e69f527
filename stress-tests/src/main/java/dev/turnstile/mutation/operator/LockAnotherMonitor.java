package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Of at least two sections of a class with the same monitor, lets one lock the class instead; where that is the monitor, the class of its
 * arrays, which nobody else locks.
 */
final class LockAnotherMonitor implements MutationOperator {
    @Override
    public String name() {
        return "lock-another-monitor";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        Map<String, List<Section>> byLock = new LinkedHashMap<>();
        for (Section section : Sections.ofMonitors(type)) {
            String lock = section.lock();
            if (lock != null && !isOfOneMethod(lock))
                byLock.computeIfAbsent(lock, l -> new ArrayList<>()).add(section);
        }
        List<Mutation> found = new ArrayList<>();
        byLock.forEach((lock, sections) -> {
            if (sections.size() < 2) return;
            for (Section each : sections) if (!Monitors.isUsedToWait(each)) found.add(mutation(type, each, lock));
        });
        return found;
    }

    /** Parameters and variables have the same name in two methods although they are not the same. */
    private static boolean isOfOneMethod(String lock) {
        return lock.contains("parameter ") || lock.contains("variable ");
    }

    private Mutation mutation(ClassNode type, Section section, String lock) {
        String ofClass = Origins.ofClass(type.name);
        Type other = Type.getType(lock.equals(ofClass) ? "[" + ofClass : ofClass);
        String change = section.text() + " locks " + (lock.equals(ofClass) ? "another object" : "the class");
        String exposedBy = "a thread in this section while another one is in one of the others with the monitor";
        int duplicate = section.code().previous(section.code().previous(section.end()));
        return section.code().mutation(name(), section.line(), change, exposedBy, edit -> {
            // The code that makes the object still runs, for what else it may do.
            InsnList instead = new InsnList();
            instead.add(new InsnNode(Opcodes.POP));
            instead.add(new LdcInsnNode(other));
            edit.insertBefore(duplicate, instead);
        });
    }
}
