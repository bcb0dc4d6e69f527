package dev.turnstile.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The findings of an {@link Explorer} about a {@link Program}.
 *
 * @param executions the outcomes of all executions that were not given up as redundant, in order
 * @param redundant how many executions were given up as redundant
 * @param hung how many executions hung
 * @param races the data races, each as the places of its two accesses
 * @param faults descriptions of all else that should not have happened
 */
record Search(List<String> executions, int redundant, int hung, Set<String> races, List<String> faults) {
    private static final int STEPS = 1_000;
    private static final double ROUNDING = 1e-6;

    static Search exhaustive(Program program) {
        return of(program, -1, true, false);
    }

    /**
     * Runs all executions.
     *
     * @param bound how many preemptions are allowed; negative for no bound
     * @param confirmed whether loops that wait are announced as such, or have to be recognised
     * @param repeats whether each execution is run a second time, and compared
     */
    static Search of(Program program, int bound, boolean confirmed, boolean repeats) {
        Explorer explorer = new Explorer(bound, STEPS);
        Search search = new Search(new ArrayList<>(), 0, 0, new TreeSet<>(), new ArrayList<>());
        int redundant = 0;
        int hung = 0;
        double progress = 1;
        while (explorer.next()) {
            String outcome = new Interpreter(program, explorer, confirmed).run();
            End end = explorer.end();
            if (end == End.REDUNDANT) redundant++;
            if (end == End.HUNG) hung++;
            if (end == End.COMPLETE || end == End.HUNG) search.executions.add(outcome);
            if (end == End.CUT || end == End.DIVERGED) search.faults.add("ended as " + end + " in " + outcome);
            if (bound >= 0 && explorer.preemptions() > bound) search.faults.add("more preemptions than the bound");
            explorer.races()
                    .forEach(r -> search.races.add(HappensBeforeByDefinition.race(
                            r.first().site(), r.second().site())));
            if (repeats) search.repeat(explorer, program, confirmed, outcome);
            progress = explorer.progress();
            if (progress <= 0 || progress > 1 + ROUNDING) search.faults.add("progress " + progress);
            if (search.executions.size() + redundant > 100_000) {
                search.faults.add("no end");
                break;
            }
        }
        // The last execution is the last of all alternatives everywhere, unless the bound has kept some from being
        // tried.
        if (bound < 0 && search.faults.isEmpty() && progress < 1 - ROUNDING) {
            search.faults.add("progress only " + progress + " at the end");
        }
        return new Search(search.executions, redundant, hung, search.races, search.faults);
    }

    private void repeat(Explorer explorer, Program program, boolean confirmed, String outcome) {
        End end = explorer.end();
        explorer.repeat();
        String again = new Interpreter(program, explorer, confirmed).run();
        if (!again.equals(outcome) || explorer.end() != end) {
            faults.add("repeated as " + again + " " + explorer.end() + " instead of " + outcome + " " + end);
        }
        Explorer other = new Explorer(-1, STEPS, explorer.choices());
        other.next();
        String scripted = new Interpreter(program, other, confirmed).run();
        if (end != End.REDUNDANT && !scripted.equals(outcome)) {
            faults.add("by its choices " + scripted + " instead of " + outcome);
        }
    }

    Set<String> outcomes() {
        return new TreeSet<>(executions);
    }

    /** How many executions were run. */
    int count() {
        return executions.size() + redundant;
    }
}
