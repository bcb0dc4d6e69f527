package dev.turnstile.models.locks;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class MutexModelTest {
    private final MutexModel mutex = new MutexModel();

    @Test
    void the_second_lock_blocks_until_the_owner_unlocks() {
        assertThat(enabled(0, mutex::lock)).isTrue();
        assertThat(enabled(1, mutex::lock)).isFalse();
        enabled(0, mutex::unlock);
        assertThat(enabled(1, mutex::lock)).isTrue();
    }

    @Test
    void the_owners_own_second_lock_blocks_too() {
        enabled(0, mutex::lock);
        assertThat(enabled(0, mutex::lock)).isFalse();
    }

    @Test
    void try_lock_fails_for_everybody_while_it_is_owned() {
        assertThat(answer(0, mutex::tryLock)).isTrue();
        assertThat(answer(0, mutex::tryLock)).isFalse();
        assertThat(answer(1, mutex::tryLock)).isFalse();
        enabled(0, mutex::unlock);
        assertThat(answer(1, mutex::tryLock)).isTrue();
    }

    @Test
    void only_the_owner_unlocks() {
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(0, mutex::unlock));
        enabled(0, mutex::lock);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(1, mutex::unlock));
        assertThat(enabled(1, mutex::lock)).isFalse();
    }
}
