package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A transition that was made, and everything up to the thread's next one. */
final class Step extends Event {
    /** The operation of the scenario that it is part of, from 0; negative for none. */
    final int operation;

    final Transition transition;

    /** Whether it only looked: a comparison that failed, a request that left its resource as it was. */
    boolean unchanged;

    /** Whether what it tried did not succeed. */
    boolean failed;

    /** The monitors on which it notified those who wait, if there were any. */
    Sequence<Resource<?>> notifies = new Sequence<>();

    /** The locations and resources watched by the loop that held its thread up before it; {@code null} if no loop did. */
    @Nullable
    Watched woken;

    /** Whether the memory model has learnt of it. */
    boolean settled;

    /** Whether it went on since its time limit had run out. */
    boolean timedOut;

    /** The versions of what it touched, as it found them. */
    int[] versions = NOTHING;

    /** The latest change before it of what it asks for. */
    @Nullable
    Event previousChange;

    /** The changes of what it asked for before which it would have been admitted, too: mostly the latest such change alone. */
    Sequence<Event> admittedBefore = new Sequence<>();

    /** The state in which it found what it asked for. */
    @Nullable
    Object found;

    /** Resources that it changed on the way, such as the monitors that it left. */
    final Sequence<Resource<?>> changedOnTheWay = new Sequence<>();

    /** The steps that changed or looked at those resources before: they might have come later. */
    final Sequence<Event> overtaken = new Sequence<>();

    /** The threads that it started. */
    final Sequence<Integer> started = new Sequence<>();

    Step(int index, int thread, int position, int operation, Transition transition, Node node) {
        super(index, thread, position, node);
        this.operation = operation;
        this.transition = transition;
    }

    /** It has only looked. */
    void fail() {
        failed = true;
        if (transition instanceof Touch) unchanged = true;
    }

    /** The state in which a step found the resource that it asks for. Throws if there is no step, or it asks for another or for none. */
    @SuppressWarnings("unchecked")
    static <S> S found(@Nullable Step step, Resource<S> resource) {
        if (step == null || !(step.transition instanceof Request<?> request) || request.resource() != resource)
            throw new IllegalStateException("no request of " + resource.identity() + " is being made");
        return (S) Objects.requireNonNull(step.found);
    }

    /** Whether it writes nothing to memory and does nothing for other threads. Changes to resources do not count. */
    boolean onlyReadsMemory() {
        if (!started.isEmpty() || transition instanceof Opaque) return false;
        if (unchanged || !(transition instanceof Touch touch)) return true;
        for (Access access : touch.accesses()) if (access.kind().writes()) return false;
        return true;
    }

    /** Whether it does to the same places what another step does. */
    boolean isLike(Step other) {
        return isLike(other.transition);
    }

    /** Whether a transition does to the same places what this step does. */
    boolean isLike(Transition other) {
        return transition.site() == other.site() && samePlaces(transition, other);
    }

    /** Whether two transitions use the same places in the same way. */
    private static boolean samePlaces(Transition one, Transition other) {
        if (one instanceof Touch a && other instanceof Touch b) return sameAccesses(a.accesses(), b.accesses());
        return one instanceof Request<?> a && other instanceof Request<?> b && a.resource() == b.resource();
    }

    private static boolean sameAccesses(Sequence<Access> one, Sequence<Access> other) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).location() != other.get(i).location()
                    || one.get(i).kind() != other.get(i).kind()) return false;
        }
        return true;
    }
}
