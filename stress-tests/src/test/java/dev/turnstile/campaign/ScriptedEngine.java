package dev.turnstile.campaign;

import dev.turnstile.campaign.Scripted.Find;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Engine;
import dev.turnstile.engine.Progress;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Symptom;
import dev.turnstile.worker.WorkerKind;
import java.util.List;
import java.util.function.Function;

/** Engines that find what a subject's annotation tells them to: for tests of all that happens around engines. */
public abstract class ScriptedEngine implements Engine {
    private final EngineName name;
    private final Function<Scripted, Find> script;

    ScriptedEngine(EngineName name, Function<Scripted, Find> script) {
        this.name = name;
        this.script = script;
    }

    /** In Lincheck's place. */
    public static final class Lincheck extends ScriptedEngine {
        public Lincheck() {
            super(EngineName.LINCHECK, Scripted::lincheck);
        }
    }

    /** In jcstress's place. */
    public static final class Jcstress extends ScriptedEngine {
        public Jcstress() {
            super(EngineName.JCSTRESS, Scripted::jcstress);
        }
    }

    /** In jqwik's place. */
    public static final class Jqwik extends ScriptedEngine {
        public Jqwik() {
            super(EngineName.JQWIK, Scripted::jqwik);
        }
    }

    /** The three, launched as the real ones are: one shares the machine, two have it to themselves. */
    public static List<EngineLaunch> launches() {
        return List.of(
                launch(EngineName.LINCHECK, Lincheck.class, false),
                launch(EngineName.JCSTRESS, Jcstress.class, true),
                launch(EngineName.JQWIK, Jqwik.class, true));
    }

    private static EngineLaunch launch(EngineName name, Class<? extends Engine> type, boolean alone) {
        return EngineLaunch.single(
                new WorkerKind(name, type.getName(), List.of("-XX:TieredStopAtLevel=1"), !alone), subject -> alone);
    }

    @Override
    public EngineName name() {
        return name;
    }

    @Override
    public EngineEvidence check(Declaration subject, ScenarioSpace scenarios, Budget budget, Progress progress) {
        Find find = script.apply(subject.subject().getAnnotation(Scripted.class));
        if (find == Find.HALT) Runtime.getRuntime().halt(9);
        if (find == Find.SLEEP) sleep(progress);
        return new EngineEvidence(name, finding(find), 1, budget.runs(), 5, List.of(moreRuns(budget.moreRuns())));
    }

    /** Returns the note that a scripted engine makes of this part of its budget. */
    static String moreRuns(long runs) {
        return runs + " more runs";
    }

    private static void sleep(Progress progress) {
        try {
            for (int i = 0; i < 60; i++) {
                progress.at("second " + i);
                Thread.sleep(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Finding finding(Find find) {
        return switch (find) {
            case WRONG_ANSWER, STUCK, DEADLOCK -> new Finding.Violated(counterexample(Symptom.valueOf(find.name())));
            case EXHAUSTED -> EvidenceExamples.proved(Level.SEQUENTIAL);
            case SURVIVED -> new Finding.Survived("a scripted run");
            case INCONCLUSIVE -> new Finding.Inconclusive("scripted doubt");
            case NOT_APPLICABLE -> new Finding.NotApplicable("scripted refusal");
            case SLEEP -> new Finding.Survived("a long sleep");
            case HALT -> throw new IllegalStateException();
        };
    }

    /** One of a scenario that the scripted subjects have: who looks at it again runs it. */
    private static Counterexample counterexample(Symptom symptom) {
        Counterexample other = EvidenceExamples.counterexample(symptom);
        return new Counterexample(
                symptom,
                "open() | open()",
                other.history(),
                other.threads(),
                other.explanation(),
                other.left(),
                other.interleaving(),
                other.hang(),
                other.outcomes(),
                other.rate(),
                other.replay());
    }

    @Override
    public EngineEvidence replay(
            Declaration subject, ScenarioSpace scenarios, ReplayToken token, Budget budget, Progress progress) {
        return check(subject, scenarios, budget, progress);
    }
}
