package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void a_jvm_that_cannot_start_was_not_ended_by_the_task() {
        Ending ending = new Ending(
                1,
                null,
                "Error occurred during initialization of VM\njava.lang.OutOfMemoryError: unable to create native thread\n");
        assertThat(ending.isByTheTask()).isFalse();
        assertThat(ending.describe())
                .isEqualTo("the JVM could not start: java.lang.OutOfMemoryError: unable to create native thread");
    }

    @Test
    void a_status_that_nobody_explains_is_that_of_halt() {
        Ending ending = new Ending(1, null, "");
        assertThat(ending.isByTheTask()).isTrue();
        assertThat(ending.describe()).isEqualTo("exit status 1: something called Runtime.halt");
    }

    @Test
    void memory_and_signals_are_told_apart() {
        assertThat(new Ending(3, null, "Terminating due to java.lang.OutOfMemoryError: Java heap space").describe())
                .isEqualTo("memory ran out, exit status 3");
        assertThat(new Ending(137, null, "").describe()).startsWith("exit status 137 (SIGKILL");
        assertThat(new Ending(137, null, "").isByTheTask()).isFalse();
    }
}
