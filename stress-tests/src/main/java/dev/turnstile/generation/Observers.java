package dev.turnstile.generation;

import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Adds observers after the threads of scenarios, where one can make a wrong answer visible. */
record Observers(Alphabet alphabet, ScenarioSorter sorter) {
    /** The most calls of one observer that takes something. Chosen: three elements, and the call that finds no more. */
    private static final int MOST_CALLS = 4;

    /**
     * Returns a scenario with a post part; as it is, if no observer shows more.
     *
     * @param turn which observer comes first; they take turns
     */
    Scenario after(Scenario bare, int turn) {
        for (List<Actor> post : alphabet.posts(turn)) {
            Scenario scenario = new Scenario(bare.init(), bare.parallel(), post);
            if (showsMore(scenario)) return drained(scenario);
        }
        return bare;
    }

    /**
     * Calls an observer that takes something until it finds no more: what is there once too often shows only then. One whose calls always
     * change something is called once.
     */
    private Scenario drained(Scenario scenario) {
        if (scenario.post().size() != 1) return scenario;
        Actor observer = scenario.post().get(0);
        int calls = callsUntilNothingChanges(stateAfterThreads(scenario), observer);
        if (calls < 2) return scenario;
        Scenario longer = new Scenario(scenario.init(), scenario.parallel(), Collections.nCopies(calls, observer));
        return showsMore(longer) ? longer : scenario;
    }

    /** Returns the state if one thread runs after the other. */
    private ModelState stateAfterThreads(Scenario scenario) {
        Conflicts conflicts = new Conflicts(sorter.machine());
        List<Integer> order = IntStream.range(0, scenario.threads())
                .boxed()
                .flatMap(thread ->
                        Collections.nCopies(scenario.parallel().get(thread).size(), thread).stream())
                .toList();
        return conflicts
                .walk(conflicts.after(scenario.init()), order, scenario.parallel())
                .state();
    }

    /** Returns the number of calls, the last of which changes nothing; 1 if there are too many, or one of them has to wait. */
    private int callsUntilNothingChanges(ModelState first, Actor observer) {
        ModelState state = first;
        for (int calls = 1; calls <= MOST_CALLS; calls++) {
            Step step = sorter.machine().step(state, 0, observer);
            if (!(step instanceof Step.Completed)) return 1;
            if (step.next() == state) return calls;
            state = step.next();
        }
        return 1;
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
