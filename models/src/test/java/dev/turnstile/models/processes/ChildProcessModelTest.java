package dev.turnstile.models.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.models.Limit;
import dev.turnstile.models.PendingCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessModelTest {
    private final ChildProcess child = new ChildProcessModel();

    @Test
    void before_its_start_a_child_is_neither_alive_nor_to_be_ended_or_waited_for() {
        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).isNull();
        assertThatThrownBy(child::terminate).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> child.join(Limit.SHORT)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_child_is_started_once_and_alive_until_it_is_terminated(boolean daemon) {
        child.start(daemon);
        assertThat(child.isAlive()).isTrue();
        assertThat(child.exitCode()).isNull();

        child.terminate();
        child.terminate();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitCode()).isEqualTo(143);
        assertThatThrownBy(() -> child.start(daemon)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_a_short_limit_runs_out_beside_a_child_that_works() {
        child.start(false);
        assertThat(child.join(Limit.SHORT)).isFalse();
        PendingCall join = PendingCall.begun(() -> child.join(Limit.LONG));
        assertThat(join.returns()).isFalse();

        child.terminate();
        assertThat(join.returns()).isTrue();
        assertThat(join.answer()).isEqualTo(true);
        assertThat(child.join(Limit.SHORT)).isTrue();
    }
}
