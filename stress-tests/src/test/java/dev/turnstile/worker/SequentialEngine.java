package dev.turnstile.worker;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Actor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/** The least engine that there can be, to test workers with: runs scenarios on one thread and tells what the last one answered. */
public class SequentialEngine implements Engine {
    @Override
    public EngineName name() {
        return EngineName.JQWIK;
    }

    @Override
    public EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        long start = System.nanoTime();
        List<Object> answers = new ArrayList<>();
        for (SortedScenario scenario : scenarios.scenarios()) {
            progress.at(scenario.scenario().toString());
            answers = run(subject, scenario.scenario().actors().toList());
        }
        String coverage = "pid " + ProcessHandle.current().pid() + " answered " + answers;
        int size = scenarios.scenarios().size();
        return new EngineEvidence(
                name(), new Finding.Survived(coverage), size, size, (System.nanoTime() - start) / 1_000_000, List.of());
    }

    private static List<Object> run(Declaration declaration, List<Actor> actors) {
        try {
            Object subject = declaration.subject().getConstructor().newInstance();
            List<Object> answers = new ArrayList<>();
            for (Actor actor : actors) answers.add(actor.callOn(subject));
            return answers;
        } catch (InvocationTargetException e) {
            return List.of(e.getCause().getClass().getSimpleName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress) {
        Finding replayed = new Finding.Survived("replayed " + token.scenario());
        return new EngineEvidence(name(), replayed, 1, 1, 0, List.of());
    }
}
