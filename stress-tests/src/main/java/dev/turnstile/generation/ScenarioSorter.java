package dev.turnstile.generation;

import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the model about a scenario before anything runs, by running all its orders. */
final class ScenarioSorter {
    /** A scenario with more configurations costs more than it is worth. */
    private static final int MAX_CONFIGURATIONS = 50_000;

    /**
     * The steps that a replayed model may compute for all scenarios before only those are sorted that have few orders. A step takes about a
     * millisecond. Where an instance counts its calls, no two orders lead to equal states, and each step is computed.
     */
    private static final int MAX_REPLAYED_STEPS = 3_000;

    /** Few orders: those of three operations on each of two threads. */
    private static final int FEW_ORDERS = 20;

    private final ModelMachine machine;
    private final Map<Actor, Set<Response>> answers = new HashMap<>();

    /**
     * A sorter that has sorted nothing yet.
     *
     * @param machine the model
     * @param known what actors are known to answer in some state, before any scenario is sorted
     */
    ScenarioSorter(ModelMachine machine, Map<Actor, Set<Response>> known) {
        this.machine = machine;
        known.forEach((actor, responses) -> answers.put(actor, new HashSet<>(responses)));
    }

    ModelMachine machine() {
        return machine;
    }

    /**
     * Notes what an actor has been seen to answer in some state: what it could conceivably answer in others.
     *
     * @return the step
     */
    private Step step(ModelState state, int caller, Actor actor) {
        Step step = machine.step(state, caller, actor);
        if (step instanceof Step.Completed completed) {
            answers.computeIfAbsent(actor, a -> new HashSet<>()).add(completed.response());
        }
        return step;
    }

    /**
     * Returns what the model says about a scenario.
     *
     * @throws IllegalArgumentException if it has too many orders to run them all
     */
    SortedScenario sort(Scenario scenario) {
        return new Sorting(scenario).sorted();
    }

    /** Returns what the model says about a scenario; {@code null} if its roles forbid it, or it has too many orders. */
    @Nullable
    SortedScenario trySort(Scenario scenario) {
        if (Roles.offence(scenario) != null) return null;
        try {
            return sort(scenario);
        } catch (IllegalArgumentException tooLarge) {
            return null;
        }
    }

    /** A state of the model, and what has been answered until then. Nobody changes the answers any more. */
    private static final class Configuration {
        private final ModelState state;
        private final Response[] responses;

        Configuration(ModelState state, Response[] responses) {
            this.state = state;
            this.responses = responses;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Configuration configuration
                    && state.equals(configuration.state)
                    && Arrays.equals(responses, configuration.responses);
        }

        @Override
        public int hashCode() {
            return 31 * state.hashCode() + Arrays.hashCode(responses);
        }
    }

    /** Running all orders of one scenario. */
    private final class Sorting {
        private final Scenario scenario;
        private final int[] firstIndex;
        private final int postIndex;
        private final Set<List<Response>> outcomes = new LinkedHashSet<>();
        private final Set<Configuration> visited = new HashSet<>();
        private boolean blockable;
        private boolean endsBlocked;
        private boolean endsComplete;

        Sorting(Scenario scenario) {
            this.scenario = scenario;
            this.firstIndex = new int[scenario.threads()];
            int index = scenario.init().size();
            for (int t = 0; t < firstIndex.length; t++) {
                firstIndex[t] = index;
                index += scenario.parallel().get(t).size();
            }
            this.postIndex = index;
        }

        private IllegalArgumentException tooMany() {
            return new IllegalArgumentException("too many orders: " + scenario);
        }

        /** Returns the number of ways in which the threads can take turns. */
        private double orders() {
            double orders = 1;
            int placed = 0;
            for (List<Actor> actors : scenario.parallel()) {
                for (int i = 1; i <= actors.size(); i++) orders = orders * ++placed / i;
            }
            return orders;
        }

        SortedScenario sorted() {
            if (machine.isReplayed() && machine.computedSteps() > MAX_REPLAYED_STEPS && orders() > FEW_ORDERS)
                throw tooMany();
            Response[] none = new Response[scenario.size()];
            Arrays.fill(none, Response.PENDING);
            ModelState state = sequential(scenario.init(), 0, machine.initial(), none);
            if (state == null) outcomes.add(List.of(none));
            else explore(state, new int[scenario.threads()], none);
            Blocking blocking = !endsBlocked ? Blocking.NEVER : endsComplete ? Blocking.SOMETIMES : Blocking.ALWAYS;
            return new SortedScenario(
                    scenario,
                    Collections.unmodifiableSet(outcomes),
                    blocking,
                    blockable,
                    wrongAnswerVisible(),
                    machine.askedCaller());
        }

        private void explore(ModelState state, int[] positions, Response[] responses) {
            if (!visited.add(new Configuration(state, responses))) return;
            if (visited.size() > MAX_CONFIGURATIONS) throw tooMany();
            boolean stuck = true;
            boolean complete = true;
            for (int t = 0; t < positions.length; t++) {
                List<Actor> actors = scenario.parallel().get(t);
                if (positions[t] == actors.size()) continue;
                complete = false;
                Step step = step(state, t, actors.get(positions[t]));
                if (step instanceof Step.Blocked) blockable = true;
                if (step instanceof Step.Completed completed) {
                    stuck = false;
                    int[] next = positions.clone();
                    Response[] seen = responses.clone();
                    seen[firstIndex[t] + next[t]++] = completed.response();
                    explore(step.next(), next, seen);
                } else if (step.next() != state) {
                    stuck = false;
                    explore(step.next(), positions, responses);
                }
            }
            if (complete) finish(state, responses.clone());
            else if (stuck) {
                endsBlocked = true;
                outcomes.add(List.of(responses));
            }
        }

        private void finish(ModelState state, Response[] responses) {
            if (sequential(scenario.post(), postIndex, state, responses) != null) endsComplete = true;
            outcomes.add(List.of(responses));
        }

        private @Nullable ModelState sequential(List<Actor> actors, int index, ModelState from, Response[] responses) {
            ModelState state = from;
            for (Actor actor : actors) {
                Step step = step(state, 0, actor);
                if (!(step instanceof Step.Completed completed)) {
                    blockable = true;
                    endsBlocked = true;
                    return null;
                }
                responses[index++] = completed.response();
                state = step.next();
            }
            return state;
        }

        /** Whether there are more conceivable complete outcomes than legal ones. */
        private boolean wrongAnswerVisible() {
            List<Actor> actors = scenario.actors().toList();
            List<List<Response>> complete =
                    outcomes.stream().filter(o -> !o.contains(Response.PENDING)).toList();
            if (complete.isEmpty()) return true;
            double conceivable = 1;
            for (int i = 0; i < actors.size(); i++) {
                Set<Response> possible = new HashSet<>(answers.getOrDefault(actors.get(i), Set.of()));
                for (List<Response> outcome : complete) possible.add(outcome.get(i));
                // Where the model knows one answer alone, such as a sum that never changes, a subject may still give
                // another; and what looks about at rest and answers nothing has come to throw.
                Operation operation = actors.get(i).operation();
                boolean invariant = possible.size() == 1 && (operation.tells() || operation.isQuiescent());
                conceivable *= invariant ? 2 : possible.size();
            }
            return conceivable > complete.size();
        }
    }
}
