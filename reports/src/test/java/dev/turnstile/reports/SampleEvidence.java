package dev.turnstile.reports;

import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.ScenarioPart;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.hang.explain.HangExplainer;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evidence such as engines leave behind: every kind of finding, symptom and verdict occurs. */
final class SampleEvidence {
    static final Origin ORIGIN = new Origin("ci", 42, "25.0.3", 2);
    static final String TICKETS = "dev.turnstile.models.shared.TicketOffice";
    static final String LOCKS = "dev.turnstile.models.locks.TwoLocks";
    static final String TRANSFERS = "dev.turnstile.models.locks.Transfers";
    static final String QUEUE = "dev.turnstile.models.queues.BoundedQueue";
    private static final String SUBJECTS = "dev.turnstile.subjects.";

    private SampleEvidence() {}

    /** One subject for each verdict and more: the page of which people look at. */
    static List<SubjectEvidence> all() {
        return Stream.concat(verdicts().stream(), waysOut().stream()).toList();
    }

    private static List<SubjectEvidence> verdicts() {
        return List.of(
                checkThenAct(),
                SampleMutants.office(),
                provedAt("SpinTicketOffice", Level.BOUNDED),
                dataRace(),
                verdict(
                        "CasTicketOffice",
                        TICKETS,
                        null,
                        Verdict.CLEAN,
                        "nothing found in 96,000 runs; its loops cannot be exhausted."),
                verdict(
                        "CheckOutsideLockTicketOffice",
                        TICKETS,
                        SampleFaults.OVERSELL,
                        Verdict.MISSED,
                        "no engine found a counterexample."),
                deadlock(),
                selfDeadlock(),
                ring(),
                mislabelled(),
                hostile(),
                lostWakeup(),
                verdict(
                        "TwoConditionQueue",
                        QUEUE,
                        null,
                        Verdict.INCONCLUSIVE,
                        "lincheck ran out of time and 0.2 % of jqwik's runs overlapped."),
                verdict("MemcachedQueue", QUEUE, null, Verdict.NOT_INSTALLED, "it was not checked."));
    }

    /** Ways out of deadlock: one in two contracts, one twice in one, one not at all. */
    static List<SubjectEvidence> waysOut() {
        return List.of(
                wayOut("OrderedLocks", LOCKS, Remedy.NO_CIRCULAR_WAIT, Verdict.PROVED),
                wayOut("LockInIdOrder", TRANSFERS, Remedy.NO_CIRCULAR_WAIT, Verdict.PROVED),
                wayOut("BackoffLocks", LOCKS, Remedy.PREEMPTION, Verdict.CLEAN),
                wayOut("TryLocks", LOCKS, Remedy.PREEMPTION, Verdict.PROVED),
                wayOut("CasTransfers", TRANSFERS, Remedy.NO_MUTUAL_EXCLUSION, Verdict.PROVED),
                wayOut("BankerLocks", LOCKS, Remedy.AVOIDANCE, Verdict.PROVED));
    }

    static SubjectEvidence wayOut(String name, String contract, Remedy remedy, Verdict verdict) {
        return with(remedy, verdict(name, contract, null, verdict, "for a reason."));
    }

