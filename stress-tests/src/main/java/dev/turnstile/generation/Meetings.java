package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which operations run at once in some scenarios: each pair of them, an operation with itself among them. */
record Meetings(Set<Set<Operation>> pairs) {
    static Meetings in(Collection<SortedScenario> scenarios) {
        Set<Set<Operation>> pairs = new HashSet<>();
        scenarios.forEach(sorted -> pairs.addAll(in(sorted.scenario())));
        return new Meetings(pairs);
    }

    private static Set<Set<Operation>> in(Scenario scenario) {
        Set<Set<Operation>> pairs = new HashSet<>();
        for (List<Actor> one : scenario.parallel()) {
            for (List<Actor> other : scenario.parallel()) {
                if (one == other) continue; // a thread's own operations never run at once
                for (Actor a : one) for (Actor b : other) pairs.add(pair(a.operation(), b.operation()));
            }
        }
        return pairs;
    }

    private static Set<Operation> pair(Operation one, Operation other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    /** Whether all pairs that meet in a scenario are among these. */
    boolean contains(Scenario scenario) {
        return pairs.containsAll(in(scenario));
    }

    /** The pairs of some operations that are not among these, in order: {@code push and steal}. */
    List<String> missing(List<Operation> operations) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            for (Operation other : operations.subList(i, operations.size())) {
                if (!Roles.mayMeet(operations.get(i), other)) continue;
                if (!pairs.contains(pair(operations.get(i), other))) missing.add(operations.get(i) + " and " + other);
            }
        }
        return missing;
    }
}
