package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The definition, spelled out: all permutations of the completed operations, each checked for program order, real-time order, answers
 * and, behind the last, pending operations that are enabled. For one-point operations and small histories at rest.
 */
final class BruteForce {
    private record Numbered(int thread, int index, Execution execution) {}

    private BruteForce() {}

    static boolean explains(ModelMachine machine, History history) {
        List<Numbered> completed = new ArrayList<>();
        List<Numbered> pending = new ArrayList<>();
        for (int t = 0; t < history.parallel().size(); t++) {
            List<Execution> thread = history.parallel().get(t);
            for (int i = 0; i < thread.size(); i++) {
                (thread.get(i).isPending() ? pending : completed).add(new Numbered(t, i, thread.get(i)));
            }
        }
        return permutations(completed).stream().anyMatch(order -> inOrder(order) && replays(machine, order, pending));
    }

    private static List<List<Numbered>> permutations(List<Numbered> elements) {
        if (elements.isEmpty()) return List.of(List.of());
        List<List<Numbered>> all = new ArrayList<>();
        for (Numbered first : elements) {
            List<Numbered> rest = new ArrayList<>(elements);
            rest.remove(first);
            for (List<Numbered> tail : permutations(rest)) {
                List<Numbered> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    private static boolean inOrder(List<Numbered> order) {
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                Numbered early = order.get(i);
                Numbered late = order.get(j);
                if (early.thread() == late.thread() && early.index() > late.index()) return false;
                if (late.execution().span().returned()
                        < early.execution().span().invoked()) return false;
            }
        }
        return true;
    }

    private static boolean replays(ModelMachine machine, List<Numbered> order, List<Numbered> pending) {
        ModelState state = machine.initial();
        for (Numbered n : order) {
            Step step = machine.step(state, n.thread(), n.execution().actor());
            if (!(step instanceof Step.Completed completed)) return false;
            Response answer = completed.response();
            if (!answer.equals(n.execution().response())) return false;
            state = step.next();
        }
        for (Numbered n : pending) {
            if (machine.step(state, n.thread(), n.execution().actor()) instanceof Step.Completed) return false;
        }
        return true;
    }
}
