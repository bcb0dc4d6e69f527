package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.List;

/** Adds observers after the threads of scenarios, where one can make a wrong answer visible. */
record Observers(Alphabet alphabet, ScenarioSorter sorter) {
    /**
     * Returns a scenario with a post part; as it is, if no observer shows more.
     *
     * @param turn which observer comes first; they take turns
     */
    Scenario after(Scenario bare, int turn) {
        for (List<Actor> post : alphabet.posts(turn)) {
            Scenario scenario = new Scenario(bare.init(), bare.parallel(), post);
            if (showsMore(scenario)) return scenario;
        }
        return bare;
    }

    private boolean showsMore(Scenario scenario) {
        if (Roles.offence(scenario) != null) return false;
        try {
            SortedScenario sorted = sorter.sort(scenario);
            return sorted.blocking() != Blocking.ALWAYS && sorted.wrongAnswerVisible();
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }
}
