package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises loops of one thread that wait for others: rounds that write nothing and would repeat until something that they read has
 * changed. To run more of them would show nothing new.
 */
final class SpinWatch {
    private final Map<Object, Rounds> loops = new HashMap<>();
    private @Nullable Object loopWithTimeOut;
    private @Nullable Watched waitingForTime;

    /** Where the last two rounds of a loop began, as numbers of the thread's own steps; negative for none. */
    private record Rounds(int before, int last) {}

    /**
     * A loop comes to its head again.
     *
     * @param own the thread's steps so far
     * @param confirmed whether one round is enough to know that it waits
     * @return what it waits for; {@code null} if it does not
     */
    @Nullable
    Watched iterate(Object loop, List<Step> own, boolean confirmed) {
        Rounds rounds = loops.getOrDefault(loop, new Rounds(-1, -1));
        loops.put(loop, new Rounds(rounds.last, own.size()));
        if (rounds.last < 0) return null;
        List<Step> round = own.subList(rounds.last, own.size());
        if (round.isEmpty() || !changesNothing(round)) return null;
        if (!confirmed && (rounds.before < 0 || !alike(round, own.subList(rounds.before, rounds.last)))) return null;
        Watched watched = watched(round);
        if (round.stream().anyMatch(step -> step.timedOut)) {
            loopWithTimeOut = loop;
            waitingForTime = watched;
        }
        return watched;
    }

    /** The thread leaves a loop. */
    void leave(Object loop) {
        loops.remove(loop);
        if (loop.equals(loopWithTimeOut)) timedOut();
    }

    /** The thread leaves all loops. */
    void leaveAll() {
        loops.clear();
        timedOut();
    }

    /** What the loop waits for that has just been seen, if it is held up at a wait with a limit of time, and not at its head. */
    @Nullable
    Watched waitingForTime() {
        return waitingForTime;
    }

    /** Whether a wait with a limit of time may give up: not if that would only lead to the same round again. */
    boolean mayTimeOut() {
        return waitingForTime == null || waitingForTime.changes() > 0;
    }

    /** A wait has given up. */
    void timedOut() {
        loopWithTimeOut = null;
        waitingForTime = null;
    }

    private static boolean changesNothing(List<Step> round) {
        for (Step step : round) {
            if (!step.readsMemoryOnly()) return false;
            if (step.timedOut) continue;
            if (step.transition instanceof Request<?> request
                    && !step.unchanged
                    && !isRestored(step, request.resource())) {
                return false;
            }
            for (Resource<?> changed : step.changedOnTheWay) {
                if (!isRestored(round.get(0), changed)) return false;
            }
        }
        return true;
    }

    /** Whether nobody but the thread has changed a resource since a step of it, and it is now as it was before. */
    private static <S> boolean isRestored(Step since, Resource<S> resource) {
        S found = resource.state();
        for (int i = resource.changes.size() - 1; i >= 0; i--) {
            Change<S> change = resource.changes.get(i);
            if (change.step().index < since.index) break;
            if (change.step().thread != since.thread) return false;
            found = change.before();
        }
        return found.equals(resource.state());
    }

    private static boolean alike(List<Step> one, List<Step> other) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) if (!one.get(i).isLike(other.get(i))) return false;
        return true;
    }

    private static Watched watched(List<Step> round) {
        Watched watched = new Watched();
        for (Step step : round) {
            if (step.transition instanceof Touch touch) {
                for (int i = 0; i < touch.accesses().size(); i++) {
                    watched.add(touch.accesses().get(i).location(), step.versions[i]);
                }
            } else if (step.transition instanceof Request<?> request && step.unchanged) {
                watched.add(request.resource(), step.versions[0]);
            }
        }
        return watched;
    }
}
