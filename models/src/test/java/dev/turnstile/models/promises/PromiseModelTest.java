package dev.turnstile.models.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PromiseModelTest {
    private final PromiseModel promise = new PromiseModel();

    @Test
    void get_blocks_until_the_first_value_is_set() throws Exception {
        assertThat(new ModelCall(0, List.of()).run(promise::get)).isFalse();
        assertThat(promise.complete(1)).isTrue();
        assertThat(promise.complete(2)).isFalse();
        assertThat(promise.cancel()).isFalse();
        assertThat(promise.get()).isEqualTo(1);
    }

    @Test
    void a_cancelled_promise_throws_and_takes_no_value() {
        assertThat(promise.cancel()).isTrue();
        assertThat(promise.cancel()).as("only the first cancels").isFalse();
        assertThat(promise.complete(1)).isFalse();
        assertThatThrownBy(promise::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void each_callback_runs_once_whenever_it_was_registered() {
        promise.onDone();
        promise.onDone();
        assertThat(promise.callbacksRun()).isZero();
        promise.complete(1);
        assertThat(promise.callbacksRun()).isEqualTo(2);
        promise.cancel();
        promise.onDone();
        assertThat(promise.callbacksRun()).isEqualTo(3);
    }
}
