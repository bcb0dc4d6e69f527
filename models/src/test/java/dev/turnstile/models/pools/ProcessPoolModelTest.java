package dev.turnstile.models.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.PendingCall;
import dev.turnstile.models.pools.ProcessPool.Books;
import dev.turnstile.models.pools.ProcessPool.Job;
import org.junit.jupiter.api.Test;

class ProcessPoolModelTest {
    private final ProcessPool pool = new ProcessPoolModel();

    @Test
    void tasks_are_accepted_until_shutdown_and_none_afterwards() {
        assertThat(pool.submit(Job.PLAIN)).isTrue();
        assertThat(pool.submit(Job.KILLED)).isTrue();
        pool.shutdown();
        assertThat(pool.submit(Job.PLAIN)).isFalse();
        assertThat(pool.submit(Job.KILLED)).isFalse();
    }

    @Test
    void termination_is_waited_for_until_shutdown() {
        pool.submit(Job.PLAIN);
        PendingCall waiting = PendingCall.begun(pool::awaitTermination);
        assertThat(waiting.returns()).isFalse();
        pool.shutdown();
        assertThat(waiting.returns()).isTrue();
    }

    @Test
    void each_accepted_task_is_reported_once_also_if_its_worker_dies() {
        pool.submit(Job.PLAIN);
        pool.submit(Job.KILLED);
        assertThat(pool.books()).isEqualTo(new Books(2, true));
    }

    @Test
    void who_asks_for_the_books_ends_the_pool() {
        assertThat(pool.books()).isEqualTo(new Books(0, true));
        assertThat(pool.submit(Job.PLAIN)).isFalse();
    }
}
