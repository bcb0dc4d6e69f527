package dev.turnstile.explore;

import dev.turnstile.explore.collections.Sequence;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that threads may have to wait for: a lock, a permit, the end of a thread. Its state is an immutable value, and decides who may
 * go on.
 *
 * @param <S> the states
 */
public final class Resource<S> {
    private final Object identity;
    private S state;

    /** The steps that changed it, each with the state before it. */
    final Sequence<Change<S>> changes = new Sequence<>();

    /** The latest step that changed it, also by what it did on the way. */
    @Nullable
    Event lastChange;

    /** The steps that have looked at it since, without changing it. */
    final Sequence<Event> readers = new Sequence<>();

    /** How often it was changed. */
    int version;

    /** The joined clocks of the threads that have released it, which later acquirers see by the memory model; {@code null} at first. */
    int @Nullable [] published;

    /** A step that changed the resource, and what it found. */
    record Change<S>(Event step, S before) {}

    /**
     * A resource.
     *
     * @param identity what it is, for people: the lock, the thread
     * @param initial its state before anybody touched it
     */
    public Resource(Object identity, S initial) {
        this.identity = identity;
        this.state = initial;
    }

    /** Returns what it is: the lock, the thread. */
    public Object identity() {
        return identity;
    }

    /** The state now. */
    public S state() {
        return state;
    }

    /** Applies an effect. Returns whether it changed anything. */
    boolean apply(UnaryOperator<S> effect) {
        S next = effect.apply(state);
        boolean changed = next != state && !next.equals(state);
        state = next;
        if (changed) version++;
        return changed;
    }
}
