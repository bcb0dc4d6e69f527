package dev.turnstile.models.locks;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class FairMutexModelTest {
    private final FairMutexModel mutex = new FairMutexModel();

    @Test
    void who_came_second_waits_for_the_first_though_the_lock_is_free() {
        assertThat(answer(0, mutex::arrive)).isZero();
        assertThat(answer(1, mutex::arrive)).isEqualTo(1);
        assertThat(enabled(1, mutex::enter)).isFalse();

        assertThat(enabled(0, mutex::enter)).isTrue();
        assertThat(enabled(1, mutex::enter)).isFalse();

        enabled(0, mutex::leave);
        assertThat(enabled(1, mutex::enter)).isTrue();
    }

    @Test
    void who_has_a_place_or_the_lock_cannot_come_again() {
        answer(0, mutex::arrive);
        assertThatIllegalStateException().isThrownBy(() -> enabled(0, mutex::arrive));
        enabled(0, mutex::enter);
        assertThatIllegalStateException().isThrownBy(() -> enabled(0, mutex::arrive));
        enabled(0, mutex::leave);
        assertThat(answer(0, mutex::arrive)).isEqualTo(1);
    }

    @Test
    void who_has_no_place_cannot_enter_and_who_does_not_own_it_cannot_leave() {
        assertThatIllegalStateException().isThrownBy(() -> enabled(0, mutex::enter));
        answer(0, mutex::arrive);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(0, mutex::leave));
    }
}
