package dev.turnstile.models.semaphores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SemaphoreModelsTest {
    @Test
    void a_counting_semaphore_blocks_without_permits_and_changes_nothing() throws Exception {
        var semaphore = new CountingSemaphoreModel();
        assertThat(returns(semaphore::acquire)).isTrue();
        assertThat(semaphore.tryAcquire()).isTrue();

        assertThat(returns(semaphore::acquire)).isFalse();
        assertThat(semaphore.tryAcquire()).isFalse();
        assertThat(semaphore.available()).isZero();

        semaphore.release();
        assertThat(returns(semaphore::acquire)).isTrue();
    }

    @Test
    void a_counting_semaphore_takes_more_permits_than_it_began_with() {
        var semaphore = new CountingSemaphoreModel();
        semaphore.release();
        assertThat(semaphore.available()).isEqualTo(3);
    }

    @Test
    void a_bounded_semaphore_refuses_a_release_past_its_bound_and_changes_nothing() throws Exception {
        var semaphore = new BoundedSemaphoreModel();
        assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
        assertThat(semaphore.available()).isEqualTo(2);

        assertThat(returns(semaphore::acquire)).isTrue();
        semaphore.release();
        assertThat(semaphore.available()).isEqualTo(2);
    }

    @Test
    void a_bounded_semaphore_blocks_without_permits() throws Exception {
        var semaphore = new BoundedSemaphoreModel();
        semaphore.acquire();
        semaphore.acquire();
        assertThat(returns(semaphore::acquire)).isFalse();
        assertThat(semaphore.tryAcquire()).isFalse();
    }

    private static boolean returns(Runnable operation) throws Exception {
        return new ModelCall(0, List.of()).run(Executors.callable(operation));
    }
}
