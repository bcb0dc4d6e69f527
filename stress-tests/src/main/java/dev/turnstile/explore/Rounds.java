package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Request;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps of one thread in the rounds of a loop, compared. */
final class Rounds {
    /** If nothing tells that a loop waits, that is guessed after this number of equal rounds. Many loops that end make two. */
    private static final int EQUAL_ROUNDS = 3;

    private Rounds() {}

    /** A round, counted backwards from the latest one, which is 1; empty if there is none. */
    static List<Step> get(List<Integer> heads, int back, List<Step> own) {
        int end = heads.size() - back;
        return end < 1 ? List.of() : own.subList(heads.get(end - 1), heads.get(end));
    }

    /** Whether the latest rounds were the same. */
    static boolean repeat(List<Integer> heads, List<Step> own) {
        List<Step> latest = get(heads, 1, own);
        for (int back = 2; back <= EQUAL_ROUNDS; back++) {
            if (!alike(latest, get(heads, back, own))) return false;
        }
        return true;
    }

    private static boolean alike(List<Step> one, List<Step> other) {
        if (one.size() != other.size()) return false;
        Set<Resource<?>> changed = changed(one);
        for (int i = 0; i < one.size(); i++) {
            // A change between two rounds may end the next.
            boolean sameValues = uses(one.get(i), changed) || Arrays.equals(one.get(i).versions, other.get(i).versions);
            if (!sameValues || !one.get(i).isLike(other.get(i))) return false;
        }
        return true;
    }

    /** A resource that a thread takes and gives back in each round has another version in each. */
    private static boolean uses(Step step, Set<Resource<?>> changed) {
        return step.transition instanceof Request<?> request && (step.timedOut || changed.contains(request.resource()));
    }

    /** The resources that a round has changed, even if they are now as before. */
    static Set<Resource<?>> changed(List<Step> round) {
        Set<Resource<?>> changed = new HashSet<>();
        for (Step step : round) {
            if (step.transition instanceof Request<?> request && !step.unchanged) changed.add(request.resource());
            for (Resource<?> resource : step.changedOnTheWay) changed.add(resource);
        }
        return changed;
    }
}
