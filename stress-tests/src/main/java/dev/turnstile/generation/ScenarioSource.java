package dev.turnstile.generation;

import dev.turnstile.scenario.Operation;
import java.util.List;

public final class ScenarioSource {
    static List<SortedScenario> scenarios(List<Operation> operations, ScenarioSorter sorter, long seed, int count) { throw new UnsupportedOperationException(); }
}
