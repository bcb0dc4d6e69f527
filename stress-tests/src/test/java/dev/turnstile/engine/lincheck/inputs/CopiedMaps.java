package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Maps that nobody changes once others can see them. A map that is copied keeps a view of its entries, and several threads race to set it. */
public final class CopiedMaps {
    private CopiedMaps() {}

    public static List<Case> cases() {
        return List.of(
                Case.right(CopiedDictionary.class, "[put(1, 2)] put(1, 1) | put(2, 2)"),
                Case.right(CopiedDictionary.class, "[put(1, 2)] put(1, 1) | get(1)"));
    }

    @Subject(model = Contracts.DictionaryModel.class)
    public static class CopiedDictionary implements Contracts.Dictionary {
        private final AtomicReference<Map<Integer, Integer>> entries = new AtomicReference<>(Map.of());

        @Override
        public int put(int key, int value) {
            Map<Integer, Integer> old;
            Map<Integer, Integer> copy;
            do {
                old = entries.get();
                copy = new HashMap<>(old);
                copy.put(key, value);
            } while (!entries.compareAndSet(old, copy));
            return old.getOrDefault(key, 0);
        }

        @Override
        public int get(int key) {
            return entries.get().getOrDefault(key, 0);
        }
    }
}
