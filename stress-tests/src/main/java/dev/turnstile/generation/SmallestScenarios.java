package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All scenarios in which two operations race. An observer follows them where one can make a wrong answer visible. */
public final class SmallestScenarios {
    private final Alphabet alphabet;
    private final ScenarioSorter sorter;

    SmallestScenarios(Alphabet alphabet, ScenarioSorter sorter) {
        this.alphabet = alphabet;
        this.sorter = sorter;
    }

    /** Returns their number. */
    public int count() {
        int actors = alphabet.actors().size();
        return alphabet.inits().size() * actors * (actors + 1) / 2;
    }

    /** Returns the first of them, up to a number. */
    public List<Scenario> first(int most) {
        Set<Scenario> found = new LinkedHashSet<>();
        for (List<Actor> init : alphabet.inits()) {
            for (int i = 0; i < alphabet.actors().size(); i++) {
                for (int j = i; j < alphabet.actors().size(); j++) {
                    if (found.size() >= most) return List.copyOf(found);
                    List<List<Actor>> threads = List.of(
                            List.of(alphabet.actors().get(i)),
                            List.of(alphabet.actors().get(j)));
                    found.add(observed(new Scenario(init, threads, List.of()), found.size()));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Adds an observer after the threads, unless none can make a wrong answer visible. The observers take turns. */
    private Scenario observed(Scenario bare, int turn) {
        List<Actor> observers = alphabet.observers();
        for (int i = 0; i < observers.size(); i++) {
            List<Actor> post = new ArrayList<>(List.of(observers.get((turn + i) % observers.size())));
            Scenario scenario = new Scenario(bare.init(), bare.parallel(), post);
            if (showsMore(scenario)) return scenario;
        }
        return bare;
    }

    private boolean showsMore(Scenario scenario) {
        try {
            SortedScenario sorted = sorter.sort(scenario);
            return sorted.blocking() != Blocking.ALWAYS && sorted.wrongAnswerVisible();
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }
}
