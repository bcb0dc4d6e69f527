package dev.turnstile.models.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import dev.turnstile.models.pools.ProcessPool.Books;
import dev.turnstile.models.pools.ProcessPool.Job;
import org.junit.jupiter.api.Test;

class ProcessPoolModelTest {
    private final ProcessPool pool = new ProcessPoolModel();

    @Test
    void tasksAreAcceptedUntilShutdownAndNoneAfterwards() {
        assertThat(pool.submit(Job.PLAIN)).isTrue();
        assertThat(pool.submit(Job.KILLED)).isTrue();
        pool.shutdown();
        assertThat(pool.submit(Job.PLAIN)).isFalse();
        assertThat(pool.submit(Job.KILLED)).isFalse();
    }

    @Test
    void terminationIsWaitedForUntilShutdown() {
        pool.submit(Job.PLAIN);
        PendingCall waiting = PendingCall.begun(pool::awaitTermination);
        assertThat(waiting.returns()).isFalse();
        pool.shutdown();
        assertThat(waiting.returns()).isTrue();
    }

    @Test
    void eachAcceptedTaskIsReportedOnceAlsoIfItsWorkerDies() {
        pool.submit(Job.PLAIN);
        pool.submit(Job.KILLED);
        assertThat(pool.books()).isEqualTo(new Books(2, true));
    }

    @Test
    void whoAsksForTheBooksEndsThePool() {
        assertThat(pool.books()).isEqualTo(new Books(0, true));
        assertThat(pool.submit(Job.PLAIN)).isFalse();
    }
}
