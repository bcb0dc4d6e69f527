package dev.turnstile.machine;

import dev.turnstile.machine.ModelState.Arrival;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The models of the states of a model that can be copied. In a long history they would fill the memory, so most of them are given up: such
 * a model is rebuilt from the last one on the way there that is kept.
 */
final class KeptModels {
    /** The most attempts that rebuilding a model takes: one model in eight is kept. */
    private static final int MOST_REBUILT = 7;

    /** A search is at nearly the same states for a while. */
    private static final int RECENT = 1 << 10;

    private final @Nullable ModelState[] recentStates = new ModelState[RECENT];
    private final @Nullable LiveModel[] recent = new LiveModel[RECENT];

    /** Returns a state by value. */
    Object of(ModelState state) {
        Object key = state.key();
        return key != null ? key : model(state);
    }

    /** Returns the model in a state, never to be changed. */
    LiveModel model(ModelState state) {
        if (state.key() instanceof LiveModel live) return live;
        int i = state.number() & RECENT - 1;
        LiveModel known = recent[i];
        if (known != null && recentStates[i] == state) return known;
        LiveModel rebuilt = rebuild(state);
        remember(state, rebuilt);
        return rebuilt;
    }

    /** Gives a state's model up, unless too many on the way there were given up; returns whether it did. */
    boolean drop(ModelState state) {
        LiveModel live = model(state);
        if (!state.drop(MOST_REBUILT)) return false;
        remember(state, live);
        return true;
    }

    private void remember(ModelState state, LiveModel live) {
        int i = state.number() & RECENT - 1;
        recentStates[i] = state;
        recent[i] = live;
    }

    private static LiveModel rebuild(ModelState state) {
        Deque<Arrival> way = new ArrayDeque<>();
        ModelState at = state;
        while (at.key() == null) {
            Arrival arrival = Objects.requireNonNull(at.arrival(), "the first state is kept");
            way.push(arrival);
            at = arrival.from();
        }
        LiveModel live = ((LiveModel) Objects.requireNonNull(at.key())).copy();
        for (Arrival arrival : way) live.attempt(arrival.attempt());
        return live;
    }
}
