package dev.turnstile.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import org.jspecify.annotations.Nullable;

/** A value that jqwik gave, with the path on which it is found again: the number of its draw, then which of jqwik's simpler values each time. */
public final class DrawnValue {
    /** jqwik offers thousands of simpler values for a long list, the simplest first, and less than a hundred for a number. */
    private static final int MOST_SIMPLER = 100;

    private final List<Integer> path;
    private final Shrinkable<?> shrinkable;
    private final @Nullable Object value;

    DrawnValue(List<Integer> path, Shrinkable<?> shrinkable) {
        this.path = List.copyOf(path);
        this.shrinkable = shrinkable;
        this.value = shrinkable.value();
    }

    /** Returns the value itself, always the same object. */
    public @Nullable Object value() {
        return value;
    }

    /** Returns the numbers of the path, the first one from 1, the others from 0. */
    public List<Integer> path() {
        return path;
    }

    /** Returns the values that jqwik tries instead when it shrinks this one, in its order. */
    public List<DrawnValue> simpler() {
        return Session.call(() -> {
            List<? extends Shrinkable<?>> simpler =
                    shrinkable.shrink().limit(MOST_SIMPLER).toList();
            List<DrawnValue> values = new ArrayList<>();
            for (int i = 0; i < simpler.size(); i++) values.add(new DrawnValue(to(i), simpler.get(i)));
            return values;
        });
    }

    /** Returns one of {@link #simpler}; {@code null} if there are fewer. */
    @Nullable
    DrawnValue simpler(int index) {
        if (index < 0 || index >= MOST_SIMPLER) return null;
        return Session.call(() -> shrinkable.shrink().skip(index).findFirst())
                .map(simpler -> new DrawnValue(to(index), simpler))
                .orElse(null);
    }

    private List<Integer> to(int index) {
        return Stream.concat(path.stream(), Stream.of(index)).toList();
    }
}
