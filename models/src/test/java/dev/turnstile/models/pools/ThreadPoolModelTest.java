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
    void everyJobIsAcceptedUntilShutdownAndNoneAfterwards(Job job) {
        assertThat(pool.submit(job)).isTrue();
        assertThat(pool.submitThrowing()).isTrue();
        pool.shutdown();
        assertThat(pool.submit(job)).isFalse();
        assertThat(pool.submitThrowing()).isFalse();
    }

    @Test
    void terminationIsWaitedForUntilShutdown() throws Exception {
        pool.submit(Job.PLAIN);
        assertThat(returns(pool::awaitTermination)).isFalse();
        pool.shutdown();
        assertThat(returns(pool::awaitTermination)).isTrue();
    }

    @Test
    void nestedTasksReturnAtOnceAndAreRefusedAfterShutdown() {
        assertThat(pool.runNested()).isTrue();
        pool.shutdown();
        assertThat(pool.runNested()).isFalse();
    }

    @Test
    void eachAcceptedTaskRunsOnceWhateverItDoes() {
        for (Job job : Job.values()) pool.submit(job);
        pool.submitThrowing();
        pool.runNested();
        assertThat(pool.tasksRunOnce()).isEqualTo(4);
        assertThat(pool.withinBound()).isTrue();
    }

    @Test
    void nothingIsAcceptedAfterTheEnd() throws Exception {
        assertThat(pool.tasksRunOnce()).isZero();
        assertThat(pool.submit(Job.PLAIN)).isFalse();
        assertThat(returns(pool::awaitTermination)).isTrue();
    }

    private static boolean returns(Runnable operation) throws Exception {
        return new ModelCall(0, List.of()).run(Executors.callable(operation));
    }
}
