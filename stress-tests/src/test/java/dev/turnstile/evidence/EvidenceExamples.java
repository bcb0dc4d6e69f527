package dev.turnstile.evidence;

import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.Hang.Coffman;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import dev.turnstile.subjects.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evidence for tests: made up, but with every field that the form has. */
public final class EvidenceExamples {
    public static final Origin ORIGIN = new Origin("ci", 7, "25.0.3", 2);

    public static final DataRace RACE = new DataRace(
            "Demo.n",
            new RaceAccess(0, "f1()", "writes", "plain", "Demo.java:17"),
            new RaceAccess(1, "f2()", "reads", "volatile", null),
            "No unlock or volatile write of T0 comes before the access of T1.");

    private EvidenceExamples() {}

    /** A proof of 24 scenarios at a level: of 20 with at most 2 preemptions where it is bounded. */
    public static Finding.Exhausted proved(Level level) {
        return new Finding.Exhausted(
                switch (level) {
                    case MEMORY_MODEL ->
                        new Bound(
                                level,
                                24,
                                24,
                                0,
                                null,
                                true,
                                List.of(new Bound.Size(2, 4), new Bound.Size(3, 1)),
                                4_711,
                                null,
                                List.of(),
                                List.of(),
                                List.of("f1() | f2()"));
                    case SEQUENTIAL ->
                        new Bound(
                                level,
                                24,
                                24,
                                0,
                                null,
                                true,
                                List.of(new Bound.Size(2, 4), new Bound.Size(3, 1)),
                                4_711,
                                null,
                                List.of(
                                        "a weak access mode at Demo.java:12",
                                        "the race on `hash` is annotated as benign: all write the same"),
                                List.of("ReentrantLock", "Semaphore"),
                                List.of("f1() | f2()"));
                    case BOUNDED ->
                        new Bound(
                                level,
                                20,
                                7,
                                4,
                                1,
                                false,
                                List.of(new Bound.Size(3, 1)),
                                4_711,
                                2,
                                List.of(),
                                List.of(),
                                List.of("f1() | f2()"));
                });
    }

    public static CampaignManifest manifest(String... subjects) {
        return new CampaignManifest(
                SubjectEvidence.SCHEMA,
                List.of(subjects),
                List.of(EngineName.values()),
                ORIGIN,
                "2025-03-01T12:00:00Z",
                false);
    }

    /** One engine's answer with the given finding. */
    public static EngineEvidence answer(EngineName engine, Finding finding) {
        return new EngineEvidence(engine, finding, 24, 1_234, 1_500, List.of());
    }

    /** A counterexample in which every field is filled. */
    public static Counterexample counterexample(Symptom symptom) {
        Resource lockA = new Resource("java.lang.Object", "lock A");
        Resource lockB = new Resource("java.lang.Object", "lock B");
        return new Counterexample(
                symptom,
                "f1() | f2()",
                "f1() → … | f2() → …",
                List.of(
                        new SeenOperation(ScenarioPart.PARALLEL, 0, "f1()", null, 0L, null),
                        new SeenOperation(ScenarioPart.PARALLEL, 1, "f2()", "true", null, null)),
                new WhyIllegal(
                        List.of("T1 f2()"), List.of("T0 f1() did not return, but here the model lets it return")),
                List.of("file lock.tmp"),
                List.of("thread \"worker\", which the subject started, ended by AssertionError at Demo.java:41"),
                List.of(
                        new TraceStep(0, "f1()", "LOCK", "locks A", "Demo.java:17"),
                        new TraceStep(1, "f2()", "WAIT", "waits", null)),
                new Hang(
                        List.of(
                                new WaitingThread(
                                        0,
                                        "f1()",
                                        "BLOCKED",
                                        lockB,
                                        "Demo.java:18",
                                        1,
                                        List.of(new Held(lockA, "Demo.java:17")),
                                        List.of("Demo.f1(Demo.java:18)")),
                                new WaitingThread(
                                        1,
                                        "f2()",
                                        "WAITING",
                                        null,
                                        null,
                                        null,
                                        List.of(new Held(lockB, null)),
                                        List.of())),
                        List.of(0, 1),
                        new Coffman(
                                "one owner", "holds and waits", "nothing takes it", "T0 → lock B → T1 → lock A → T0"),
                        List.of(
                                new OwnThread(
                                        "selector 4711",
                                        "WAITING",
                                        "Demo.java:40",
                                        List.of("sun.nio.ch.EPoll.wait(Native Method)", "Demo.run(Demo.java:40)")),
                                new OwnThread("worker", "RUNNING", null, List.of()))),
                symptom == Symptom.DATA_RACE ? RACE : null,
                List.of(new OutcomeCount("…, …", 3, false), new OutcomeCount("returns, true", 9_997, true)),
                0.0003,
                new ReplayToken(EngineName.JQWIK, "demo.Demo", "f1() | f2()", 7, "platform").toString());
    }

