package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls that are one call in the source: compilers copy a finally block to each way out of its try block. The copies call the same method on
 * the same line, and one of them runs only after an exception.
 */
final class Copies {
    private Copies() {}

    /** Returns the calls of a kind, each with its copies, in the order of the code. */
    static List<List<Integer>> of(Code code, Predicate<MethodInsnNode> kind) {
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        for (int index : code.calls()) {
            MethodInsnNode call = code.call(index);
            if (!kind.test(call)) continue;
            String place = code.line(index) + " " + call.owner + "." + call.name + call.desc;
            byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(index);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (List<Integer> calls : byPlace.values()) {
            if (calls.size() == 1 || areCopies(code, calls)) all.add(calls);
            else for (int call : calls) all.add(List.of(call));
        }
        return all;
    }

    private static boolean areCopies(Code code, List<Integer> calls) {
        int exceptional = exceptional(code, calls).size();
        return exceptional > 0 && exceptional < calls.size();
    }

    /** Those among some calls that run only after an exception. */
    static List<Integer> exceptional(Code code, List<Integer> calls) {
        if (code.method().tryCatchBlocks.isEmpty()) return List.of();
        BitSet normal = Flow.of(code).withoutExceptions();
        return calls.stream().filter(call -> !normal.get(call)).toList();
    }
}
