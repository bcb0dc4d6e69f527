package dev.turnstile.evidence;

import dev.turnstile.spec.Symptom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution that shows a subject to be wrong: no order of the model explains it, it left something behind, it has a data race, or an
 * exception that nobody caught ended one of the subject's threads.
 *
 * @param symptom what it looks like from outside
 * @param scenario the scenario's text form
 * @param history the scenario with its responses, as text
 * @param threads the same, operation by operation
 * @param explanation why no order explains it
 * @param left what the run left that should not be there, such as a process that nobody ended; mostly empty
 * @param uncaught the exceptions that nobody caught in threads that the subject started, as clauses; mostly empty
 * @param interleaving the steps of the run in order, where the engine records them; else empty
 * @param hang who waits for whom, where operations did not return
 * @param race two accesses that nothing orders, where the symptom is a data race; else {@code null}
 * @param outcomes every outcome seen of this scenario with its count, where the engine counts them; else empty
 * @param rate which part of the runs of this scenario violates, from 0 to 1; {@code null} where runs are deterministic
 * @param replay the token that shows it again
 */
public record Counterexample(
        Symptom symptom,
        String scenario,
        String history,
        List<SeenOperation> threads,
        WhyIllegal explanation,
        List<String> left,
        List<String> uncaught,
        List<TraceStep> interleaving,
        @Nullable Hang hang,
        @Nullable DataRace race,
        List<OutcomeCount> outcomes,
        @Nullable Double rate,
        String replay) {
    public Counterexample {
        left = left == null ? List.of() : List.copyOf(left); // files from before there were leaks do not have it
        uncaught = uncaught == null ? List.of() : List.copyOf(uncaught); // the same
    }

    /** Creates one without a data race and without uncaught exceptions. */
    public Counterexample(
            Symptom symptom,
            String scenario,
            String history,
            List<SeenOperation> threads,
            WhyIllegal explanation,
            List<String> left,
            List<TraceStep> interleaving,
            @Nullable Hang hang,
            List<OutcomeCount> outcomes,
            @Nullable Double rate,
            String replay) {
        this(
                symptom,
                scenario,
                history,
                threads,
                explanation,
                left,
                List.of(),
                interleaving,
                hang,
                null,
                outcomes,
                rate,
                replay);
    }

    /** Returns the same execution as a counterexample whose symptom is a data race. */
    public Counterexample withRace(DataRace found) {
        return new Counterexample(
                Symptom.DATA_RACE,
                scenario,
                history,
                threads,
                explanation,
                left,
                uncaught,
                interleaving,
                hang,
                found,
                outcomes,
                rate,
                replay);
    }

    /**
     * Whether no order of the model explains the answers. Before a leak they are right; with a data race or an uncaught exception they may
     * be.
     */
    public boolean contradictsModel() {
        boolean explained =
                explanation.longestOrder().isEmpty() && explanation.deadEnds().isEmpty();
        return switch (symptom) {
            case LEAK -> false;
            case DATA_RACE -> !explained;
            case WRONG_ANSWER, STUCK, DEADLOCK -> !explained || uncaught.isEmpty();
        };
    }

    /**
     * An operation of the history.
     *
     * @param part the part of the scenario that it belongs to
     * @param thread index of the thread; 0 for init and post
     * @param operation the call: {@code put(1)}
     * @param response what it answered, or {@link #RETURNS}; {@code null} while pending
     * @param startNanos when it was called, from the run's first call; {@code null} where not recorded
     * @param endNanos when it returned; {@code null} where not recorded or pending
     */
    public record SeenOperation(
            ScenarioPart part,
            int thread,
            String operation,
            @Nullable String response,
            @Nullable Long startNanos,
            @Nullable Long endNanos) {
        /** The response of an operation that answers nothing. */
        public static final String RETURNS = "returns";

        /** Returns what it answered; {@code null} while pending, and for an operation that answers nothing. */
        public @Nullable String answer() {
            return RETURNS.equals(response) ? null : response;
        }

        /** Returns whether it had not returned when the run was given up. */
        public boolean neverReturned() {
            return response == null;
        }
    }

    /**
     * Why no order explains it.
     *
     * @param longestOrder the longest order of operations that the model agrees with, each with its thread: {@code "T1 put(1)"}
     * @param deadEnds for each operation that could come next, one sentence on why it cannot
     */
    public record WhyIllegal(List<String> longestOrder, List<String> deadEnds) {}

    /**
     * A step of an interleaving.
     *
     * @param thread index of the thread
     * @param operation the operation it is part of: {@code buy()}
     * @param kind READ, WRITE, CALL, RETURN, SWITCH, LOCK, UNLOCK, WAIT, NOTIFY, PARK, UNPARK or OTHER
     * @param text what happens: {@code remaining → 1}
     * @param location {@code File.java:17}; {@code null} where unknown
     */
    public record TraceStep(
            int thread,
            String operation,
            String kind,
            String text,
            @Nullable String location) {}

    /**
     * Two accesses to one variable that nothing orders.
     *
     * @param field the variable: {@code RacyCounter.n}, {@code int[][2]}
     * @param first the access that came first in this execution
     * @param second the other
     * @param missing which happens-before edge is missing, as one sentence
     */
    public record DataRace(String field, RaceAccess first, RaceAccess second, String missing) {}

    /**
     * One of the accesses of a data race.
     *
     * @param thread index of the thread
     * @param operation the operation it is part of: {@code increment()}
     * @param kind "reads" or "writes"
     * @param mode the access mode: "plain", "volatile"
     * @param location {@code File.java:12}; {@code null} where unknown
     */
    public record RaceAccess(
            int thread,
            String operation,
            String kind,
            String mode,
            @Nullable String location) {
        /** Returns the access as a clause: "T0 in increment() writes it (plain access) at RacyCounter.java:12". */
        public String inWords() {
            return "T" + thread + " in " + operation + " " + kind + " it (" + mode + " access)"
                    + (location == null ? "" : " at " + location);
        }
    }

    /**
     * How often an outcome was seen.
     *
     * @param outcome the responses in the scenario's order of actors
     * @param count how often
     * @param legal whether an order of the model explains it
     */
    public record OutcomeCount(String outcome, long count, boolean legal) {}
}
