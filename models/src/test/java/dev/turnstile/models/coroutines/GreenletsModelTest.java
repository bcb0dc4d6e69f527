package dev.turnstile.models.coroutines;

import static dev.turnstile.models.PendingCall.begunBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.turnstile.models.PendingCall;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GreenletsModelTest {
    private final GreenletsModel greenlets = new GreenletsModel();

    @Test
    void the_first_runs_and_the_others_wait_until_switched_to() {
        PendingCall first = enter(0);
        PendingCall second = enter(1);
        assertThat(first.answer()).isEqualTo(0);
        assertThat(second.returns()).isFalse();

        PendingCall away = switchTo(0, 1);
        assertThat(away.returns()).isFalse();
        assertThat(second.returns()).isTrue();
        assertThat(second.answer()).isEqualTo(1);

        switchTo(1, 0);
        assertThat(away.returns()).isTrue();
        assertThat(away.answer()).isEqualTo(1);
    }

    @Test
    void who_switches_to_itself_goes_on() {
        enter(0);
        assertThat(switchTo(0, 0).answer()).isEqualTo(0);
    }

    @Test
    void who_switches_to_nobody_goes_on() {
        enter(0);
        assertThat(switchTo(0, 1).answer()).isEqualTo(Greenlets.NOBODY);
    }

    @Test
    void who_leaves_switches_to_the_first_of_the_others() {
        enter(0);
        PendingCall second = enter(1);
        PendingCall third = enter(2);
        leave(0);
        assertThat(third.returns()).isFalse();
        assertThat(second.returns()).isTrue();

        PendingCall away = switchTo(1, 2);
        assertThat(third.returns()).isTrue();
        leave(2);
        assertThat(away.returns()).isTrue();
        assertThat(away.answer()).isEqualTo(2);
    }

    @Test
    void who_comes_when_all_have_left_runs_at_once_under_a_new_number() {
        enter(0);
        leave(0);
        assertThat(enter(0).answer()).isEqualTo(1);
        assertThat(switchTo(0, 0).answer()).isEqualTo(Greenlets.NOBODY);
    }

    @Test
    void only_greenlets_switch_and_leave_and_nobody_is_one_twice() {
        assertThatIllegalStateException().isThrownBy(() -> switchTo(0, 0));
        assertThatIllegalStateException().isThrownBy(() -> leave(0));
        enter(0);
        assertThatIllegalStateException().isThrownBy(() -> enter(0));
    }

    private PendingCall enter(int thread) {
        return begunBy(thread, greenlets::enter);
    }

    private PendingCall switchTo(int thread, int target) {
        return begunBy(thread, () -> greenlets.switchTo(target));
    }

    private void leave(int thread) {
        assertThat(begunBy(thread, Executors.callable(greenlets::leave)).answer())
                .isNull();
    }
}
