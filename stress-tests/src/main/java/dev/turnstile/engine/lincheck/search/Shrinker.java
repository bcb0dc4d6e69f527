package dev.turnstile.engine.lincheck.search;

import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out what a violation does not need. Runs are deterministic, so one exploration tells whether a smaller scenario still violates. */
public final class Shrinker {
    private static final long LEAST = 100;
    private static final long ALLOWED_FACTOR = 3;

    private final ScenarioCheck check;
    private final long most;
    private int schedules;

    /** @param most what the exploration of one smaller scenario may cost at most; with 0, nothing is made smaller */
    public Shrinker(ScenarioCheck check, long most) {
        this.check = check;
        this.most = most;
    }

    /** How many schedules it took. */
    public int schedules() {
        return schedules;
    }

    /**
     * A violation in a scenario from which no actor can be left out, with the fewest preemptions that show it: the given one, or one of the
     * same symptom in a part of it.
     */
    public Convicted shrink(Convicted convicted) {
        if (most == 0) return convicted;
        // With fewer actors, a violation comes in earlier executions.
        long allowance = Math.min(most, Math.max(LEAST, ALLOWED_FACTOR * convicted.schedules()));
        Convicted smallest = convicted;
        boolean smaller = true;
        while (smaller && !check.outOfTime()) {
            smaller = false;
            for (Scenario candidate : smallerByOne(smallest.witness().scenario())) {
                Convicted again = explore(candidate, convicted.mode(), allowance, convicted);
                if (again == null) continue;
                smallest = again;
                smaller = true;
                break;
            }
        }
        return withFewestPreemptions(smallest, allowance);
    }

    private Convicted withFewestPreemptions(Convicted convicted, long allowance) {
        Mode mode = convicted.mode();
        for (int bound = 0; bound < convicted.preemptions() && !check.outOfTime(); bound++) {
            Mode bounded = new Mode(bound, mode.spuriousWakeUps(), false);
            Convicted again = explore(convicted.witness().scenario(), bounded, allowance, convicted);
            if (again != null) return again;
        }
        return convicted;
    }

    private @Nullable Convicted explore(Scenario scenario, Mode mode, long allowance, Convicted like) {
        Explored explored = check.explore(scenario, mode, allowance);
        schedules += explored.schedules();
        Convicted found = explored instanceof Convicted convicted
                ? convicted
                : explored instanceof Explored.Clean clean ? clean.race() : null;
        return found != null && isSameKind(found, like) ? found : null;
    }

    /** A smaller scenario may have another fault: a deadlock is not traded for a wrong answer, nor for a wait without a cycle. */
    private static boolean isSameKind(Convicted one, Convicted other) {
        return (one.race() == null) == (other.race() == null)
                && one.witness().isOfUncaughtAlone() == other.witness().isOfUncaughtAlone()
                && one.witness().history().hasPending()
                        == other.witness().history().hasPending()
                && hasCycle(one) == hasCycle(other);
    }

    private static boolean hasCycle(Convicted convicted) {
        return convicted.hang() != null && !convicted.hang().cycle().isEmpty();
    }

    private static List<Scenario> smallerByOne(Scenario scenario) {
        List<Scenario> smaller = new ArrayList<>();
        for (int i = scenario.init().size() - 1; i >= 0; i--) {
            smaller.add(new Scenario(without(scenario.init(), i), scenario.parallel(), scenario.post()));
        }
        for (int i = scenario.post().size() - 1; i >= 0; i--) {
            smaller.add(new Scenario(scenario.init(), scenario.parallel(), without(scenario.post(), i)));
        }
        for (int t = scenario.threads() - 1; t >= 0; t--) {
            for (int i = scenario.parallel().get(t).size() - 1; i >= 0; i--) {
                List<List<Actor>> parallel = new ArrayList<>(scenario.parallel());
                parallel.set(t, without(parallel.get(t), i));
                parallel.removeIf(List::isEmpty);
                if (!parallel.isEmpty()) smaller.add(new Scenario(scenario.init(), parallel, scenario.post()));
            }
        }
        return smaller;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }
}
