package dev.turnstile.engine.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.subjects.locks.TimedParkingMutex;
import dev.turnstile.subjects.pools.BoundedThreadPool;
import org.junit.jupiter.api.Test;

class ScenarioCostTest {
    @Test
    void what_may_wait_for_a_time_costs_most() {
        assertThat(cost(TimedParkingMutex.class, "lock() | lock()")).isEqualTo(1);
        assertThat(cost(TimedParkingMutex.class, "lock() | tryLock(SHORT)")).isEqualTo(16);
    }

    @Test
    void what_may_start_threads_costs_more_than_what_does_not() {
        assertThat(cost(BoundedThreadPool.class, "shutdown() | shutdown()")).isEqualTo(1);
        assertThat(cost(BoundedThreadPool.class, "shutdown() | submitThrowing()"))
                .isEqualTo(4);
    }

    private static int cost(Class<?> subject, String scenario) {
        Declaration declaration = DeclarationReader.read(subject);
        return new ScenarioCost(declaration).of(ScenarioText.parse(scenario, declaration.operations()));
    }
}
