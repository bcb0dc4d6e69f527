package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.jcstress.run.HungInstance;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a smaller scenario that shows a wrong answer, or hangs, too: among the tests that are compiled already, and then among the parts of the
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

    /** The fewest slices for a smaller test that is to hang: the threads that hang already keep none of the processors. */
    private static final int LEAST_FOR_HANG = 6;

    /** A guard, where a run that should take no time at all hangs in a way that is not looked for. */
    private static final int MOST_SECONDS = 10;

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
        List<StressTest> tests = spent ? List.of() : tests(smallest.test(), SortedScenario::wrongAnswerVisible);
        if (tests.isEmpty()) return smallest;
        tried.addAll(compile.apply(tests));
        TestRun part = first(tried, slices);
        return part == null ? smallest : part;
    }

    /**
     * A test that hangs, and the run in which it does.
     *
     * @param run the test
     * @param instance the run
     */
    record Hanging(TestRun run, HungInstance instance) {}

    /**
     * The smallest test among the parts of one that hangs which hangs, too; {@code null} if none does. The threads that hang already stay
     * as they are. Where what they hold makes other runs hang, no part can be tried; one that counts has ended first in other runs.
     *
     * @param rounds how many slices of each test it took until this one hung
     * @param compile compiles more tests
     */
    @Nullable
    Hanging smallerHang(TestRun hung, int rounds, Function<List<StressTest>, List<TestRun>> compile)
            throws InterruptedException {
        List<StressTest> tests = tests(hung.test(), part -> true);
        if (tests.isEmpty() || !stillEnds(hung.test().sorted())) return null;
        tried.addAll(compile.apply(tests));
        int slices = Math.max(LEAST_FOR_HANG, Math.min(MOST_SLICES, TIMES * rounds));
        for (TestRun run : bySize(tried)) {
            SliceResult result = null;
            for (int i = 0; i < slices && (i == 0 || result instanceof SliceResult.Counted); i++) {
                lifeSign.run();
                result = run.slice();
            }
            if (result instanceof SliceResult.Hung found && run.table().total() > 0)
                return new Hanging(run, found.instance());
        }
        return null;
    }

    /** Whether a scenario still comes to its end if one thread runs after the other. Even a constructor may wait for what others hold. */
    private boolean stillEnds(SortedScenario sorted) throws InterruptedException {
        FutureTask<Boolean> ends = new FutureTask<>(
                () -> SequentialRun.of(sorted, space.declaration().subject(), lifeSign)
                                .pending()
                        == null);
        Thread runner = new Thread(ends, "turnstile-still-ends");
        runner.setDaemon(true);
        runner.start();
        try {
            return ends.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unclear) {
            return false;
        }
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
        for (TestRun run : bySize(runs)) {
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

    private static List<TestRun> bySize(List<TestRun> runs) {
        return runs.stream().sorted(Comparator.comparingInt(Shrinker::size)).toList();
    }

    private List<StressTest> tests(StressTest exposed, Predicate<SortedScenario> visible) {
        TestWriter writer = new TestWriter(space.declaration().subject());
        List<StressTest> tests = new ArrayList<>();
        for (SortedScenario part : parts(exposed.sorted().scenario(), visible)) {
            writer.write(FIRST_NUMBER + tests.size(), part, exposed.shape()).ifPresent(tests::add);
        }
        return tests;
    }

    /**
     * The parts of a scenario that are tried: the smallest first, and some of each size.
     *
     * @param visible whether a part could show the fault
     */
    List<SortedScenario> parts(Scenario scenario, Predicate<SortedScenario> visible) {
        List<Deque<SortedScenario>> bySize = new ArrayList<>();
        for (int size = SMALLEST; size < scenario.size() && most > 0; size++)
            bySize.add(ofSize(scenario, size, visible));
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

    private Deque<SortedScenario> ofSize(Scenario scenario, int size, Predicate<SortedScenario> visible) {
        Deque<SortedScenario> parts = new ArrayDeque<>();
        Set<String> known = new HashSet<>();
        new SubScenarios(scenario)
                .ofSize(size)
                .filter(part -> known.add(part.toString()))
                .limit(CONSIDERED)
                .map(space::sort)
                .filter(sorted -> ScenarioChoice.runs(sorted) && visible.test(sorted))
                .forEach(parts::add);
        return parts;
    }

    private static int size(TestRun run) {
        return run.test().sorted().scenario().size();
    }
}
