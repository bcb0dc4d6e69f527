package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.jcstress.run.SliceResult;
import dev.turnstile.engine.jcstress.run.TestRun;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a smaller scenario that shows a wrong answer too: among the tests that are compiled already, and then among the parts of the
 * exposed one. These are compiled all at once, since to start the compiler takes longer than to run slices.
 */
final class Shrinker {
    /** No scenario in which two threads race is smaller. */
    private static final int SMALLEST = 2;

    /** The most parts of one size to consider; a large scenario has thousands. */
    private static final int CONSIDERED = 40;

    /** The number of the first test, beyond those of the tests that a check begins with. */
    private static final int FIRST_NUMBER = 1_000;

    /** The most slices for a smaller test. A race that took several slices to show gets three times that number. */
    private static final int MOST_SLICES = 20;

    private static final int TIMES = 3;

    private final ScenarioSpace space;
    private final int most;
    private final Runnable lifeSign;
    private final List<TestRun> tried = new ArrayList<>();
    private boolean spent;

    /**
     * @param most the most parts that are tried
     * @param lifeSign told before each slice
     */
    Shrinker(ScenarioSpace space, int most, Runnable lifeSign) {
        this.space = space;
        this.most = most;
        this.lifeSign = lifeSign;
    }

    /**
     * The smallest test that shows a wrong answer: the exposed one if no smaller one does.
     *
     * @param rounds how many slices of each test it took to expose this one
     * @param compiled the tests of the check
     * @param compile compiles more tests
     */
    TestRun smallest(
            TestRun exposed, int rounds, List<TestRun> compiled, Function<List<StressTest>, List<TestRun>> compile)
            throws InterruptedException {
        int slices = Math.min(MOST_SLICES, TIMES * rounds);
        TestRun known =
                first(compiled.stream().filter(run -> size(run) < size(exposed)).toList(), slices);
        TestRun smallest = known == null ? exposed : known;
        List<StressTest> tests = spent ? List.of() : tests(smallest.test());
        if (tests.isEmpty()) return smallest;
        tried.addAll(compile.apply(tests));
        TestRun part = first(tried, slices);
        return part == null ? smallest : part;
    }

    /** How many runs of scenarios were made beside those of the check. */
    long executions() {
        return tried.stream().mapToLong(run -> run.table().total()).sum();
    }

    /** Whether actors were left behind that did not return. */
    boolean isSpent() {
        return spent;
    }

    /** The smallest of some tests that shows a wrong answer. */
    private @Nullable TestRun first(List<TestRun> runs, int slices) throws InterruptedException {
        for (TestRun run :
                runs.stream().sorted(Comparator.comparingInt(Shrinker::size)).toList()) {
            for (int i = 0; i < slices && run.table().worst().isEmpty(); i++) {
                lifeSign.run();
                SliceResult result = run.slice();
                if (result instanceof SliceResult.Untyped) break;
                spent |= !(result instanceof SliceResult.Counted);
                if (spent) return null;
            }
            if (run.table().worst().isPresent()) return run;
        }
        return null;
    }

    private List<StressTest> tests(StressTest exposed) {
        TestWriter writer = new TestWriter(space.declaration().subject());
        List<StressTest> tests = new ArrayList<>();
        for (SortedScenario part : parts(exposed.sorted().scenario())) {
            writer.write(FIRST_NUMBER + tests.size(), part, exposed.shape()).ifPresent(tests::add);
        }
        return tests;
    }

    /** The parts of a scenario that are tried: the smallest first, and some of each size. */
    List<SortedScenario> parts(Scenario scenario) {
        List<Deque<SortedScenario>> bySize = new ArrayList<>();
        for (int size = SMALLEST; size < scenario.size() && most > 0; size++) bySize.add(ofSize(scenario, size));
        List<SortedScenario> chosen = new ArrayList<>();
        while (chosen.size() < most && !bySize.stream().allMatch(Deque::isEmpty)) {
            for (Deque<SortedScenario> parts : bySize) {
                SortedScenario next = parts.poll();
                if (next != null && chosen.size() < most) chosen.add(next);
            }
        }
        chosen.sort(Comparator.comparingInt(part -> part.scenario().size()));
        return chosen;
    }

    private Deque<SortedScenario> ofSize(Scenario scenario, int size) {
        Deque<SortedScenario> parts = new ArrayDeque<>();
        Set<String> known = new HashSet<>();
        new Parts(scenario)
                .ofSize(size)
                .filter(part -> known.add(part.toString()))
                .limit(CONSIDERED)
                .map(space::sort)
                .filter(sorted -> ScenarioChoice.runs(sorted) && sorted.wrongAnswerVisible())
                .forEach(parts::add);
        return parts;
    }

    private static int size(TestRun run) {
        return run.test().sorted().scenario().size();
    }
}
