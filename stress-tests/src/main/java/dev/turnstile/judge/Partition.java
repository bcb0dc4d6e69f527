package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.NamedValue;
import dev.turnstile.spec.PartitionKey;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a history into parts that may be judged one by one, where each operation names the key it works on. */
final class Partition {
    private static final int NO_KEY = -1;

    /** Which parameter is the key, by method: asking a method's annotations takes longer than judging a small history. */
    private final IdentityHashMap<Method, Integer> keys = new IdentityHashMap<>();

    /** The executions of one key, as they are found. */
    private static final class Part {
        final List<Execution> init = new ArrayList<>();
        final List<List<Execution>> parallel = new ArrayList<>();
        final List<Execution> post = new ArrayList<>();

        Part(int threads) {
            for (int t = 0; t < threads; t++) parallel.add(new ArrayList<>());
        }
    }

    /** One history per key, in the order in which the keys first come, or the history itself where some operation has no key. */
    List<History> byKey(History history) {
        Map<Object, Part> parts = new LinkedHashMap<>();
        int threads = history.parallel().size();
        for (Execution e : history.init()) {
            Part part = part(parts, e, threads);
            if (part == null) return List.of(history);
            part.init.add(e);
        }
        for (int t = 0; t < threads; t++) {
            for (Execution e : history.parallel().get(t)) {
                Part part = part(parts, e, threads);
                if (part == null) return List.of(history);
                part.parallel.get(t).add(e);
            }
        }
        for (Execution e : history.post()) {
            Part part = part(parts, e, threads);
            if (part == null) return List.of(history);
            part.post.add(e);
        }
        if (parts.size() < 2) return List.of(history);
        return parts.values().stream()
                .map(p -> new History(p.init, p.parallel, p.post, history.quiescent()))
                .toList();
    }

    private @Nullable Part part(Map<Object, Part> parts, Execution execution, int threads) {
        Object key = key(execution.actor());
        return key == null ? null : parts.computeIfAbsent(key, k -> new Part(threads));
    }

    private @Nullable Object key(Actor actor) {
        Method method = actor.operation().method();
        Integer known = keys.get(method);
        if (known == null) {
            known = keyOf(method);
            keys.put(method, known);
        }
        return known == NO_KEY ? null : comparable(actor.arguments().get(known));
    }

    private static int keyOf(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(PartitionKey.class)) return i;
        }
        return NO_KEY;
    }

    private static @Nullable Object comparable(@Nullable Object argument) {
        return argument instanceof NamedValue named ? named.comparable() : argument;
    }
}
