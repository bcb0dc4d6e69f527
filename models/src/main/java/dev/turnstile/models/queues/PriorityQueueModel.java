package dev.turnstile.models.queues;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link PriorityQueue}, single-threaded. Sorted at each change, so that equal contents are equal states. */
public final class PriorityQueueModel implements PriorityQueue {
    private final List<Integer> values = new ArrayList<>();

    @Override
    public void add(int value) {
        values.add(value);
        Collections.sort(values);
    }

    @Override
    public @Nullable Integer poll() {
        Iterator<Integer> inOrder = values.iterator();
        if (!inOrder.hasNext()) return null;
        Integer least = inOrder.next();
        inOrder.remove();
        return least;
    }

    @Override
    public int size() {
        return values.size();
    }
}