    /** A subject's evidence in which every kind of finding occurs and every field is filled that a broken one has. */
    public static SubjectEvidence full(String subject) {
        return new SubjectEvidence(
                SubjectEvidence.SCHEMA,
                subject,
                "demo.Contract",
                "demo.Model",
                new DeclaredFault(
                        FaultKind.of(Faults.Deadlock.class),
                        "the locks are taken in two orders",
                        "demo.Ordered",
                        "demo.Counted"),
                null,
                Verdict.EXPOSED,
                "jqwik found the deadlock",
                List.of(
                        answer(EngineName.JQWIK, new Finding.Violated(counterexample(Symptom.DEADLOCK))),
                        answer(EngineName.LINCHECK, new Finding.Violated(counterexample(Symptom.DATA_RACE))),
                        answer(EngineName.LINCHECK, proved(Level.MEMORY_MODEL)),
                        answer(EngineName.LINCHECK, proved(Level.SEQUENTIAL)),
                        answer(EngineName.LINCHECK, proved(Level.BOUNDED)),
                        answer(EngineName.JQWIK, new Finding.Survived("5,000 runs, 31 % of them overlapping")),
                        answer(EngineName.JQWIK, new Finding.Inconclusive("no overlap")),
                        answer(EngineName.JCSTRESS, new Finding.NotApplicable("every scenario may block"))),
                ORIGIN,
                List.of(new Source(subject, "src/main/java/demo/Demo.java", "class Demo {}\n")));
    }

    /** A mutant with that fate. */
    public static MutantEvidence mutant(Fate fate) {
        return new MutantEvidence(
                "drop-volatile",
                "demo.Demo$Node",
                "next",
                17,
                "next is not volatile",
                fate,
                fate == Fate.EXPOSED ? EngineName.LINCHECK : null,
                fate == Fate.EXPOSED ? "data race in f1() | f2()" : "lincheck: no difference in 42 schedules",
                "a data race",
                1_234);
    }

    /** Mutants: one with each fate, and this number of further exposed ones. */
    public static MutationEvidence mutation(int exposed) {
        return new MutationEvidence(
                Stream.concat(
                                Arrays.stream(Fate.values()),
                                Stream.generate(() -> Fate.EXPOSED).limit(exposed))
                        .map(EvidenceExamples::mutant)
                        .toList(),
                3,
                1,
                null);
    }

    /** A subject's evidence with nothing that may be left out. */
    public static SubjectEvidence bare(String subject) {
        return fixed(subject, null);
    }

    /** The same of a subject that is an example of a way out of deadlock, if one is given. */
    public static SubjectEvidence fixed(String subject, @Nullable Remedy remedy) {
        return new SubjectEvidence(
                SubjectEvidence.SCHEMA,
                subject,
                "demo.Contract",
                "demo.Model",
                null,
                remedy,
                Verdict.INCONCLUSIVE,
                "nothing ran",
                List.of(),
                ORIGIN,
                List.of());
    }
}
