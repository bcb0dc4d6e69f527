package dev.turnstile.engine.lincheck.search;

import dev.turnstile.engine.Witness;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.Hang;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of exploring one scenario. */
public sealed interface Explored {
    /** How many executions were made. */
    int schedules();

    /**
     * No history that the model does not explain.
     *
     * @param schedules how many executions were made
     * @param cost what they cost, see {@link ScenarioCheck}
     * @param exhausted whether every schedule was run, or is equivalent to one that was
     * @param preemptions every schedule with at most this number of preemptions was run; negative if not even those without any
     * @param waited whether threads waited
     * @param blind whether no step was seen that touches what threads share
     * @param lowered why the result does not hold under the Java memory model, as clauses
     * @param gap why not every schedule was run, as a clause; {@code null} if only the allowance was spent
     * @param modelled the classes whose behaviour was modelled instead of run
     * @param race a data race that was seen
     */
    record Clean(
            int schedules,
            long cost,
            boolean exhausted,
            int preemptions,
            boolean waited,
            boolean blind,
            Set<String> lowered,
            @Nullable String gap,
            Set<String> modelled,
            @Nullable Convicted race)
            implements Explored {
        public Clean {
            lowered = Set.copyOf(lowered);
            modelled = Set.copyOf(modelled);
        }

        /** Whether it tells of schedules that it has run all. */
        public boolean isProof() {
            return !blind && race == null && (exhausted || preemptions >= 1);
        }
    }

    /**
     * A violation.
     *
     * @param schedules how many executions were made, this one included
     * @param mode which schedules were explored
     * @param choices those that lead to it
     * @param preemptions how many it has
     * @param witness what was seen
     * @param interleaving its steps; empty if it did not come out the same a second time
     * @param hang who waits for whom, where operations did not return
     * @param race the data race, where that is the violation
     */
    record Convicted(
            int schedules,
            Mode mode,
            List<Integer> choices,
            int preemptions,
            Witness witness,
            List<TraceStep> interleaving,
            @Nullable Hang hang,
            @Nullable DataRace race)
            implements Explored {
        public Convicted {
            choices = List.copyOf(choices);
            interleaving = List.copyOf(interleaving);
        }
    }

    /**
     * Nothing can be said, or nothing more.
     *
     * @param reason why, as a clause
     * @param unsettled whether something was seen that may be a violation
     */
    record Failed(int schedules, String reason, boolean unsettled) implements Explored {}
}
