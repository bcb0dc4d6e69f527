package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.NamedValue;
import dev.turnstile.spec.PartitionKey;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits a history into parts that may be judged one by one, where each operation names the key it works on. */
final class Partition {
    private Partition() {}

    /** One history per key, or the history itself where some operation has no key. */
    static List<History> byKey(History history) {
        Set<Object> keys = new LinkedHashSet<>();
        for (Execution e : history.executions().toList()) {
            Object key = key(e.actor());
            if (key == null) return List.of(history);
            keys.add(key);
        }
        if (keys.size() < 2) return List.of(history);
        List<History> parts = new ArrayList<>();
        for (Object key : keys) {
            parts.add(new History(
                    only(key, history.init()),
                    history.parallel().stream().map(thread -> only(key, thread)).toList(),
                    only(key, history.post()),
                    history.quiescent()));
        }
        return parts;
    }

    private static List<Execution> only(Object key, List<Execution> executions) {
        return executions.stream().filter(e -> key.equals(key(e.actor()))).toList();
    }

    private static @Nullable Object key(Actor actor) {
        Parameter[] parameters = actor.operation().method().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(PartitionKey.class))
                return comparable(actor.arguments().get(i));
        }
        return null;
    }

    private static @Nullable Object comparable(@Nullable Object argument) {
        return argument instanceof NamedValue named ? named.comparable() : argument;
    }
}
