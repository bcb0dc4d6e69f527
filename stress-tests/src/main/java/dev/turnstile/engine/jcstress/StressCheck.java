package dev.turnstile.engine.jcstress;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.OwnTimes;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.jcstress.run.Effort;
import dev.turnstile.engine.jcstress.run.HungInstance;
import dev.turnstile.engine.jcstress.run.OutcomeTable;
import dev.turnstile.engine.jcstress.run.SliceResult;
import dev.turnstile.engine.jcstress.run.SliceRunner;
import dev.turnstile.engine.jcstress.run.TestRun;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestCompiler;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.hang.explain.LiveThreads;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.history.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The running of one subject's tests. */
final class StressCheck {
    /** The number of additional slices of an exposed test, for the figures in its table. */
    private static final int SLICES_FOR_TABLE = 3;

    private final Declaration subject;
    private final ScenarioSpace space;
    private final TestCompiler compiler;
    private final Progress progress;
    private final Effort effort;
    private final Violations violations;
    private final Shrinker shrinker;
    private final List<TestRun> runs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final SlowOperations slow = new SlowOperations();
    private final OwnTimes ownTimes;
    private final Set<TestRun> tooSlow = new HashSet<>();
    private final RunCounts counts = new RunCounts();
    private int slices;
    private boolean spent;

    StressCheck(
            Declaration subject,
            ScenarioSpace space,
            TestCompiler compiler,
            Progress progress,
            Effort effort,
            Compilation compilation,
            Shrinker shrinker) {
        this.compiler = compiler;
        this.shrinker = shrinker;
        this.subject = subject;
        this.space = space;
        this.progress = progress;
        this.effort = effort;
        this.violations = new Violations(subject, space.judge(), compilation);
        this.ownTimes = new OwnTimes(() -> SequentialRun.construct(subject.subject()), this::waits);
    }

    private void waits() {
        progress.at("jcstress: waits for operations that take long");
    }

    /** Runs each scenario one thread after the other; what is found so ends the check. */
    @Nullable
    Finding alone(List<SortedScenario> scenarios) throws InterruptedException {
        int starting = 0;
        List<SortedScenario> waitless =
                scenarios.stream().filter(s -> !s.blockable()).toList();
        for (SortedScenario sorted : waitless) {
            if (slow.isIn(sorted.scenario())) continue;
            progress.at("jcstress: alone " + sorted.scenario());
            counts.alone(sorted.scenario());
            SequentialRun run = SequentialRun.patiently(sorted, subject.subject(), this::waits);
            RunningOperation pending = run.pending();
            if (pending != null) return hung(sorted, null, run.history(), List.of(pending), run.subject());
            slow.add(run.slow());
            if (run.isWrong()) return wrongAlone(run);
            if (run.startedThreads()) starting++;
        }
        if (!slow.isEmpty() && scenarios.stream().allMatch(s -> slow.isIn(s.scenario())))
            return new Finding.NotApplicable(slow.toString());
        if (starting == 0 || starting < waitless.size()) return null;
        return new Finding.NotApplicable(
                "each instance starts threads of its own, and jcstress keeps thousands of instances at once");
    }

    private Finding wrongAlone(SequentialRun first) throws InterruptedException {
        SequentialRun wrong = first;
        for (SortedScenario part : shrinker.parts(first.sorted().scenario(), SortedScenario::wrongAnswerVisible)) {
            SequentialRun run = SequentialRun.of(part, subject.subject(), this::waits);
            if (run.pending() == null && run.isWrong()) {
                wrong = run;
                break;
            }
        }
        return violations.of(wrong.sorted(), Shape.FIELD, wrong.history(), null, List.of(), null);
    }

    /**
     * Compiles tests, all of them whether they are run here or not: so what one JVM compiled serves the next.
     *
     * @param running how many of them to run, from the first
     */
    void prepare(List<StressTest> tests, int running) {
        ClassLoader loader = compile(compiler, subject, tests, progress);
        tests.stream()
                .limit(running)
                .filter(test -> !slow.isIn(test.sorted().scenario()))
                .forEach(test -> runs.add(run(test, loader)));
        if (runs.stream()
                .anyMatch(r -> !effort.suffices(r.test().sorted().scenario().threads()))) {
            notes.add("scenarios with more threads than the " + effort.available()
                    + " processors ran with actors that yield");
        }
    }

    /** Compiles tests, if they are not there yet. */
    static ClassLoader compile(TestCompiler compiler, Declaration subject, List<StressTest> tests, Progress progress) {
        progress.at("jcstress: compiling " + tests.size() + " tests");
        return compiler.compile(subject.subject(), tests);
    }

    /** Runs one slice of each test; a finding ends the check. */
    @Nullable
    Finding round() throws InterruptedException {
        for (int i = 0; i < runs.size(); i++) {
            TestRun run = runs.get(i);
            if (tooSlow.contains(run)) continue;
            progress.at("jcstress: " + run.test().sorted().scenario());
            slices++;
            counts.raced(run.test().sorted().scenario());
            Finding finding = found(run, run.slice(), i);
            if (finding != null) return finding;
        }
        return null;
    }

