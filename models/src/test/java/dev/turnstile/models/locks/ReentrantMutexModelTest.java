package dev.turnstile.models.locks;

import static dev.turnstile.models.locks.Calls.answer;
import static dev.turnstile.models.locks.Calls.enabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ReentrantMutexModelTest {
    private final ReentrantMutexModel mutex = new ReentrantMutexModel();

    @Test
    void it_is_free_after_as_many_unlocks_as_locks() {
        enabled(0, mutex::lock);
        assertThat(enabled(0, mutex::lock)).isTrue();
        assertThat(answer(0, mutex::tryLock)).isTrue();
        for (int holds = 3; holds > 0; holds--) {
            assertThat(enabled(1, mutex::lock)).isFalse();
            assertThat(answer(1, mutex::tryLock)).isFalse();
            enabled(0, mutex::unlock);
        }
        assertThat(enabled(1, mutex::lock)).isTrue();
    }

    @Test
    void only_the_owner_unlocks() {
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(0, mutex::unlock));
        enabled(0, mutex::lock);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(1, mutex::unlock));
        assertThat(answer(1, mutex::tryLock)).isFalse();
    }

    @Test
    void the_one_unlock_too_many_throws() {
        enabled(0, mutex::lock);
        enabled(0, mutex::unlock);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(() -> enabled(0, mutex::unlock));
    }
}
