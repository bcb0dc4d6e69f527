package dev.turnstile.engine.jcstress;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.calls.ProcessCalls;
import dev.turnstile.code.calls.Reach;
import dev.turnstile.code.calls.SocketCalls;
import dev.turnstile.code.calls.TimedCalls;
import dev.turnstile.code.trial.Trial;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.jcstress.source.AnswerLayout;
import dev.turnstile.generation.Blocking;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which scenarios jcstress runs: few, since each costs a compilation and time slices, and none that it cannot run. */
final class ScenarioChoice {
    /** Each costs longer slices, since there are more actors than a small machine has processors. */
    private static final int MAX_WITH_MORE_THREADS = 1;

    private final ScenarioSpace space;
    private final @Nullable String obstacle;
    private final Map<Operation, String> unfit = new LinkedHashMap<>();

    /** @param space what there is to choose from, and for which subject */
    ScenarioChoice(ScenarioSpace space) {
        this.space = space;
        Declaration subject = space.declaration();
        OperationCode code = Trial.code(space);
        TimedCalls.waiting(subject.operations(), code)
                .forEach((operation, call) -> unfit.put(operation, "it may wait for a time (" + call + ")"));
        obstacle = SocketCalls.any(subject.operations(), code) ? Reach.THROUGH_THE_SYSTEM : null;
        for (Operation operation : subject.operations()) {
            if (ProcessCalls.any(List.of(operation), code)) unfit.put(operation, "it may start processes");
        }
    }

    /** Returns the operations to which jcstress does not apply, as sentences. */
    List<String> omissions() {
        return unfit.entrySet().stream()
                .map(e -> "not applied to " + e.getKey() + ": " + e.getValue()
                        + ", and jcstress runs each operation very often; " + Trial.REMEDY)
                .toList();
    }

    /**
     * Returns the most telling scenarios: those of {@code @Scenario}, the classical litmus shapes if the contract has them, then one of
     * each size in turn. Scenarios that only a hang can fail come last, but at least one is among them.
     *
     * @param count the most scenarios
     */
    List<SortedScenario> of(int count) {
        List<SortedScenario> hanging = space.scenarios().stream()
                .filter(sorted -> applies(sorted) && !sorted.wrongAnswerVisible())
                .toList();
        List<SortedScenario> answering = space.scenarios().stream()
                .filter(sorted -> applies(sorted) && sorted.wrongAnswerVisible())
                .toList();
        Map<String, SortedScenario> chosen = new LinkedHashMap<>();
        space.scenarios().stream()
                .filter(sorted -> space.declaration().scenarios().contains(sorted.scenario()))
                .forEach(pinned -> add(pinned, chosen, count));
        int first = hanging.isEmpty() ? count : count - 1;
        for (SortedScenario litmus : Litmus.scenarios(space)) add(litmus, chosen, first);
        addInTurn(answering, chosen, first);
        addInTurn(hanging, chosen, count);
        return List.copyOf(chosen.values());
    }

    private void addInTurn(List<SortedScenario> scenarios, Map<String, SortedScenario> chosen, int count) {
        List<Deque<SortedScenario>> bySize = bySize(scenarios);
        int more = 0;
        while (chosen.size() < count && !bySize.isEmpty()) {
            for (Deque<SortedScenario> size : bySize) {
                SortedScenario next = size.poll();
                if (next == null || next.scenario().threads() > 2 && more++ >= MAX_WITH_MORE_THREADS) continue;
                add(next, chosen, count);
            }
            bySize.removeIf(Deque::isEmpty);
        }
    }

    private void add(SortedScenario sorted, Map<String, SortedScenario> chosen, int count) {
        if (chosen.size() < count && applies(sorted))
            chosen.putIfAbsent(sorted.scenario().toString(), sorted);
    }

    /** Groups scenarios by size, smaller ones first. They keep their order, the most telling first. */
    private static List<Deque<SortedScenario>> bySize(List<SortedScenario> scenarios) {
        Map<Integer, Deque<SortedScenario>> bySize = new TreeMap<>();
        for (SortedScenario sorted : scenarios) {
            int longest = sorted.scenario().parallel().stream()
                    .mapToInt(List::size)
                    .max()
                    .orElse(0);
            int size = sorted.scenario().threads() * 10 + longest;
            bySize.computeIfAbsent(size, s -> new ArrayDeque<>()).add(sorted);
        }
        return new ArrayList<>(bySize.values());
    }

    private boolean applies(SortedScenario sorted) {
        return obstacle == null
                && runs(sorted)
                && sorted.scenario().actors().noneMatch(a -> unfit.containsKey(a.operation()));
    }

    /**
     * Returns whether jcstress can run it and see a fault in it: a wrong answer, or an operation that waits for an event that has
     * already come.
     */
    static boolean runs(SortedScenario sorted) {
        // Another thread than thread 0 constructs the state, and any of them runs the arbiter.
        boolean foreign =
                !sorted.scenario().init().isEmpty() || !sorted.scenario().post().isEmpty();
        return sorted.blocking() == Blocking.NEVER
                && (sorted.wrongAnswerVisible() || sorted.blockable())
                && !(sorted.dependsOnCaller() && foreign)
                && AnswerLayout.racing(sorted.scenario()).count() <= AnswerLayout.MAX_FIELDS;
    }

    /** Returns the reason why none was chosen. */
    String whyNone() {
        if (obstacle != null) return obstacle;
        List<SortedScenario> scenarios = space.scenarios();
        if (scenarios.stream().noneMatch(s -> s.blocking() == Blocking.NEVER)) {
            return "every scenario may block for good by the model, and jcstress cannot wait";
        }
        if (scenarios.stream()
                .noneMatch(s -> s.blocking() == Blocking.NEVER && (s.wrongAnswerVisible() || s.blockable()))) {
            return "every complete outcome is legal: only a hang could show a fault, and by the model no operation waits";
        }
        if (scenarios.stream().anyMatch(ScenarioChoice::runs)) return String.join("; ", omissions());
        return "every scenario either may block for good, or shows nothing, or needs its init or post part run by one of its threads";
    }
}