    private @Nullable Finding found(TestRun run, SliceResult result, int index) throws InterruptedException {
        SortedScenario sorted = run.test().sorted();
        if (result instanceof SliceResult.Counted) return run.table().worst().isPresent() ? exposed(run) : null;
        if (result instanceof SliceResult.Untyped) {
            boxInstead(run, index);
            return null;
        }
        if (result instanceof SliceResult.Hung hung) return hung(run, hung.instance());
        spent = true;
        if (result instanceof SliceResult.Late late && late.slow()) {
            tooSlow.add(run);
            return null;
        }
        return unsettled(sorted);
    }

    /** Accuses operations that did not return, unless they are merely slow. */
    private @Nullable Finding hung(TestRun run, HungInstance hung) throws InterruptedException {
        SortedScenario sorted = run.test().sorted();
        spent = true;
        counts.hung();
        Returning returning = Returning.of(hung, space.judge(), ownTimes);
        if (returning == Returning.UNCLEAR) return unsettled(sorted);
        if (returning == Returning.LATE) {
            tooSlow.add(run);
            return null;
        }
        Shrinker.Hanging smaller = shrinker.smallerHang(run, 1 + slices / runs.size(), this::compiled);
        return smaller != null && Returning.of(smaller.instance(), space.judge(), ownTimes) == Returning.NEVER
                ? hung(smaller.run().test().sorted(), smaller.run(), smaller.instance())
                : hung(sorted, run, hung);
    }

    private Finding hung(SortedScenario sorted, TestRun run, HungInstance hung) {
        return hung(sorted, run, hung.history(), hung.pending(), hung.subject());
    }

    private static Finding unsettled(SortedScenario sorted) {
        return Finding.Inconclusive.unsettled(
                sorted.scenario() + ": actors did not return in time, but were not at rest either");
    }

    private void boxInstead(TestRun typed, int index) {
        StressTest test = typed.test();
        if (test.layout().boxed()) throw new IllegalStateException("boxed answers have room for everything");
        StressTest boxed = new TestWriter(subject.subject())
                .writeBoxed(index + 1, test.sorted(), test.shape())
                .orElseThrow();
        ClassLoader loader = compiler.compile(subject.subject(), List.of(boxed));
        runs.set(index, run(boxed, loader));
    }

    private List<TestRun> compiled(List<StressTest> tests) {
        ClassLoader loader = compile(compiler, subject, tests, progress);
        return tests.stream().map(test -> run(test, loader)).toList();
    }

    private TestRun run(StressTest test, ClassLoader loader) {
        return new TestRun(
                new SliceRunner(test, loader), effort, SequentialRun.bytes(subject.subject()), progress::goesOn);
    }

    private Finding exposed(TestRun first) throws InterruptedException {
        TestRun run = shrinker.smallest(first, 1 + slices / runs.size(), runs, this::compiled);
        spent |= shrinker.isSpent();
        for (int i = 0; i < SLICES_FOR_TABLE && !spent; i++) {
            if (!(run.slice() instanceof SliceResult.Counted)) {
                spent = true;
                break;
            }
        }
        SortedScenario sorted = run.test().sorted();
        History worst = History.of(sorted.scenario(), run.table().worst().orElseThrow());
        return violations.of(
                sorted,
                run.test().shape(),
                worst,
                null,
                run.table().rows(),
                run.table().rate());
    }

    private Finding hung(
            SortedScenario sorted,
            @Nullable TestRun run,
            History history,
            List<RunningOperation> pending,
            Object instance) {
        spent = true;
        Hang hang = LiveThreads.explain(pending, instance);
        List<OutcomeCount> rows = new ArrayList<>();
        if (run != null) {
            rows.add(new OutcomeCount(OutcomeTable.text(history), 1, false));
            rows.addAll(run.table().rows());
        }
        return violations.of(sorted, run == null ? Shape.FIELD : run.test().shape(), history, hang, rows, null);
    }

    /** Returns the number of scenarios that ran. */
    int scenarios() {
        return counts.scenarios();
    }

    /** Returns the number of slices that ran. */
    int slices() {
        return slices;
    }

    /** Returns the number of runs of scenarios. */
    long executions() {
        return counts.runs(runs.stream().mapToLong(run -> run.table().total()).sum() + shrinker.executions());
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        slow.add(ownTimes.slow());
        if (!slow.isEmpty() && !runs.isEmpty()) all.add(slow.toString()); // else it is the finding
        if (!tooSlow.isEmpty())
            all.add("not run to the end, because each run takes too long: "
                    + tooSlow.stream()
                            .map(run -> run.test().sorted().scenario().toString())
                            .collect(Collectors.joining(", ")));
        return all;
    }

    /** Returns whether every test takes too long. */
    boolean isAllTooSlow() {
        return tooSlow.size() == runs.size() && !(tooSlow.isEmpty() && slow.isEmpty());
    }

    /** Returns whether threads were left behind that will not end. */
    boolean isSpent() {
        return spent;
    }
}
