package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Recognises loops of one thread that wait for others: rounds that write nothing and would repeat until something that they read has
 * changed. More of them would show nothing new.
 */
final class SpinWatch {
    /** A loop that counts its rounds, and does more than read in them, counts to less than this. Chosen: its rounds are steps, and each costs memory and time. */
    private static final int MOST_ROUNDS_ALONE = 100;

    /**
     * A loop that goes round more often since others have changed what it waits for may never end: others that do the same can keep it
     * going. Where all others end, they make fewer changes. Measured: no search of the catalogue that ended had more than 3.
     */
    private static final int MOST_ROUNDS_IN_VAIN = 16;

    /** If preemptions are bounded, rounds in vain are not left out, and so there are more. Chosen: four times the number above. */
    private static final int MOST_WITHIN_BOUND = 64;

    /** The steps, by the thread's own count, at which the rounds of each loop began. */
    private final Map<Object, List<Integer>> loops = new HashMap<>();

    private @Nullable Object loopWithTimeOut;
    private @Nullable Watched waitingForTime;

    /** Whether the loop that has just been seen was only guessed to wait. */
    private boolean guessed;

    /** The loop that has just been seen to wait. */
    private @Nullable Object waitingLoop;

    private final Map<Object, Integer> roundsAlone = new HashMap<>();
    private final Coasting coasting;
    private int roundsInVain;

    /** The latest round that waited. */
    private List<Step> latest = List.of();

    /** @param endless which times, from 1, the thread goes round a loop without end, where that is known */
    SpinWatch(Set<Integer> endless) {
        coasting = new Coasting(endless);
    }

    /** Returns which times, from 1, the thread has gone round a loop without end. */
    Set<Integer> endless() {
        return coasting.endless();
    }

    /**
     * A loop comes to its head again.
     *
     * @param own the thread's steps so far
     * @param confirmed whether one round is enough to know that it waits
     * @param timePasses lets time pass if the loop waits for that; returns whether it did
     * @return what it waits for; {@code null} if it does not
     */
    @Nullable
    Watched iterate(Object loop, List<Step> own, boolean confirmed, BooleanSupplier timePasses) {
        if (coasting.isOn()) {
            if (!coasting.iterate(loop)) return null;
            if (coasting.wasAlone()) roundsAlone.put(loop, MOST_ROUNDS_ALONE);
            return watched(latest);
        }
        List<Integer> heads = loops.computeIfAbsent(loop, key -> new ArrayList<>());
        heads.add(own.size());
        List<Step> round = Rounds.get(heads, 1, own);
        if (!mayWait(heads, round, confirmed) || !changesNothing(round)) return null;
        if (!confirmed && !Rounds.repeat(heads, own)) return null;
        if (timePasses.getAsBoolean() || round.isEmpty()) return null;
        guessed = !confirmed;
        waitingLoop = loop;
        latest = List.copyOf(round);
        Watched watched = watched(round);
        if (round.stream().anyMatch(step -> step.timedOut)) {
            loopWithTimeOut = loop;
            waitingForTime = watched;
        }
        return watched;
    }

    /** A round without a step is no wait for others, but may be one for a deadline, where it is known to wait or there are many of them. */
    private static boolean mayWait(List<Integer> heads, List<Step> round, boolean confirmed) {
        return !round.isEmpty() || heads.size() > (confirmed ? 1 : MOST_ROUNDS_ALONE);
    }

    /**
     * Whether the latest round that waited could be left out without any other thread noticing: nobody has used what the round took and gave
     * back, while it did.
     *
     * @param all the steps of all threads so far
     */
    boolean isUnseen(Sequence<Step> all) {
        Set<Resource<?>> taken = Rounds.changed(latest);
        for (int i = all.size() - 1; !taken.isEmpty() && i > latest.get(0).index; i--) {
            Step step = all.get(i);
            if (step.thread == latest.get(0).thread) continue;
            if (step.transition instanceof Request<?> request
                    && (taken.contains(request.resource()) || taken.contains(request.also()))) return false;
            for (Resource<?> resource : step.changedOnTheWay) if (taken.contains(resource)) return false;
        }
        return true;
    }

    /**
     * Whether a round like the latest one that waited would let another thread go on that came to wait after it: the round notifies it, or
     * there is a moment in it at which the other could go on, or which the other looks out for in a loop.
     */
    boolean helps(@Nullable Transition other) {
        if (other instanceof Transition.Await await)
            return await.watched().resources().stream().anyMatch(Rounds.changed(latest)::contains);
        return other instanceof Request<?> request && latest.stream().anyMatch(step -> helps(step, request));
    }

    private static <S> boolean helps(Step step, Request<S> other) {
        if (step.notifies.contains(other.resource())) return true;
        for (Change<S> change : other.resource().changes)
            if (change.step() == step && other.admits().test(change.before())) return true;
        return false;
    }

    /** Whether the thread is held up by a loop, at its head or at a wait in it whose time limit may run out. */
    boolean isHeldUp(@Nullable Transition pending) {
        if (pending instanceof Transition.Await) return true;
        return pending instanceof Request<?> request && request.mayTimeOut() && waitingForTime != null;
    }

