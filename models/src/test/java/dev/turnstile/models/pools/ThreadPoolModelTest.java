package dev.turnstile.models.pools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.pools.ThreadPool.Job;
import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadPoolModelTest {
    private final ThreadPool pool = new ThreadPoolModel();

    @ParameterizedTest
    @EnumSource
    void every_job_is_accepted_until_shutdown_and_none_afterwards(Job job) {
        assertThat(pool.submit(job)).isTrue();
        assertThat(pool.submitThrowing()).isTrue();
        pool.shutdown();
        assertThat(pool.submit(job)).isFalse();
        assertThat(pool.submitThrowing()).isFalse();
    }

    @Test
    void termination_is_waited_for_until_shutdown() throws Exception {
        pool.submit(Job.PLAIN);
        assertThat(returns(pool::awaitTermination)).isFalse();
        pool.shutdown();
        assertThat(returns(pool::awaitTermination)).isTrue();
    }

    @Test
    void nested_tasks_return_at_once_and_are_refused_after_shutdown() {
        assertThat(pool.runNested()).isTrue();
        pool.shutdown();
        assertThat(pool.runNested()).isFalse();
    }

    @Test
    void each_accepted_task_runs_once_whatever_it_does() {
        for (Job job : Job.values()) pool.submit(job);
        pool.submitThrowing();
        pool.runNested();
        assertThat(pool.tasksRunOnce()).isEqualTo(4);
        assertThat(pool.withinBound()).isTrue();
    }

    @Test
    void nothing_is_accepted_after_the_end() throws Exception {
        assertThat(pool.tasksRunOnce()).isZero();
        assertThat(pool.submit(Job.PLAIN)).isFalse();
        assertThat(returns(pool::awaitTermination)).isTrue();
    }

    private static boolean returns(Runnable operation) throws Exception {
        return new ModelCall(0, List.of()).run(Executors.callable(operation));
    }
}
