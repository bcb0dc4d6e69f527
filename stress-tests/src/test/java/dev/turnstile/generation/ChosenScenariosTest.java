package dev.turnstile.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.subjects.cache.EmbeddedCache;
import dev.turnstile.subjects.events.JdkCondition;
import dev.turnstile.subjects.locks.JdkReentrantMutex;
import dev.turnstile.subjects.promises.CasPromise;
import dev.turnstile.subjects.queues.MonitorQueue;
import dev.turnstile.subjects.semaphores.JdkSemaphore;
import dev.turnstile.subjects.tickets.CasTicketOffice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that one JVM has chosen are the same in another that is told only their texts. */
class ChosenScenariosTest {
    private static final long SEED = 42;

    private static final int COUNT = 24;

    @ParameterizedTest
    @ValueSource(
            classes = {
                EmbeddedCache.class,
                JdkCondition.class,
                JdkReentrantMutex.class,
                CasPromise.class,
                MonitorQueue.class,
                JdkSemaphore.class,
                CasTicketOffice.class
            })
    void the_model_says_the_same_of_them(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        ScenarioSpace chosen = ScenarioSpace.of(declaration, SEED, COUNT);
        ScenarioSpace again = ScenarioSpace.ofChosen(declaration, SEED, texts(chosen));
        assertThat(again.scenarios()).isNotEmpty().isEqualTo(chosen.scenarios());
        assertThat(again.smallest().first(COUNT)).isEqualTo(chosen.smallest().first(COUNT));
    }

    @Test
    void another_seed_chooses_others() {
        Declaration declaration = DeclarationReader.read(MonitorQueue.class);
        assertThat(texts(ScenarioSpace.of(declaration, SEED + 1, COUNT)))
                .isNotEqualTo(texts(ScenarioSpace.of(declaration, SEED, COUNT)));
    }

    private static List<String> texts(ScenarioSpace space) {
        return space.scenarios().stream()
                .map(SortedScenario::scenario)
                .map(Scenario::toString)
                .toList();
    }
}