    /** Whether the loop that holds the thread up may be one that counts its rounds. */
    boolean mayCount() {
        return guessed && waitingLoop != null && roundsAlone.getOrDefault(waitingLoop, 0) < MOST_ROUNDS_ALONE;
    }

    /** The thread goes on with such a loop from its head, or from a wait in it, though nothing has changed. */
    void goOnAlone(boolean atHead) {
        Object loop = Objects.requireNonNull(waitingLoop);
        roundsAlone.merge(loop, 1, Integer::sum);
        if (atHead && Coasting.canRepeat(latest)) coasting.begin(loop, latest, Coasting.MOST_ROUNDS);
    }

    /** Whether the thread may first see whether the loop that was guessed to wait ends by itself, once each time that it comes to it. */
    boolean mayCoast() {
        Object loop = Objects.requireNonNull(waitingLoop);
        return guessed && Coasting.canRepeat(latest) && roundsAlone.putIfAbsent(loop, 0) == null;
    }

    /** The thread goes on with the loop that was guessed to wait, although others can go on. */
    void coast() {
        coasting.begin(Objects.requireNonNull(waitingLoop), latest, Coasting.MOST_AMONG_OTHERS);
    }

    /** The thread announces a transition. Returns whether it coasts, so that this is no step. */
    boolean coasts(Transition transition) {
        return coasting.repeats(transition);
    }

    /** The thread goes on with a loop since what it waits for has changed. */
    void goOn() {
        roundsInVain++;
    }

    /** Whether the loop that the thread is in may go on without end. */
    boolean mayNeverEnd(boolean bounded) {
        return roundsInVain > (bounded ? MOST_WITHIN_BOUND : MOST_ROUNDS_IN_VAIN);
    }

    /** The thread leaves a loop. */
    void leave(Object loop) {
        roundsInVain = 0;
        loops.remove(loop);
        roundsAlone.remove(loop);
        coasting.leave(loop);
        if (loop.equals(loopWithTimeOut)) timedOut();
    }

    /** The thread leaves all loops. */
    void leaveAll() {
        roundsInVain = 0;
        loops.clear();
        roundsAlone.clear();
        coasting.leaveAll();
        timedOut();
    }

    /** Returns what the latest loop waits for, if it is held up at a wait with a time limit and not at its head; {@code null} otherwise. */
    @Nullable
    Watched waitingForTime() {
        return waitingForTime;
    }

    /** Whether a wait with a time limit may give up: not if that would only lead to the same round again. */
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
            if (!step.onlyReadsMemory()) return false;
            if (step.timedOut) continue;
            if (step.transition instanceof Request<?> request && !step.unchanged) {
                // A thread gives back what it held as the round began. If it has waited, it holds nothing until it is
                // back.
                boolean held = step.found instanceof Held found && found.heldBy(step.thread) > 0;
                if (!isRestored(held ? round.get(0) : step, request.resource())) return false;
            }
            for (Resource<?> changed : step.changedOnTheWay) {
                if (!isRestored(round.get(0), changed)) return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a resource is now as it was before a step. If it can be held, the thread must hold the same share of it as before and
     * have woken nobody, whatever other threads have done in between. Otherwise its state must be the same, and no other thread may have
     * changed it.
     */
    private static <S> boolean isRestored(Step since, Resource<S> resource) {
        S found = resource.state();
        S later = found;
        for (int i = resource.changes.size() - 1; i >= 0; i--) {
            Change<S> change = resource.changes.get(i);
            if (change.step().index < since.index) break;
            S before = change.before();
            if (change.step().thread == since.thread) {
                if (before instanceof Held held && !held.wokeNobody(since.thread, (Held) later)) return false;
                found = before;
            } else if (!(found instanceof Held)) return false;
            later = before;
        }
        if (found instanceof Held before && resource.state() instanceof Held now) {
            return before.heldBy(since.thread) == now.heldBy(since.thread);
        }
        return found.equals(resource.state());
    }

    /** How often a thread has changed a resource in a step and since. */
    private static int ownChanges(Step since, Resource<?> resource) {
        int changes = 0;
        for (int i = resource.changes.size() - 1; i >= 0; i--) {
            Event step = resource.changes.get(i).step();
            if (step.index < since.index) break;
            if (step.thread == since.thread) changes++;
        }
        return changes;
    }

    private static Watched watched(List<Step> round) {
        Watched watched = new Watched();
        Set<Resource<?>> changed = Rounds.changed(round);
        for (Step step : round) {
            if (step.transition instanceof Touch touch) {
                for (int i = 0; i < touch.accesses().size(); i++) {
                    watched.add(touch.accesses().get(i).location(), step.versions[i]);
                }
            } else if (step.transition instanceof Request<?> request
                    && (request.isAttempt() || step.unchanged && !changed.contains(request.resource()))) {
                watched.add(request.resource(), step.versions[0] + ownChanges(step, request.resource()));
            }
        }
        return watched;
    }
}
