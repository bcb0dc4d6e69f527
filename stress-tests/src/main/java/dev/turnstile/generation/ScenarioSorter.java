package dev.turnstile.generation;

import dev.turnstile.machine.ModelMachine;
import dev.turnstile.scenario.Scenario;

public final class ScenarioSorter {
    public ScenarioSorter(ModelMachine machine) {}
    public SortedScenario sort(Scenario scenario) { throw new UnsupportedOperationException(); }
}
