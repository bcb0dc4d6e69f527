package dev.turnstile.worker;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the scenarios of the last few contracts: subjects of one contract come one after the other, and sorting takes a while. */
final class ScenarioCache {
    private static final int KEPT = 4;

    private final Map<Key, ScenarioSpace> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ScenarioSpace> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(Class<?> contract, Class<?> model, long seed, int count) {}

    ScenarioSpace get(Declaration subject, long seed, int count) {
        return kept.computeIfAbsent(
                        new Key(subject.contract(), subject.model(), seed, count),
                        key -> ScenarioSpace.of(subject, seed, count))
                .forSubject(subject);
    }
}
