package dev.turnstile.models.coroutines;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;
import static dev.turnstile.spec.Model.once;

import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Greenlets}, single-threaded: {@code enter} and {@code switchTo} have two points, one where the caller stands back and one where
 * it is switched to.
 */
public final class GreenletsModel implements Greenlets {
    private final TreeMap<Integer, Integer> threadOf = new TreeMap<>();
    private int entered;
    private int running;
    private int switchedBy;

    @Override
    public int enter() {
        int me = once(() -> {
            if (threadOf.containsValue(caller())) throw new IllegalStateException();
            if (threadOf.isEmpty()) running = entered;
            threadOf.put(entered, caller());
            return entered++;
        });
        enabledWhen(running == me);
        return me;
    }

    @Override
    public int switchTo(int target) {
        int me = number();
        boolean switched = once(() -> {
            if (!threadOf.containsKey(target)) return false;
            run(target, me);
            return true;
        });
        if (!switched) return NOBODY;
        enabledWhen(running == me);
        return switchedBy;
    }

    @Override
    public void leave() {
        int me = number();
        threadOf.remove(me);
        if (!threadOf.isEmpty()) run(threadOf.firstKey(), me);
    }

    private int number() {
        for (Map.Entry<Integer, Integer> greenlet : threadOf.entrySet()) {
            if (greenlet.getValue() == caller()) return greenlet.getKey();
        }
        throw new IllegalStateException();
    }

    private void run(int next, int by) {
        running = next;
        switchedBy = by;
    }
}
