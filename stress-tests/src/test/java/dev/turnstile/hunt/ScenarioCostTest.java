package dev.turnstile.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jqwik.ProcessSubjects.LockedFileCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.ReapingCounter;
import dev.turnstile.engine.jqwik.ProcessSubjects.StaleRoom;
import dev.turnstile.engine.jqwik.ProcessSubjects.UntidyFileCounter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.scenario.ScenarioText;
import dev.turnstile.subjects.locks.TimedParkingMutex;
import dev.turnstile.subjects.pools.BoundedThreadPool;
import dev.turnstile.subjects.semaphores.MonitorSemaphore;
import dev.turnstile.subjects.servers.SelectorServer;
import org.junit.jupiter.api.Test;

class ScenarioCostTest {
    @Test
    void what_may_wait_for_a_time_costs_most() {
        assertThat(cost(TimedParkingMutex.class, "lock() | lock()")).isEqualTo(1);
        assertThat(cost(TimedParkingMutex.class, "lock() | tryLock(SHORT)")).isEqualTo(16);
    }

    @Test
    void which_operations_are_run_less_often_and_why_is_told() {
        assertThat(new ScenarioCost(space(TimedParkingMutex.class)).notes())
                .singleElement()
                .asString()
                .contains("16 times", "tryLock", "parkNanos", "subclass");
        assertThat(new ScenarioCost(space(MonitorSemaphore.class)).notes()).isEmpty();
    }

    @Test
    void what_may_start_threads_costs_more_than_what_does_not() {
        assertThat(cost(BoundedThreadPool.class, "shutdown() | shutdown()")).isEqualTo(1);
        assertThat(cost(BoundedThreadPool.class, "shutdown() | submitThrowing()"))
                .isEqualTo(4);
    }

    @Test
    void what_starts_processes_costs_more_and_a_kill_most() {
        assertThat(cost(ReapingCounter.class, "get() | get()")).isEqualTo(1);
        assertThat(cost(ReapingCounter.class, "get() | increment()")).isEqualTo(20);
        assertThat(cost(LockedFileCounter.class, "get() | increment()")).isEqualTo(5);
        assertThat(cost(UntidyFileCounter.class, "get() | increment()")).isEqualTo(20);
        assertThat(cost(StaleRoom.class, "enter(); leave() | enter()")).isEqualTo(5);
        assertThat(cost(StaleRoom.class, "[enter()] crash() | enter()")).isEqualTo(500);
    }

    @Test
    void what_goes_through_sockets_costs_more_whichever_operation_it_is() {
        assertThat(cost(SelectorServer.class, "reset() | receive()")).isEqualTo(6);
        assertThat(Reach.mayOpenSockets(DeclarationReader.read(SelectorServer.class)))
                .isTrue();
        assertThat(Reach.mayOpenSockets(DeclarationReader.read(MonitorSemaphore.class)))
                .isFalse();
    }

    @Test
    void where_all_costs_more_fewer_overlapping_runs_are_enough() {
        assertThat(enough(300, MonitorSemaphore.class)).isEqualTo(300);
        assertThat(enough(300, LockedFileCounter.class)).isEqualTo(60);
        assertThat(enough(100, LockedFileCounter.class)).isEqualTo(20);
        assertThat(enough(10, LockedFileCounter.class)).isEqualTo(10);
    }

    private static long enough(long floor, Class<?> subject) {
        ScenarioSpace space = space(subject);
        return new ScenarioCost(space).enough(floor, space.scenarios());
    }

    private static int cost(Class<?> subject, String scenario) {
        ScenarioSpace space = space(subject);
        return new ScenarioCost(space)
                .of(ScenarioText.parse(scenario, space.declaration().operations()));
    }

    private static ScenarioSpace space(Class<?> subject) {
        return ScenarioSpace.of(DeclarationReader.read(subject), 42, 24);
    }
}
