package dev.turnstile.engine.lincheck;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.lincheck.context.LincheckThread;
import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.run.Deadline;
import dev.turnstile.engine.lincheck.run.Exploration;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.ScenarioCheck;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.judge.Judge;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways to run the engine in tests. */
public final class Checks {
    private static final LincheckEngine ENGINE = new LincheckEngine();

    private static final Duration GUARD = Duration.ofMinutes(5);
    private static final int SCENARIOS = 8;
    private static final int SCHEDULES = 6_000;

    /** Small, so that the tests are quick; the guard is never to strike. */
    static final Budget BUDGET = Budgets.of(SCENARIOS, SCHEDULES, 1, 1, 1, GUARD);

    private Checks() {}

    /** The engine's answer for a subject. */
    public static EngineEvidence check(Class<?> subject) {
        return check(subject, BUDGET);
    }

    /** Returns the engine's answer for a subject, from this number of scenarios. */
    public static EngineEvidence check(Class<?> subject, int scenarios) {
        return check(subject, scenarios, SCHEDULES);
    }

    /** Returns the engine's answer for a subject, from these numbers of scenarios and schedules. */
    public static EngineEvidence check(Class<?> subject, int scenarios, int schedules) {
        return check(subject, Budgets.of(scenarios, schedules, 1, 1, 1, GUARD));
    }

    private static EngineEvidence check(Class<?> subject, Budget budget) {
        Declaration declaration = DeclarationReader.read(subject);
        return ENGINE.check(declaration, ScenarioSpace.of(declaration, 1, budget.scenarios()), budget, activity -> {});
    }

    public static Finding finding(Class<?> subject) {
        return check(subject).finding();
    }

    /** The violation that the engine has to find. */
    public static Counterexample violation(Class<?> subject) {
        return violation(subject, finding(subject));
    }

    public static EngineEvidence replay(Class<?> subject, String token) {
        Declaration declaration = DeclarationReader.read(subject);
        return ENGINE.replay(
                declaration, ScenarioSpace.of(declaration, 1, 1), ReplayToken.parse(token), BUDGET, activity -> {});
    }

    public static Counterexample violation(Class<?> subject, Finding finding) {
        if (finding instanceof Finding.Violated violated) return violated.counterexample();
        throw new AssertionError("no violation found in " + subject.getSimpleName() + " but: " + finding);
    }

    /** The exploration of every schedule of one scenario, judged. */
    public static Explored explore(Class<?> subject, String scenario, long allowance) {
        return explore(subject, scenario, Mode.EVERY, allowance);
    }

    /** The exploration of one scenario, judged. */
    public static Explored explore(Class<?> subject, String scenario, Mode mode, long allowance) {
        return LincheckThread.call(() -> check(subject, mode, allowance).apply(scenario(subject, scenario)));
    }

    /**
     * The explorations of every schedule of some inputs, in order. It takes longer to enter Lincheck's context than to make most of
     * them.
     */
    public static Map<Case, Explored> exploreAll(Collection<Case> inputs, long allowance) {
        return LincheckThread.call(() -> {
            Map<Case, Explored> explored = new LinkedHashMap<>();
            for (Case input : inputs) {
                Scenario scenario = scenario(input.subject(), input.scenario());
                explored.put(
                        input, check(input.subject(), Mode.EVERY, allowance).apply(scenario));
            }
            return explored;
        });
    }

    /** The exploration of every schedule of one scenario, judged, by each of two checks. */
    public static List<Explored> exploreTwice(Class<?> subject, String text, long allowance) {
        Scenario scenario = scenario(subject, text);
        return LincheckThread.call(() -> List.of(
                check(subject, Mode.EVERY, allowance).apply(scenario),
                check(subject, Mode.EVERY, allowance).apply(scenario)));
    }

    /** The common part of searches of a subject's scenarios. */
    public static ScenarioCheck of(Class<?> subject) {
        return of(subject, activity -> {});
    }

    public static ScenarioCheck of(Class<?> subject, Progress progress) {
        Declaration declaration = DeclarationReader.read(subject);
        Judge judge = new Judge(new ModelMachine(declaration.model()));
        return new ScenarioCheck(declaration, judge, Deadline.in(GUARD), progress);
    }

    private static Function<Scenario, Explored> check(Class<?> subject, Mode mode, long allowance) {
        ScenarioCheck check = of(subject);
        return scenario -> check.explore(scenario, mode, allowance);
    }

    /** The exploration of every schedule of one scenario, bare. */
    public static <T> T exploring(Class<?> subject, String scenario, Function<Exploration, T> use) {
        return exploring(subject, scenario, Mode.EVERY, use);
    }

    /** The exploration of one scenario, bare. */
    public static <T> T exploring(Class<?> subject, String scenario, Mode mode, Function<Exploration, T> use) {
        return LincheckThread.call(() -> {
            try (Exploration exploration = new Exploration(subject, scenario(subject, scenario), mode)) {
                return use.apply(exploration);
            }
        });
    }

    /** A scenario of a subject. */
    public static Scenario scenario(Class<?> subject, String text) {
        return ScenarioText.parse(text, DeclarationReader.read(subject).operations());
    }

    /** The text of a line that evidence names as {@code File.java:17}. */
    public static String sourceLine(@Nullable String location) {
        if (location == null) throw new AssertionError("no place is named");
        int colon = location.indexOf(':');
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Path file = files.filter(f -> f.endsWith(location.substring(0, colon)))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file)
                    .get(Integer.parseInt(location.substring(colon + 1)) - 1)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
