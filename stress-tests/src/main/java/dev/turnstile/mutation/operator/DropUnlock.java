package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Does not give a lock back: never, or not after an exception. */
final class DropUnlock implements MutationOperator {
    private static final String STAMPED = "java/util/concurrent/locks/StampedLock";
    private static final Set<String> OF_STAMPED = Set.of("unlock", "unlockRead", "unlockWrite");

    @Override
    public String name() {
        return "drop-unlock";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            for (List<Integer> copies : Copies.of(code, DropUnlock::isUnlock)) add(code, copies, found);
        }
        return found;
    }

    private static boolean isUnlock(MethodInsnNode call) {
        return Locks.isRelease(call) || call.owner.equals(STAMPED) && OF_STAMPED.contains(call.name);
    }

    private void add(Code code, List<Integer> copies, List<Mutation> found) {
        String call = code.call(copies.get(0)).name + " in " + code.name();
        found.add(mutation(code, copies, call + " is left out", "another thread that takes the lock afterwards"));
        List<Integer> exceptional = Copies.exceptional(code, copies);
        if (exceptional.isEmpty() || exceptional.size() == copies.size()) return;
        found.add(mutation(
                code,
                exceptional,
                call + " is left out after an exception",
                "an exception in the section, and another thread that takes the lock afterwards"));
    }

    private Mutation mutation(Code code, List<Integer> calls, String change, String exposedBy) {
        return code.mutation(name(), code.line(calls.get(0)), change, exposedBy, edit -> {
            for (int call : calls) Dropping.call(edit, call);
        });
    }
}
