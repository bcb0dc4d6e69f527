package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        for (Code code : Code.of(type)) copies(code).values().forEach(copies -> add(code, copies, found));
        return found;
    }

    /** The calls of each line: compilers copy a finally block to each way out, and the copies have its line. */
    private static Map<String, List<Integer>> copies(Code code) {
        Map<String, List<Integer>> copies = new LinkedHashMap<>();
        for (int index : code.calls()) {
            MethodInsnNode call = code.call(index);
            if (!isUnlock(call)) continue;
            String place = call.owner + call.name + code.line(index);
            copies.computeIfAbsent(place, p -> new ArrayList<>()).add(index);
        }
        return copies;
    }

    private static boolean isUnlock(MethodInsnNode call) {
        return Locks.isRelease(call) || call.owner.equals(STAMPED) && OF_STAMPED.contains(call.name);
    }

    private void add(Code code, List<Integer> copies, List<Mutation> found) {
        String call = code.call(copies.get(0)).name + " in " + code.name();
        found.add(mutation(code, copies, call + " is left out", "another thread that takes the lock afterwards"));
        BitSet normal = code.flow().withoutExceptions();
        List<Integer> exceptional =
                copies.stream().filter(copy -> !normal.get(copy)).toList();
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
