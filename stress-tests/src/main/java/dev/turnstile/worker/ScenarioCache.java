package dev.turnstile.worker;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the scenarios of the last few contracts: subjects of one contract come one after the other, and to choose takes a while. */
final class ScenarioCache {
    private static final int KEPT = 4;

    private final Map<Key, ScenarioSpace> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ScenarioSpace> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(Class<?> contract, Class<?> model, List<Scenario> pinned, long seed, int count) {
        String inWords() {
            return count + " of " + contract.getName() + " by " + model.getName() + ", seed " + seed
                    + (pinned.isEmpty() ? "" : ", with " + pinned);
        }
    }

    /** @param shelf where workers find what others have chosen, and leave what they have; {@code null} if there is none */
    ScenarioSpace get(Declaration subject, long seed, int count, @Nullable ScenarioShelf shelf) {
        return kept.computeIfAbsent(
                        new Key(subject.contract(), subject.model(), subject.scenarios(), seed, count),
                        key -> shelf == null ? chosen(subject, key) : shared(subject, key, shelf))
                .forSubject(subject);
    }

    private static ScenarioSpace shared(Declaration subject, Key key, ScenarioShelf shelf) {
        Optional<List<String>> known = shelf.find(key.inWords());
        if (known.isPresent()) return ScenarioSpace.ofChosen(subject, key.seed(), known.get());
        ScenarioSpace space = chosen(subject, key);
        shelf.put(
                key.inWords(),
                space.scenarios().stream()
                        .map(SortedScenario::scenario)
                        .map(Object::toString)
                        .toList());
        return space;
    }

    private static ScenarioSpace chosen(Declaration subject, Key key) {
        return ScenarioSpace.of(subject, key.seed(), key.count());
    }
}
