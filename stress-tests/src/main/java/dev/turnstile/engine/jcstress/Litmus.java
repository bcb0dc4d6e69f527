package dev.turnstile.engine.jcstress;

import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * The classical tests of a memory model, for contracts that are made of plain reads and writes: store buffering {@code w1; r2 | w2; r1}
 * and message passing {@code w1; w2 | r2; r1}, where each read sees one of the writes and not the other (Alglave, Maranget and
 * Tautschnig, "Herding Cats", 2014). Sampling might miss them.
 */
final class Litmus {
    /** A contract with more operations has many such pairs; those of its first few stand for all. */
    private static final int MAX_SCENARIOS = 2;

    /** Operations beyond these are not tried: every pair of each is asked of the model. */
    private static final int MAX_OPERATIONS = 8;

    private record Pair(Actor write, Actor read) {}

    private final ScenarioSpace space;

    private Litmus(ScenarioSpace space) {
        this.space = space;
    }

    static List<SortedScenario> scenarios(ScenarioSpace space) {
        return new Litmus(space).scenarios();
    }

    private List<SortedScenario> scenarios() {
        List<Pair> pairs = pairs();
        List<SortedScenario> found = new ArrayList<>();
        for (Pair one : pairs) {
            for (Pair other : pairs) {
                if (sees(one.read(), other.write()) || sees(other.read(), one.write())) continue;
                found.add(space.sort(Scenario.ofThreads(
                        List.of(List.of(one.write(), other.read()), List.of(other.write(), one.read())))));
                found.add(space.sort(Scenario.ofThreads(
                        List.of(List.of(one.write(), other.write()), List.of(other.read(), one.read())))));
                if (found.size() >= MAX_SCENARIOS) return found;
            }
        }
        return found;
    }

    private List<Pair> pairs() {
        List<Actor> plain = space.declaration().operations().stream()
                .filter(o -> o.types().isEmpty() && !o.isQuiescent())
                .limit(MAX_OPERATIONS)
                .map(o -> new Actor(o, List.of()))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (Actor write : plain) {
            if (!write.operation().isVoid()) continue;
            for (Actor read : plain) {
                Operation operation = read.operation();
                if (!operation.isVoid() && sees(read, write)) pairs.add(new Pair(write, read));
            }
        }
        return pairs;
    }

    /** Whether a read answers otherwise after the write than before it. */
    private boolean sees(Actor read, Actor write) {
        SortedScenario sorted = space.sort(Scenario.ofThreads(List.of(List.of(read, write, read))));
        List<Response> answers = sorted.legalOutcomes().iterator().next();
        return !answers.contains(Response.PENDING) && !answers.get(0).equals(answers.get(2));
    }
}
