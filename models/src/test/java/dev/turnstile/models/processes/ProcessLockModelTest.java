package dev.turnstile.models.processes;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ProcessLockModelTest {
    private final ProcessLockModel lock = new ProcessLockModel();

    @Test
    void everybody_waits_while_it_is_owned_its_owner_too() {
        assertThat(enabled(0, lock::lock)).isTrue();
        assertThat(enabled(0, lock::lock)).isFalse();
        assertThat(enabled(1, lock::lock)).isFalse();
        enabled(0, lock::unlock);
        assertThat(enabled(1, lock::lock)).isTrue();
    }

    @Test
    void try_lock_fails_for_everybody_while_it_is_owned() {
        assertThat(answer(0, lock::tryLock)).isTrue();
        assertThat(answer(0, lock::tryLock)).isFalse();
        assertThat(answer(1, lock::tryLock)).isFalse();
    }

    @Test
    void only_its_owner_unlocks() {
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(0, lock::unlock));
        enabled(0, lock::lock);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(1, lock::unlock));
    }

    @Test
    void it_dies_with_its_owner_and_with_nobody_else() {
        enabled(0, lock::lock);
        enabled(1, lock::crash);
        assertThat(enabled(1, lock::lock)).isFalse();
        enabled(0, lock::crash);
        assertThat(enabled(1, lock::lock)).isTrue();
    }
}
