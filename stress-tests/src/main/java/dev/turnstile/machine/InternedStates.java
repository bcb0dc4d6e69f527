package dev.turnstile.machine;

import java.util.function.Function;

/** The states that were reached, each value once: open addressing with linear probing, which takes four to eight bytes for a state. */
final class InternedStates {
    private static final int FIRST_SIZE = 16;

    private ModelState[] table = new ModelState[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /**
     * Returns the state that has the same value, which is {@code state} itself if none had been settled; gives that a number.
     *
     * @param keys the states by value
     */
    ModelState settle(ModelState state, Function<ModelState, Object> keys) {
        Object key = keys.apply(state);
        state.hash(key);
        int mask = table.length - 1;
        int i = state.hash() & mask;
        for (ModelState known = table[i]; known != null; known = table[i]) {
            if (known.hash() == state.hash() && keys.apply(known).equals(key)) return known;
            i = i + 1 & mask;
        }
        table[i] = state;
        state.settle(size++);
        if (2 * size > table.length) grow();
        return state;
    }

    private void grow() {
        ModelState[] old = table;
        table = new ModelState[2 * old.length];
        int mask = table.length - 1;
        for (ModelState state : old) {
            if (state == null) continue;
            int i = state.hash() & mask;
            while (table[i] != null) i = i + 1 & mask;
            table[i] = state;
        }
    }
}
