package dev.turnstile.hang.explain;

import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Coffman;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the cycle among waiting threads, and says how the four conditions of a deadlock hold in it. */
public final class HangExplainer {
    private HangExplainer() {}

    /** @param waiting the threads that did not return, each with who holds what it waits for, as far as is known */
    public static Hang explain(List<WaitingThread> waiting) {
        List<Integer> cycle = cycle(waiting);
        return new Hang(
                waiting,
                cycle,
                cycle.isEmpty()
                        ? null
                        : coffman(cycle.stream().map(waiting::get).toList()));
    }

    private static List<Integer> cycle(List<WaitingThread> waiting) {
        Map<Integer, Integer> indexOfThread = new HashMap<>();
        for (int i = 0; i < waiting.size(); i++)
            indexOfThread.put(waiting.get(i).thread(), i);
        for (int start = 0; start < waiting.size(); start++) {
            Set<Integer> path = new LinkedHashSet<>();
            Integer at = start;
            while (at != null && path.add(at)) {
                Integer holder = waiting.get(at).heldBy();
                at = holder == null ? null : indexOfThread.get(holder);
            }
            if (at != null && at == start) return new ArrayList<>(path);
        }
        return List.of();
    }

    private static Coffman coffman(List<WaitingThread> cycle) {
        return new Coffman(
                each(cycle, t -> resource(t) + " has one owner at a time"),
                each(cycle, t -> name(t) + " holds " + held(t) + " while it waits for " + resource(t)),
                each(cycle, t -> "nothing takes " + held(t) + " from " + name(t)),
                cycle.stream().map(t -> name(t) + " → " + resource(t)).collect(Collectors.joining(" → ")) + " → "
                        + name(cycle.get(0)));
    }

    private static String each(List<WaitingThread> cycle, Function<WaitingThread, String> sentence) {
        return cycle.stream().map(sentence).distinct().collect(Collectors.joining("; "));
    }

    private static String name(WaitingThread thread) {
        return "T" + thread.thread();
    }

    private static String resource(WaitingThread thread) {
        Resource resource = thread.waitsFor();
        return resource == null ? "what it waits for" : resource.identity();
    }

    private static String held(WaitingThread thread) {
        if (thread.holds().isEmpty()) return "what another waits for";
        return thread.holds().stream()
                .map(Held::resource)
                .map(Resource::identity)
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
