package dev.turnstile.engine.jqwik;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.stage.ThreadKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Runs jqwik's scenarios on real threads, as fast and as closely together as the machine allows. A violation is a fact. "Nothing found"
 * means something only if calls overlapped, so the engine measures overlap.
 */
public final class JqwikEngine implements Engine {
    /**
     * How many runs with overlapping calls make "nothing was found" worth saying. A violation that shows in one of a hundred such runs stays
     * unseen in 300 of them in one of twenty cases (e⁻³).
     */
    private static final long OVERLAP_FLOOR = 300;

    private final JvmState jvm;
    private final Acquittal acquittal;
    private boolean spoilt;

    /** The engine as it is meant to be. */
    public JqwikEngine() {
        this(OVERLAP_FLOOR, LeakCheck::new);
    }

    /**
     * @param overlapFloor how many runs with overlapping calls it takes to acquit a subject
     * @param leakChecks tell what a subject leaves: one for each
     */
    JqwikEngine(long overlapFloor, Supplier<LeakCheck> leakChecks) {
        this.jvm = new JvmState(leakChecks);
        this.acquittal = new Acquittal(new Canaries(jvm), overlapFloor);
    }

    @Override
    public EngineName name() {
        return EngineName.JQWIK;
    }

    @Override
    public boolean isSpent() {
        try {
            return spoilt || jvm.stuck().spoilTheJvm();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public Optional<String> obstacle(Declaration subject) {
        return subject.isProgram() ? Optional.of(Reach.LASTING_STATICS) : Optional.empty();
    }

    @Override
    public EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        return uninterrupted(() -> session(subject, scenarios, budget, progress, Session::check));
    }

    @Override
    public EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress) {
        Scenario scenario = ScenarioText.parse(token.scenario(), subject.operations());
        ThreadKind kind = ThreadKind.valueOf(token.detail());
        return uninterrupted(
                () -> session(subject, scenarios, budget, progress, session -> session.replay(scenario, kind)));
    }

    private EngineEvidence session(
            Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress, Work work)
            throws InterruptedException {
        try (Session session = new Session(subject, scenarios, budget, progress, jvm, acquittal)) {
            EngineEvidence evidence = work.in(session);
            spoilt |= session.isSpoilt();
            return evidence;
        }
    }

    /** The work on a subject. */
    private interface Work {
        EngineEvidence in(Session session) throws InterruptedException;
    }

    private static EngineEvidence uninterrupted(Callable<EngineEvidence> task) {
        try {
            return task.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
