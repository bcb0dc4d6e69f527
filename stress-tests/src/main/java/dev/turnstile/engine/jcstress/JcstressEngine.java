package dev.turnstile.engine.jcstress;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.jcstress.run.Effort;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestCompiler;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.spec.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * jcstress as an engine: short races, run very often, in this JVM and as it compiles. A subject is run in several JVMs that compile in
 * different ways, see {@link #jvmArguments}, and the answers are {@linkplain #merge merged}.
 */
public final class JcstressEngine implements Engine {
    /** The budget's number of scenarios is divided by this, since each scenario costs a compilation. */
    private static final int SCENARIOS_SHARE = 4;

    /** The number of scenarios, from the first, that also run in the second shape. */
    private static final int IN_SECOND_SHAPE = 1;

    /**
     * The number of tests, from the first, that also run in other compilations than the JVM's own. Interleavings do not depend on the
     * compilation. The first tests are the litmus tests, if the contract has them, and the smallest ones, which the compiler reorders
     * most.
     */
    private static final int IN_OTHER_COMPILATIONS = 4;

    /**
     * A subject that is known to answer wrongly runs until it does, for at most this long over all its JVMs, and never more than half
     * the guard.
     */
    private static final Duration MAX_UNTIL_EXPOSED = Duration.ofSeconds(8);

    /** The most rounds for such a subject in one JVM. */
    private static final int MAX_ROUNDS = 200;

    /** If the control needed several slices, the subject gets this many times more at most. */
    private static final int MAX_FACTOR = 8;

    private final TestCompiler compiler = new TestCompiler();
    private final RacyControl control = new RacyControl(compiler);
    private final Effort effort = Effort.ofThisMachine();
    private boolean spent;

    /**
     * The arguments of a worker JVM.
     *
     * @param compilation from 0 to {@link Budget#compilations()} - 1
     * @param seed the campaign's seed: the same seed compiles in the same way
     */
    public static List<String> jvmArguments(int compilation, long seed) {
        List<String> arguments = new ArrayList<>(new Compilation(compilation, seed).jvmArguments());
        arguments.add(TestCompiler.inSameDirectory());
        return List.copyOf(arguments);
    }

    /** The arguments of a worker JVM that only prepares: it starts fast, and runs no code often enough for C2 to pay. */
    public static List<String> preparingJvmArguments() {
        return List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", TestCompiler.inSameDirectory());
    }

    /** The arguments of the worker JVM that can show a counterexample again. */
    public static List<String> jvmArguments(ReplayToken token) {
        return jvmArguments(ReplayDetail.parse(token.detail()).compilation(), token.seed());
    }

    /** Merges the answers of JVMs that compiled in different ways; at least one. */
    public static EngineEvidence merge(List<EngineEvidence> evidence) {
        return MergedEvidence.of(evidence);
    }

    @Override
    public EngineName name() {
        return EngineName.JCSTRESS;
    }

    @Override
    public boolean isSpent() {
        return spent;
    }

    /** Compiles the tests, which stay on disk. */
    @Override
    public void prepare(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        List<SortedScenario> chosen = chosen(new ScenarioChoice(scenarios), budget);
        if (!chosen.isEmpty()) StressCheck.compile(compiler, subject, tests(subject, chosen), progress);
    }

    @Override
    public Optional<String> obstacle(Declaration subject) {
        if (subject.isProgram()) return Optional.of(Reach.LASTING_STATICS);
        return TestCompiler.obstacle()
                .or(() -> Reach.acrossProcesses(subject))
                .or(() -> AutoCloseable.class.isAssignableFrom(subject.subject())
                        ? Optional.of("instances must be closed, and jcstress keeps thousands of them at once")
                        : Optional.empty());
    }

    private static List<SortedScenario> chosen(ScenarioChoice choice, Budget budget) {
        return choice.of(Math.max(2, budget.scenarios() / SCENARIOS_SHARE));
    }

    @Override
    public EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        long start = System.nanoTime();
        ScenarioChoice choice = new ScenarioChoice(scenarios);
        List<SortedScenario> chosen = chosen(choice, budget);
        if (chosen.isEmpty()) return notApplicable(choice.whyNone(), start);
        Duration cap =
                isKnownToAnswerWrongly(subject) ? untilExposed(budget).dividedBy(budget.compilations()) : Duration.ZERO;
        Plan plan = new Plan(subject, scenarios, chosen, tests(subject, chosen), budget, cap, choice.omissions());
        return run(plan, progress, start);
    }

    private static boolean isKnownToAnswerWrongly(Declaration subject) {
        return subject.broken()
                .filter(b -> FaultKind.of(b.fault()).showsAs(Symptom.WRONG_ANSWER))
                .isPresent();
    }

    private static Duration untilExposed(Budget budget) {
        Duration half = budget.guard().dividedBy(2);
        return half.compareTo(MAX_UNTIL_EXPOSED) < 0 ? half : MAX_UNTIL_EXPOSED;
    }

    private static EngineEvidence notApplicable(String reason, long start) {
        return new EngineEvidence(
                EngineName.JCSTRESS, new Finding.NotApplicable(reason), 0, 0, millisSince(start), List.of());
    }

    private static List<StressTest> tests(Declaration subject, List<SortedScenario> chosen) {
        TestWriter writer = new TestWriter(subject.subject());
        List<StressTest> tests = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            writer.write(i + 1, chosen.get(i), Shape.EXTENDS).ifPresent(tests::add);
            if (i < IN_SECOND_SHAPE)
                writer.write(i + 1, chosen.get(i), Shape.FIELD).ifPresent(tests::add);
        }
        return tests;
    }

    @Override
    public EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress) {
        long start = System.nanoTime();
        SortedScenario sorted = scenarios.sort(ScenarioText.parse(token.scenario(), subject.operations()));
        Shape shape = ReplayDetail.parse(token.detail()).shape();
        List<StressTest> tests = new TestWriter(subject.subject())
                .write(1, sorted, shape)
                .map(List::of)
                .orElse(List.of());
        // A small scenario may need many slices on a busy machine, and nothing else waits for this.
        Plan plan = new Plan(subject, scenarios, List.of(sorted), tests, budget, budget.guard(), List.of());
        return run(plan, progress, start);
    }

    /**
     * The work for one subject.
     *
     * @param untilExposed for how long to go on beyond the budget's slices while nothing is found
     * @param omissions what cannot be run, as sentences
     */
    private record Plan(
            Declaration subject,
            ScenarioSpace space,
            List<SortedScenario> chosen,
            List<StressTest> tests,
            Budget budget,
            Duration untilExposed,
            List<String> omissions) {}

    private EngineEvidence run(Plan plan, Progress progress, long start) {
        StressCheck check = new StressCheck(
                plan.subject(),
                plan.space(),
                compiler,
                progress,
                effort,
                Compilation.ofThisJvm(),
                new Shrinker(
                        plan.space(), plan.budget().reductions(), () -> progress.at("jcstress: smaller scenarios")));
        try {
            Finding finding = check.alone(plan.chosen());
            if (finding == null) finding = race(check, plan, progress);
            int scenarios = Math.max(1, check.scenarios());
            List<String> notes = new ArrayList<>(plan.omissions());
            notes.addAll(check.notes());
            return new EngineEvidence(
                    EngineName.JCSTRESS, finding, scenarios, check.executions(), millisSince(start), notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            spent |= check.isSpent();
        }
    }

    private Finding race(StressCheck check, Plan plan, Progress progress) throws InterruptedException {
        boolean own = Compilation.ofThisJvm().index() == 0;
        check.prepare(plan.tests(), own ? plan.tests().size() : IN_OTHER_COMPILATIONS);
        progress.at("jcstress: the positive control");
        int control = this.control.slicesUntilExposed(effort, progress::goesOn);
        // From here: to read a large library's code, and to compile, may take longer than all slices.
        long guard = System.nanoTime() + plan.budget().guard().toNanos();
        long exposing = Math.min(guard, System.nanoTime() + plan.untilExposed().toNanos());
        int due = plan.budget().slices() * Math.max(1, Math.min(control, MAX_FACTOR));
        for (int round = 0; round < due || round < MAX_ROUNDS && System.nanoTime() < exposing; round++) {
            Finding finding = check.round();
            if (finding != null) return finding;
            if (check.isAllTooSlow()) return new Finding.NotApplicable("each run takes too long to be made very often");
            if (System.nanoTime() > guard) break;
        }
        return unexposed(check, control);
    }

    private static Finding unexposed(StressCheck check, int control) {
        if (control == 0) {
            return new Finding.Inconclusive(
                    "the machine gave no overlap: even the positive control, a racy counter, showed nothing. Try again where at least two processors are free.");
        }
        return new Finding.Survived(String.format(
                Locale.ROOT,
                "%s of %s in %s, compiled %s; slice %d exposed the racy control",
                Counted.of(check.executions(), "run"),
                Counted.of(check.scenarios(), "scenario"),
                Counted.of(check.slices(), "slice"),
                Compilation.ofThisJvm().text(),
                control));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