    static SubjectEvidence with(@Nullable Remedy remedy, SubjectEvidence e) {
        return new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                e.declaredFault(),
                remedy,
                e.verdict(),
                e.reason(),
                e.engines(),
                e.origin(),
                e.sources());
    }

    /** Returns the same findings about a subject that declares no fault. */
    static SubjectEvidence claimingToBeRight(SubjectEvidence e, Verdict verdict, String reason) {
        return new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                null,
                null,
                verdict,
                reason,
                e.engines(),
                e.origin(),
                e.sources());
    }

    /** Returns the same subject with other findings. */
    static SubjectEvidence withEngines(SubjectEvidence e, List<EngineEvidence> engines) {
        return new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                e.declaredFault(),
                e.remedy(),
                e.verdict(),
                e.reason(),
                engines,
                e.origin(),
                e.sources());
    }

    static CampaignEvidence campaign(List<SubjectEvidence> subjects) {
        return new CampaignEvidence(
                List.of(manifest(subjects.stream().map(SubjectEvidence::subject).toList(), false)), subjects);
    }

    static CampaignManifest manifest(List<String> subjects, boolean narrowed) {
        return new CampaignManifest(
                SubjectEvidence.SCHEMA,
                subjects,
                List.of(EngineName.values()),
                ORIGIN,
                "2026-11-21T10:15:30Z",
                narrowed);
    }

    /** Returns a subject about which engines found next to nothing: for what only the verdict decides. */
    static SubjectEvidence verdict(
            String name, String contract, @Nullable FaultKind fault, Verdict verdict, String reason) {
        Finding ofLincheck = verdict == Verdict.PROVED
                ? proof(Level.SEQUENTIAL)
                : new Finding.Inconclusive("its time of 20 s was up after 8 of 24 scenarios; use the profile nightly.");
        List<EngineEvidence> engines = List.of(
                new EngineEvidence(
                        EngineName.LINCHECK, ofLincheck, 8, 80_000, 20_000, List.of("2 threads were left behind")),
                new EngineEvidence(
                        EngineName.JCSTRESS,
                        new Finding.NotApplicable("every scenario may block for good."),
                        0,
                        0,
                        3,
                        List.of()),
                new EngineEvidence(
                        EngineName.JQWIK,
                        new Finding.Survived("96,000 runs, 31 % of them overlapping"),
                        24,
                        96_000,
                        2_150,
                        List.of()));
        return subject(name, contract, fault, verdict, reason, engines, List.of());
    }

    static SubjectEvidence checkThenAct() {
        List<EngineEvidence> engines = List.of(
                violated(EngineName.JQWIK, 12, 431, 620, timedOversell()),
                violated(EngineName.LINCHECK, 1, 14, 240, steppedOversell()),
                violated(EngineName.JCSTRESS, 3, 1_234_567, 310, countedOversell()));
        return subject(
                "CheckThenActTicketOffice",
                TICKETS,
                SampleFaults.OVERSELL,
                Verdict.EXPOSED,
                "lincheck, jcstress and jqwik found a wrong answer.",
                engines,
                List.of(SampleSources.CHECK_THEN_ACT, SampleSources.MUTEX_TICKETS));
    }

    /** One that answers right and leaves two things. */
    static SubjectEvidence leaking() {
        Counterexample found = counterexample(
                Symptom.LEAK,
                "buy()",
                "buy(): true",
                List.of(operation(ScenarioPart.PARALLEL, 0, "buy()", "true")),
                new WhyIllegal(List.of(), List.of()),
                List.of("file tickets.tmp", "process 4711 (sleep <30>), which still lives"),
                List.of(),
                null,
                List.of(),
                1.0);
        return subject(
                "UntidyTicketOffice",
                TICKETS,
                SampleFaults.LEAK,
                Verdict.EXPOSED,
                "jqwik found a leak.",
                List.of(violated(EngineName.JQWIK, 1, 1, 5_000, found)),
                List.of());
    }

    /** Returns the subject that claims to be right, with any verdict that such a one can have. */
    static SubjectEvidence fixedTickets(Verdict verdict) {
        List<EngineEvidence> engines = List.of(
                new EngineEvidence(EngineName.LINCHECK, proof(Level.MEMORY_MODEL), 24, 12_345, 1_830, List.of()),
                verdict == Verdict.REFUTED
                        ? violated(EngineName.JCSTRESS, 3, 1_234_567, 310, countedOversell())
                        : new EngineEvidence(
                                EngineName.JCSTRESS,
                                new Finding.Survived("41 million runs in 2 compilations"),
                                24,
                                41_000_000,
                                4_100,
                                List.of()),
                new EngineEvidence(
                        EngineName.JQWIK,
                        new Finding.Survived("120,000 runs, 28 % of them overlapping"),
                        24,
                        120_000,
                        2_900,
                        List.of()));
        return subject(
                "MutexTicketOffice",
                TICKETS,
                null,
                verdict,
                "every schedule of 24 scenarios was run.",
                engines,
                List.of(SampleSources.MUTEX_TICKETS));
    }

    /** Returns a proof at a level, with everything that a bound of that level has. */
    static Finding.Exhausted proof(Level level) {
        List<String> covered = List.of("buy() | buy()", "buy(); remaining() | buy()");
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
                                List.of(new Bound.Size(2, 3)),
                                12_345,
                                null,
                                List.of(),
                                List.of(),
                                covered);
                    case SEQUENTIAL ->
                        new Bound(
                                level,
                                24,
                                24,
                                0,
                                null,
                                true,
                                List.of(new Bound.Size(2, 3)),
                                12_345,
                                null,
                                List.of(
                                        "a weak access mode at Office.java:12",
                                        "the race on `<hash>` is annotated as benign: all write the same"),
                                List.of("ReentrantLock", "Semaphore"),
                                covered);
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
                                List.of());
                });
    }

    /** Returns a subject that one engine proved at a level, and no other could judge. */
    static SubjectEvidence provedAt(String name, Level level) {
        return subject(
                name,
                TICKETS,
                null,
                Verdict.PROVED,
                "lincheck proved it.",
                List.of(new EngineEvidence(EngineName.LINCHECK, proof(level), 24, 12_345, 1_830, List.of())),
                List.of());
    }

    /** One with right answers and a data race. */
    static SubjectEvidence dataRace() {
        String file = "OppositeOrderLocks.java:";
        Counterexample found = counterexample(
                        Symptom.WRONG_ANSWER,
                        "f1() | f2()",
                        "f1(): 1 | f2(): 2",
                        List.of(
                                operation(ScenarioPart.PARALLEL, 0, "f1()", "1"),
                                operation(ScenarioPart.PARALLEL, 1, "f2()", "2")),
                        new WhyIllegal(List.of(), List.of()),
                        List.of(),
                        null,
                        List.of(),
                        null)
                .withRace(new DataRace(
                        "PlainFlag.<ready>",
                        new RaceAccess(0, "f1()", "writes", "plain", file + 12),
                        new RaceAccess(1, "f2()", "reads", "volatile", null),
                        "No unlock or volatile write of T0 comes before the access of T1."));
        return subject(
                "PlainFlag",
                LOCKS,
                SampleFaults.VISIBILITY,
                Verdict.EXPOSED,
                "lincheck found a data race.",
                List.of(violated(EngineName.LINCHECK, 1, 1, 120, found)),
                List.of(SampleSources.OPPOSITE_ORDER));
    }

    static SubjectEvidence deadlock() {
        Resource a = new Resource("java.util.concurrent.locks.ReentrantLock", "ReentrantLock#1");
        Resource b = new Resource("java.util.concurrent.locks.ReentrantLock", "ReentrantLock#2");
        Hang hang = HangExplainer.explain(List.of(
                waiting(0, "f1()", b, "OppositeOrderLocks.java:13", 1, a, "OppositeOrderLocks.java:12"),
                waiting(1, "f2()", a, "OppositeOrderLocks.java:22", 0, b, "OppositeOrderLocks.java:21")));
        List<TraceStep> steps = List.of(
                step(0, "f1()", "CALL", "f1()", null),
                step(0, "f1()", "READ", "a → ReentrantLock#1", "OppositeOrderLocks.java:12"),
                step(0, "f1()", "LOCK", "ReentrantLock#1.lock()", "OppositeOrderLocks.java:12"),
                step(0, "f1()", "SWITCH", "another thread runs", null),
                step(1, "f2()", "CALL", "f2()", null),
                step(1, "f2()", "LOCK", "ReentrantLock#2.lock()", "OppositeOrderLocks.java:21"),
                step(1, "f2()", "READ", "a → ReentrantLock#1", "OppositeOrderLocks.java:22"),
                step(1, "f2()", "PARK", "waits for ReentrantLock#1", "OppositeOrderLocks.java:22"),
                step(0, "f1()", "READ", "b → ReentrantLock#2", "OppositeOrderLocks.java:13"),
                step(0, "f1()", "PARK", "waits for ReentrantLock#2", "OppositeOrderLocks.java:13"));
        Counterexample found = counterexample(
                Symptom.DEADLOCK,
                "f1() | f2()",
                "f1() … | f2() …",
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "f1()", null),
                        operation(ScenarioPart.PARALLEL, 1, "f2()", null)),
                new WhyIllegal(
                        List.of(),
                        List.of(
                                "T0 f1() did not return, but here the model lets it return 1",
                                "T1 f2() did not return, but here the model lets it return 2")),
                steps,
                hang,
                List.of(),
                null);
        return subject(
                "OppositeOrderLocks",
                LOCKS,
                SampleFaults.DEADLOCK,
                Verdict.EXPOSED,
                "lincheck found a deadlock.",
                List.of(
                        violated(EngineName.LINCHECK, 1, 7, 310, found),
                        new EngineEvidence(
                                EngineName.JCSTRESS,
                                new Finding.NotApplicable("every scenario may block for good."),
                                0,
                                0,
                                3,
                                List.of())),
                List.of(SampleSources.OPPOSITE_ORDER, SampleSources.ORDERED));
    }

    static SubjectEvidence selfDeadlock() {
        Resource a = new Resource("dev.turnstile.subjects.locks.CasSpinMutex", "lock A");
        Hang hang =
                HangExplainer.explain(List.of(waiting(0, "f1()", a, "SelfRelock.java:18", 0, a, "SelfRelock.java:17")));
        Counterexample found = counterexample(
                Symptom.DEADLOCK,
                "f1() | f2()",
                "f1() … | f2(): 2",
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "f1()", null),
                        operation(ScenarioPart.PARALLEL, 1, "f2()", "2")),
                new WhyIllegal(
                        List.of("T1 f2(): 2"), List.of("T0 f1() did not return, but here the model lets it return 1")),
                List.of(),
                hang,
                List.of(),
                1.0);
        return subject(
                "SelfRelock",
                LOCKS,
                SampleFaults.DEADLOCK,
                Verdict.EXPOSED,
                "jqwik found a deadlock.",
                List.of(violated(EngineName.JQWIK, 1, 1, 270, found)),
                List.of());
    }

    static SubjectEvidence ring() {
        List<WaitingThread> waiting = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int next = (t + 1) % 3;
            waiting.add(waiting(
                    t, "dine(" + t + ")", fork(next), "Philosophers.java:31", next, fork(t), "Philosophers.java:30"));
        }
        Counterexample found = counterexample(
                Symptom.DEADLOCK,
                "dine(0) | dine(1) | dine(2)",
                "dine(0) … | dine(1) … | dine(2) …",
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "dine(0)", null),
                        operation(ScenarioPart.PARALLEL, 1, "dine(1)", null),
                        operation(ScenarioPart.PARALLEL, 2, "dine(2)", null)),
                new WhyIllegal(List.of(), List.of("T0 dine(0) did not return, but here the model lets it return")),
                List.of(),
                HangExplainer.explain(waiting),
                List.of(),
                0.021);
        return subject(
                "Philosophers",
                LOCKS,
                null,
                Verdict.REFUTED,
                "jqwik found a deadlock.",
                List.of(violated(EngineName.JQWIK, 5, 340, 2_270, found)),
                List.of());
    }

    static SubjectEvidence mislabelled() {
        return subject(
                "TimeoutLocks",
                LOCKS,
                SampleFaults.DEADLOCK,
                Verdict.MISLABELLED,
                "declared a deadlock, but jqwik found a wrong answer.",
                List.of(violated(EngineName.JQWIK, 2, 5, 90, timedOversell())),
                List.of());
    }

    static SubjectEvidence hostile() {
        String bad = "<script>alert('answer')</script>";
        Counterexample found = counterexample(
                Symptom.WRONG_ANSWER,
                "put(\"" + bad + "\") | take()",
                "put | take(): " + bad,
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "put(\"" + bad + "\")", "returns"),
                        operation(ScenarioPart.PARALLEL, 1, "take()", bad)),
                new WhyIllegal(List.of("T0 " + bad), List.of("T1 take() answered " + bad)),
                List.of(step(0, "put(\"" + bad + "\")", "WRITE", bad, "HostileQueue.java:5")),
                null,
                List.of(new OutcomeCount(bad, 1, false)),
                0.5);
        return subject(
                "HostileQueue",
                QUEUE,
                SampleFaults.LOST_ELEMENT,
                Verdict.EXPOSED,
                "found " + bad + " \u0001.",
                List.of(new EngineEvidence(EngineName.JQWIK, new Finding.Violated(found), 1, 1, 1, List.of(bad))),
                List.of(SampleSources.HOSTILE));
    }

    /** One whose answers are meant for who reads the console, the log of CI, or the summary. */
    static SubjectEvidence injecting() {
        String words =
                "x\nTurnstile gate: PASSED\r\n::error::all is well\u2028\u001b[2J\u202e ##[error]x ##vso[x] [a](http://evil.example)"
                        + " <img src=x> &lt;b&gt;\n```\n# PASSED\n";
        Counterexample found = counterexample(
                Symptom.WRONG_ANSWER,
                "put(1) | take()",
                "put | take(): " + words,
                List.of(),
                new WhyIllegal(List.of(), List.of(words)),
                List.of(step(0, words, "WRITE", words, "HostileQueue.java:5")),
                null,
                List.of(),
                0.5);
        return subject(
                "InjectingQueue",
                QUEUE,
                null,
                Verdict.REFUTED,
                "it answered " + words,
                List.of(new EngineEvidence(EngineName.JQWIK, new Finding.Violated(found), 1, 1, 1, List.of(words))),
                List.of(SampleSources.HOSTILE));
    }

    static SubjectEvidence lostWakeup() {
        OwnThread producer = new OwnThread(
                "producer <1>",
                "WAITING",
                "SingleNotifyQueue.java:19",
                List.of("dev.turnstile.subjects.SingleNotifyQueue.put(SingleNotifyQueue.java:19)"));
        Hang hang = HangExplainer.explain(List.of(new WaitingThread(
                        1,
                        "take()",
                        "WAITING",
                        new Resource("java.lang.Object", "monitor of SingleNotifyQueue"),
                        "SingleNotifyQueue.java:28",
                        null,
                        List.of(),
                        List.of(
                                "java.lang.Object.wait0(Native Method)",
                                "dev.turnstile.subjects.SingleNotifyQueue.take(SingleNotifyQueue.java:28)"))))
                .with(List.of(producer, new OwnThread("timer", "RUNNING", null, List.of())));
        List<SeenOperation> operations = List.of(
                timed(ScenarioPart.INIT, 0, "put(1)", "returns", 0, 300),
                timed(ScenarioPart.PARALLEL, 0, "take()", "1", 900, 2_400),
                timed(ScenarioPart.PARALLEL, 0, "put(2)", "returns", 2_500, 4_100),
                timed(ScenarioPart.PARALLEL, 1, "take()", null, 1_100, -1),
                timed(ScenarioPart.PARALLEL, 2, "offer(3)", "true", 1_300, 3_900),
                timed(ScenarioPart.POST, 0, "size()", "2", 260_004_000, 260_004_400));
        Counterexample found = counterexample(
                Symptom.STUCK,
                "[put(1)] take(); put(2) | take() | offer(3) [size()]",
                "[put(1)] take(): 1; put(2) | take() … | offer(3): true [size(): 2]",
                operations,
                new WhyIllegal(
                        List.of("put(1)", "T0 take(): 1", "T0 put(2)", "T2 offer(3): true", "size(): 2"),
                        List.of("T1 take() did not return, but here the model lets it return 2")),
                List.of(),
                hang,
                List.of(),
                0.0021);
        return subject(
                "SingleNotifyQueue",
                QUEUE,
                SampleFaults.LOST_WAKEUP,
                Verdict.EXPOSED,
                "jqwik found a call that is stuck.",
                List.of(violated(EngineName.JQWIK, 9, 4_312, 3_300, found)),
                List.of());
    }

    private static Counterexample steppedOversell() {
        String file = "CheckThenActTicketOffice.java:";
        List<TraceStep> steps = List.of(
                step(0, "buy()", "CALL", "buy()", null),
                step(0, "buy()", "READ", "remaining → 1", file + 18),
                step(0, "buy()", "SWITCH", "another thread runs", null),
                step(1, "buy()", "CALL", "buy()", null),
                step(1, "buy()", "READ", "remaining → 1", file + 18),
                step(1, "buy()", "READ", "remaining → 1", file + 19),
                step(1, "buy()", "WRITE", "remaining = 0", file + 19),
                step(1, "buy()", "RETURN", "true", null),
                step(0, "buy()", "READ", "remaining → 0", file + 19),
                step(0, "buy()", "WRITE", "remaining = -1", file + 19),
                step(0, "buy()", "RETURN", "true", null),
                step(0, "remaining()", "CALL", "remaining()", null),
                step(0, "remaining()", "READ", "remaining → -1", file + 25),
                step(0, "remaining()", "RETURN", "-1", null));
        return counterexample(
                Symptom.WRONG_ANSWER,
                "buy(); remaining() | buy()",
                "buy(): true; remaining(): -1 | buy(): true",
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "buy()", "true"),
                        operation(ScenarioPart.PARALLEL, 0, "remaining()", "-1"),
                        operation(ScenarioPart.PARALLEL, 1, "buy()", "true")),
                oversold(),
                steps,
                null,
                List.of(),
                null);
    }

    private static Counterexample countedOversell() {
        return counterexample(
                Symptom.WRONG_ANSWER,
                "buy() | buy()",
                "buy(): true | buy(): true",
                List.of(
                        operation(ScenarioPart.PARALLEL, 0, "buy()", "true"),
                        operation(ScenarioPart.PARALLEL, 1, "buy()", "true")),
                oversold(),
                List.of(),
                null,
                List.of(
                        new OutcomeCount("true, false", 702_113, true),
                        new OutcomeCount("false, true", 520_004, true),
                        new OutcomeCount("true, true", 12_450, false)),
                0.0101);
    }

    private static Counterexample timedOversell() {
        return counterexample(
                Symptom.WRONG_ANSWER,
                "buy() | buy()",
                "buy(): true | buy(): true",
                List.of(
                        timed(ScenarioPart.PARALLEL, 0, "buy()", "true", 0, 1_730),
                        timed(ScenarioPart.PARALLEL, 1, "buy()", "true", 210, 1_610)),
                oversold(),
                List.of(),
                null,
                List.of(),
                0.12);
    }

    private static WhyIllegal oversold() {
        return new WhyIllegal(
                List.of("T0 buy(): true"), List.of("T1 buy() answered true, but here the model answers false"));
    }

    private static Counterexample counterexample(
            Symptom symptom,
            String scenario,
            String history,
            List<SeenOperation> operations,
            WhyIllegal why,
            List<TraceStep> steps,
            @Nullable Hang hang,
            List<OutcomeCount> outcomes,
            @Nullable Double rate) {
        return counterexample(symptom, scenario, history, operations, why, List.of(), steps, hang, outcomes, rate);
    }

    private static Counterexample counterexample(
            Symptom symptom,
            String scenario,
            String history,
            List<SeenOperation> operations,
            WhyIllegal why,
            List<String> left,
            List<TraceStep> steps,
            @Nullable Hang hang,
            List<OutcomeCount> outcomes,
            @Nullable Double rate) {
        String token = new ReplayToken(EngineName.LINCHECK, SUBJECTS + "X", scenario, 42, "3.7 13").toString();
        return new Counterexample(
                symptom, scenario, history, operations, why, left, steps, hang, outcomes, rate, token);
    }

    private static EngineEvidence violated(
            EngineName engine, int scenarios, long executions, long millis, Counterexample found) {
        return new EngineEvidence(engine, new Finding.Violated(found), scenarios, executions, millis, List.of());
    }

    private static SubjectEvidence subject(
            String name,
            String contract,
            @Nullable FaultKind fault,
            Verdict verdict,
            String reason,
            List<EngineEvidence> engines,
            List<Source> sources) {
        String twin = sources.size() > 1 ? SUBJECTS + sources.get(1).type() : null;
        DeclaredFault declared =
                fault == null ? null : new DeclaredFault(fault, "the check and the act are two steps", twin, null);
        return new SubjectEvidence(
                SubjectEvidence.SCHEMA,
                SUBJECTS + name,
                contract,
                contract + "Model",
                declared,
                null,
                verdict,
                reason,
                engines,
                ORIGIN,
                sources);
    }

    private static SeenOperation operation(ScenarioPart part, int thread, String call, @Nullable String response) {
        return new SeenOperation(part, thread, call, response, null, null);
    }

    private static SeenOperation timed(
            ScenarioPart part, int thread, String call, @Nullable String response, long start, long end) {
        return new SeenOperation(part, thread, call, response, start, response == null ? null : end);
    }

    private static TraceStep step(int thread, String operation, String kind, String text, @Nullable String location) {
        return new TraceStep(thread, operation, kind, text, location);
    }

    private static Resource fork(int number) {
        return new Resource("java.lang.Object", "fork " + number);
    }

    private static WaitingThread waiting(
            int thread, String call, Resource waitsFor, String waitsAt, int heldBy, Resource holds, String acquiredAt) {
        String file = waitsAt.substring(0, waitsAt.indexOf('.'));
        String frame = SUBJECTS + file + "." + call.substring(0, call.indexOf('(')) + "(" + waitsAt + ")";
        return new WaitingThread(
                thread,
                call,
                "WAITING",
                waitsFor,
                waitsAt,
                heldBy,
                List.of(new Held(holds, acquiredAt)),
                List.of("java.util.concurrent.locks.LockSupport.park(LockSupport.java:221)", frame));
    }
}
