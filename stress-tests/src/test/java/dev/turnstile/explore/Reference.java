package dev.turnstile.explore;

import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a {@link Program} by every schedule, one after the other: no reduction, and nothing shared with what it is compared to.
 *
 * <p>In the fine grain each instruction is a step, and so is the release that begins a wait. In the coarse grain, what makes no
 * transition of its own belongs to the step before it, as it does for the {@link Explorer}.
 */
final class Reference {
    private final Program program;
    private final boolean coarse;
    private final int bound;
    private final int maxSchedules;
    private final Set<String> outcomes = new TreeSet<>();
    private final HappensBeforeByDefinition order = new HappensBeforeByDefinition();
    private int schedules;

    private Reference(Program program, boolean coarse, int bound, int maxSchedules) {
        this.program = program;
        this.coarse = coarse;
        this.bound = bound;
        this.maxSchedules = maxSchedules;
    }

    /**
     * The results of all schedules.
     *
     * @param outcomes how they end
     * @param races the data races, as the places of each two accesses
     * @param schedules how many schedules there are
     * @param complete whether all were run; not if there are too many
     */
    record Result(Set<String> outcomes, Set<String> races, int schedules, boolean complete) {}

    static Result fine(Program program, int maxSchedules) {
        return new Reference(program, false, -1, maxSchedules).search();
    }

    static Result coarse(Program program, int maxSchedules) {
        return new Reference(program, true, -1, maxSchedules).search();
    }

    /** Runs only the schedules within a bound on preemptions: switches away from a thread that could go on without a time-out. */
    static Result bounded(Program program, int bound, int maxSchedules) {
        return new Reference(program, true, bound, maxSchedules).search();
    }

    private Result search() {
        Machine machine = new Machine(program, order);
        if (coarse) for (int t = 0; t < program.initial(); t++) machine.runSilently(t);
        from(machine, -1, 0);
        return new Result(outcomes, order.races(), schedules, schedules <= maxSchedules);
    }

    private void from(Machine machine, int previous, int preemptions) {
        if (schedules > maxSchedules) return;
        boolean previousGoesOn = previous >= 0 && machine.goesOn(previous);
        boolean stuck = true;
        for (int t = 0; t < program.size(); t++) {
            if (!machine.isEnabled(t)) continue;
            stuck = false;
            int cost = previousGoesOn && t != previous ? preemptions + 1 : preemptions;
            if (bound < 0 || cost <= bound) step(machine, t, cost);
        }
        if (stuck) {
            schedules++;
            outcomes.add(machine.outcome());
        }
    }

    private void step(Machine machine, int t, int preemptions) {
        for (int choice = 0; choice < machine.choices(t); choice++) {
            int mark = order.mark();
            Machine next = machine.copy();
            next.step(t, choice);
            // A thread that has just been started goes to its first transition.
            if (coarse) for (int u = 0; u < program.size(); u++) if (u != t) next.runSilently(u);
            if (coarse && next.isSilent(t)) {
                step(next, t, preemptions);
            } else {
                from(next, t, preemptions);
            }
            order.reset(mark);
        }
    }
}
