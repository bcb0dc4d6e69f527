package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A state of the model, together with the first points of operations that wait in it. States of one machine are interned: equal
 * states are the same object.
 */
public final class ModelState {
    /** The number of a state that a step leads to and that is not interned yet. */
    static final int UNSETTLED = -1;

    private static final int FIRST_STEPS = 4;

    private static final int[] NO_ATTEMPTS = {};
    private static final Step[] NO_STEPS = {};

    /** 2^32 divided by the golden ratio: spreads hash codes that are small numbers (Knuth, "The Art of Computer Programming", 6.4). */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /**
     * One attempt of an operation by a thread.
     *
     * @param caller the index of the thread
     */
    public record Attempt(int caller, Actor actor) {
        // Looked up for each operation of each history that is judged.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Attempt that && caller == that.caller && actor.equals(that.actor);
        }

        @Override
        public int hashCode() {
            return 31 * actor.hashCode() + caller;
        }
    }

    /**
     * How a state was first reached.
     *
     * @param response what the attempt answered; {@code null} where it was a first point
     */
    record Arrival(
            ModelState from, Attempt attempt, @Nullable Response response) {}

    private @Nullable Object key;
    private final @Nullable Arrival arrival;
    private int number = UNSETTLED;
    private int hash;

    /** How many attempts lie between this state and the last one on the way here whose model is kept. */
    private int fromKept;

    // Steps from here that are known, by the numbers of their attempts: open addressing with linear probing.
    private int[] attempts = NO_ATTEMPTS;
    private @Nullable Step[] steps = NO_STEPS;
    private int known;

    /**
     * @param key the state by value: the model itself where it can be copied
     * @param arrival how it was reached; {@code null} for the initial state
     */
    ModelState(Object key, @Nullable Arrival arrival) {
        this.key = key;
        this.arrival = arrival;
    }

    /** Numbers the states of one machine from 0, in the order in which they were settled. */
    public int number() {
        return number;
    }

    void settle(int asNumber) {
        number = asNumber;
    }

    /** Hashes the value. Only settling needs that, and many states are never settled. */
    void hash(Object value) {
        int spread = value.hashCode() * GOLDEN_RATIO;
        hash = spread ^ spread >>> 16;
    }

    int hash() {
        return hash;
    }

    /** The state by value; {@code null} where it has to be rebuilt. */
    @Nullable
    Object key() {
        return key;
    }

    /**
     * Gives the model up, unless the last {@code atMost} ones on the way here were given up already.
     *
     * @return whether it did
     */
    boolean drop(int atMost) {
        if (arrival == null || arrival.from().fromKept == atMost) return false;
        fromKept = arrival.from().fromKept + 1;
        key = null;
        return true;
    }

    boolean isSettled() {
        return number != UNSETTLED;
    }

    /** How it was reached; {@code null} for the initial state. */
    @Nullable
    Arrival arrival() {
        return arrival;
    }

    /** The attempts that lead here, the first one first. */
    Deque<Arrival> path() {
        Deque<Arrival> path = new ArrayDeque<>();
        for (Arrival a = arrival; a != null; a = a.from().arrival) path.push(a);
        return path;
    }

    @Nullable
    Step known(int attempt) {
        if (known == 0) return null;
        int mask = steps.length - 1;
        int i = attempt & mask;
        while (steps[i] != null && attempts[i] != attempt) i = i + 1 & mask;
        return steps[i];
    }

    void remember(int attempt, Step step) {
        if (2 * ++known > steps.length) grow();
        put(attempt, step);
    }

    private void grow() {
        int[] oldAttempts = attempts;
        @Nullable Step[] oldSteps = steps;
        int size = Math.max(FIRST_STEPS, 2 * oldSteps.length);
        attempts = new int[size];
        steps = new Step[size];
        for (int i = 0; i < oldSteps.length; i++) {
            Step step = oldSteps[i];
            if (step != null) put(oldAttempts[i], step);
        }
    }

    private void put(int attempt, Step step) {
        int mask = steps.length - 1;
        int i = attempt & mask;
        while (steps[i] != null) i = i + 1 & mask;
        attempts[i] = attempt;
        steps[i] = step;
    }
}
