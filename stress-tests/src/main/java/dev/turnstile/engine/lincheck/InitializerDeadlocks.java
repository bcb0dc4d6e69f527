package dev.turnstile.engine.lincheck;

import dev.turnstile.code.initializers.InitializerRuns;
import dev.turnstile.code.initializers.InitializerRuns.Stuck;
import dev.turnstile.code.initializers.InitializerRuns.Waiting;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.Witness;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hang.explain.HangExplainer;
import dev.turnstile.hang.explain.TypeNames;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for deadlocks of initializers that need each other. An exploration cannot see them, as in one class loader each class is
 * initialized once: so scenarios are run on real threads, each with classes of its own.
 */
final class InitializerDeadlocks {
    /** The part of a replay token that names such a run. */
    static final String TOKEN = "initializers";

    private static final int SCENARIOS = 24;

    private final Declaration subject;
    private final Judge judge;
    private final List<String> cycle;

    /** @param cycle simple names of the classes that need each other */
    InitializerDeadlocks(Declaration subject, Judge judge, List<String> cycle) {
        this.subject = subject;
        this.judge = judge;
        this.cycle = List.copyOf(cycle);
    }

    /**
     * Looks for them, and notes for the claims if there might be some.
     *
     * @param cycle simple names of the classes that need each other; empty if there are none
     * @return what was found; {@code null} if that is nothing
     */
    static @Nullable Finding find(
            ScenarioSpace space, List<String> cycle, List<Scenario> planned, Coverage coverage, Progress progress) {
        if (cycle.isEmpty()) return null;
        coverage.initializeEachOther(cycle);
        return new InitializerDeadlocks(space.declaration(), space.judge(), cycle)
                .first(planned, progress)
                .orElse(null);
    }

    /** Runs the smallest scenarios that have no init part: there one thread would initialize the classes. */
    private Optional<Finding> first(List<Scenario> scenarios, Progress progress) {
        List<Scenario> fitting = scenarios.stream()
                .filter(s -> s.init().isEmpty())
                .sorted(Comparator.comparingInt(Scenario::size))
                .limit(SCENARIOS)
                .toList();
        for (Scenario scenario : fitting) {
            progress.at("initializers of " + String.join(" and ", cycle) + ": " + scenario);
            Optional<Finding> found = run(scenario);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** Runs one scenario. */
    Optional<Finding> run(Scenario scenario) {
        try {
            return InitializerRuns.run(subject.subject(), scenario).flatMap(this::finding);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Finding> finding(Stuck stuck) {
        Hang hang = HangExplainer.explain(stuck.stuck().stream()
                .map(thread -> waiting(thread, stuck.stuck()))
                .toList());
        Witness witness = Witness.withoutExplanation(stuck.scenario(), stuck.history());
        if (stuck.history().hasPending()) {
            if (!(judge.judge(stuck.history()) instanceof Judgement.Illegal illegal)) return Optional.empty();
            witness = new Witness(stuck.scenario(), stuck.history(), illegal.explanation());
        }
        ReplayToken token = new ReplayToken(
                EngineName.LINCHECK,
                subject.subject().getName(),
                stuck.scenario().toString(),
                0,
                TOKEN);
        return Optional.of(new Finding.Violated(witness.toCounterexample(List.of(), hang, List.of(), null, token)));
    }

    private WaitingThread waiting(Waiting thread, List<Waiting> all) {
        List<String> own = initialized(thread);
        List<String> others = cycle.stream().filter(name -> !own.contains(name)).toList();
        // Whose superclass comes first has begun its own initializer, but no frame shows it.
        List<String> held = own.isEmpty() ? unseen(all) : own;
        List<String> awaited = own.isEmpty()
                ? all.stream().flatMap(t -> initialized(t).stream()).distinct().toList()
                : others;
        StackTraceElement top = thread.stack().isEmpty() ? null : thread.stack().get(0);
        String place = top == null ? null : top.getFileName() + ":" + top.getLineNumber();
        return new WaitingThread(
                thread.thread(),
                thread.operation(),
                "WAITING",
                initializerOf(String.join(" or ", awaited)),
                place,
                holder(thread, all),
                held.stream().map(name -> new Held(initializerOf(name), null)).toList(),
                thread.stack().stream().map(StackTraceElement::toString).toList());
    }

    private List<String> unseen(List<Waiting> all) {
        return cycle.stream()
                .filter(name -> all.stream().noneMatch(t -> initialized(t).contains(name)))
                .toList();
    }

    /** If two threads form the cycle, each waits for the other. */
    private static @Nullable Integer holder(Waiting thread, List<Waiting> all) {
        List<Waiting> others = all.stream().filter(other -> other != thread).toList();
        return others.size() == 1 ? others.get(0).thread() : null;
    }

    private static Resource initializerOf(String name) {
        return new Resource("java.lang.Class", "the initializer of " + name);
    }

    /** Simple names of the classes whose initializers a thread runs. */
    private List<String> initialized(Waiting thread) {
        return new ArrayList<>(thread.stack().stream()
                .filter(frame -> frame.getMethodName().equals("<clinit>"))
                .map(frame -> TypeNames.simple(frame.getClassName()))
                .filter(cycle::contains)
                .collect(Collectors.toSet()));
    }
}
