package dev.turnstile.engine;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.ScenarioPart;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Explanation;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Symptom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that shows a subject to be wrong, on its way to becoming evidence: the judge found its history illegal, it left something behind,
 * or an exception that nobody caught ended one of the subject's threads.
 *
 * @param scenario what was run
 * @param history what was seen
 * @param explanation why no order explains it; empty where one does
 * @param left what the run left that should not be there, as clauses; mostly empty
 * @param uncaught the exceptions that nobody caught in threads that the subject started, as clauses; mostly empty
 */
public record Witness(
        Scenario scenario, History history, Explanation explanation, List<String> left, List<String> uncaught) {
    private static final Explanation NONE_NEEDED = new Explanation(List.of(), List.of());

    /** One that left nothing and caught every exception. */
    public Witness(Scenario scenario, History history, Explanation explanation) {
        this(scenario, history, explanation, List.of(), List.of());
    }

    /** A run whose operations did all that they should, but which left something. */
    public static Witness ofLeak(Scenario scenario, History history, List<String> left) {
        return new Witness(scenario, history, NONE_NEEDED, left, List.of());
    }

    /** A run whose operations did all that they should, while exceptions that nobody caught ended threads of the subject. */
    public static Witness ofUncaught(Scenario scenario, History history, List<String> uncaught) {
        return new Witness(scenario, history, NONE_NEEDED, List.of(), uncaught);
    }

    /**
     * A run whose answers need no explanation, since something else is wrong with it: two accesses raced, or a thread of the subject that
     * should end cannot.
     */
    public static Witness withoutExplanation(Scenario scenario, History history) {
        return new Witness(scenario, history, NONE_NEEDED);
    }

    /** Returns the same run with exceptions that nobody caught. */
    public Witness withUncaught(List<String> exceptions) {
        return new Witness(scenario, history, explanation, left, exceptions);
    }

    /** Whether uncaught exceptions are all that is wrong. */
    public boolean isOfUncaughtAlone() {
        return !uncaught.isEmpty() && left.isEmpty() && explanation.deadEnds().isEmpty();
    }

    /**
     * The counterexample.
     *
     * @param interleaving the run's steps, where recorded
     * @param hang who waits for whom, where operations did not return
     * @param outcomes how often each outcome was seen, where counted
     * @param rate which part of the runs violates, where measured
     * @param replay how to show it again
     */
    public Counterexample toCounterexample(
            List<TraceStep> interleaving,
            @Nullable Hang hang,
            List<OutcomeCount> outcomes,
            @Nullable Double rate,
            ReplayToken replay) {
        return new Counterexample(
                symptom(hang),
                scenario.toString(),
                history.toString(),
                operations(),
                new WhyIllegal(
                        longestOrder(),
                        explanation.deadEnds().stream().map(Witness::sentence).toList()),
                left,
                uncaught,
                interleaving,
                hang,
                null,
                outcomes,
                rate,
                replay.toString());
    }

    /**
     * Returns the symptom. Anything left behind is a leak. A hang is stuck or deadlocked; but a history that its complete operations alone
     * make illegal is a wrong answer. An uncaught exception is a wrong answer too.
     */
    public Symptom symptom(@Nullable Hang hang) {
        if (!left.isEmpty()) return Symptom.LEAK;
        if (hang != null && !history.hasPending()) return hang.cycle().isEmpty() ? Symptom.STUCK : Symptom.DEADLOCK;
        boolean stuck = explanation.deadEnds().stream().anyMatch(DeadEnd.PendingThoughEnabled.class::isInstance);
        if (!history.hasPending() || !stuck) return Symptom.WRONG_ANSWER;
        return hang != null && !hang.cycle().isEmpty() ? Symptom.DEADLOCK : Symptom.STUCK;
    }

    private List<SeenOperation> operations() {
        long start = history.executions()
                .filter(e -> e.span() != Span.UNKNOWN)
                .mapToLong(e -> e.span().invoked())
                .min()
                .orElse(0);
        List<SeenOperation> seen = new ArrayList<>();
        history.init().forEach(e -> seen.add(operation(ScenarioPart.INIT, 0, e, start)));
        for (int t = 0; t < history.parallel().size(); t++) {
            for (Execution e : history.parallel().get(t)) seen.add(operation(ScenarioPart.PARALLEL, t, e, start));
        }
        history.post().forEach(e -> seen.add(operation(ScenarioPart.POST, 0, e, start)));
        return seen;
    }

    private static SeenOperation operation(ScenarioPart part, int thread, Execution e, long start) {
        boolean timed = e.span() != Span.UNKNOWN;
        boolean silent = e.actor().operation().isVoid() && e.response().equals(dev.turnstile.history.Response.VOID);
        return new SeenOperation(
                part,
                thread,
                e.actor().toString(),
                e.isPending()
                        ? null
                        : silent ? SeenOperation.RETURNS : e.response().toString(),
                timed ? e.span().invoked() - start : null,
                timed && !e.isPending() ? e.span().returned() - start : null);
    }

    private List<String> longestOrder() {
        return explanation.longest().stream().map(e -> thread(e) + e).toList();
    }

    private String thread(Execution execution) {
        for (int t = 0; t < history.parallel().size(); t++) {
            for (Execution e : history.parallel().get(t)) {
                if (e == execution) return "T" + t + " ";
            }
        }
        return "";
    }

    private static String sentence(DeadEnd end) {
        String call = "T" + end.thread() + " " + end.execution().actor();
        if (end instanceof DeadEnd.OtherAnswer other) {
            return call + " answered " + other.execution().response() + ", but here the model answers "
                    + other.answer();
        }
        if (end instanceof DeadEnd.PendingThoughEnabled pending) {
            return call + " did not return, but here the model lets it return"
                    + (end.execution().actor().operation().isVoid() ? "" : " " + pending.answer());
        }
        return call + " returned, but here the model blocks";
    }
}
