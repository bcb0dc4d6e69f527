package dev.turnstile.generation;

import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The operations that scenarios should be about.
 *
 * @param names their names; none if all operations are
 */
record Focus(Set<String> names) {
    /** On all operations. */
    static final Focus ALL = new Focus(Set.of());

    /**
     * Narrows scenarios to those with some operations.
     *
     * @param known the operations of the contract. If one of the names is not among them, or belongs to an operation that no thread calls
     *     beside others, the focus stays on all of them
     */
    static Focus on(Set<String> names, List<Operation> known) {
        Set<String> parallel = known.stream()
                .filter(operation -> !operation.isQuiescent())
                .map(Operation::name)
                .collect(Collectors.toSet());
        return parallel.containsAll(names) ? new Focus(Set.copyOf(names)) : ALL;
    }

    /** Whether it is on an operation. */
    boolean has(Operation operation) {
        return names.isEmpty() || names.contains(operation.name());
    }

    /** Whether a thread of a scenario calls one of the operations while others run. */
    boolean isIn(Scenario scenario) {
        return names.isEmpty() || threads(scenario) > 0;
    }

    /** Returns those among some scenarios in which a thread calls one of the operations, those first in which several threads call one. */
    <T> List<T> of(List<T> some, Function<T, Scenario> scenario) {
        if (names.isEmpty()) return List.copyOf(some);
        return some.stream()
                .filter(each -> isIn(scenario.apply(each)))
                .sorted(Comparator.comparingLong(each -> -threads(scenario.apply(each))))
                .toList();
    }

    private long threads(Scenario scenario) {
        return scenario.parallel().stream()
                .filter(thread -> thread.stream()
                        .anyMatch(actor -> names.contains(actor.operation().name())))
                .count();
    }

    /** Returns those among some operations that it is on. */
    List<Operation> operations(List<Operation> all) {
        return names.isEmpty()
                ? all
                : all.stream().filter(each -> names.contains(each.name())).toList();
    }
}
