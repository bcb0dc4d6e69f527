package dev.turnstile.models.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;

class ProcessPoolModelTest {
    private final ProcessPool pool = new ProcessPoolModel();

    @Test
    void tasksAreAcceptedUntilShutdownAndNoneAfterwards() {
        assertThat(pool.submit()).isTrue();
        assertThat(pool.submitKilled()).isTrue();
        pool.shutdown();
        assertThat(pool.submit()).isFalse();
        assertThat(pool.submitKilled()).isFalse();
    }

    @Test
    void terminationIsWaitedForUntilShutdown() {
        pool.submit();
        PendingCall waiting = PendingCall.begun(pool::awaitTermination);
        assertThat(waiting.returns()).isFalse();
        pool.shutdown();
        assertThat(waiting.returns()).isTrue();
    }

    @Test
    void eachAcceptedTaskIsReportedOnceAlsoIfItsWorkerDies() {
        pool.submit();
        pool.submitKilled();
        assertThat(pool.tasksDone()).isEqualTo(2);
        assertThat(pool.withinBound()).isTrue();
        assertThat(pool.submit()).isFalse();
    }

    @Test
    void whoAsksForTheBoundEndsThePool() {
        assertThat(pool.withinBound()).isTrue();
        assertThat(pool.submit()).isFalse();
    }
}
