package dev.turnstile.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A method that is no operation.
 *
 * @param method {@code offer(Object, long, TimeUnit)}
 * @param reason as a predicate
 */
record LeftOut(String method, String reason) {
    /** Says it of many, those with one reason together: {@code poll(long, TimeUnit), … takes a time limit; …}. */
    static String text(List<LeftOut> all) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        all.forEach(one -> byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>())
                .add(one.method()));
        return byReason.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
