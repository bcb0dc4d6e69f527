package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void a_jvm_that_cannot_start_was_not_ended_by_the_task() {
        Ending ending = new Ending(
                1,
                null,
                null,
                "Error occurred during initialization of VM\njava.lang.OutOfMemoryError: unable to create native thread\n");
        assertThat(ending.isByTheTask()).isFalse();
        assertThat(ending.describe())
                .isEqualTo("the JVM could not start: java.lang.OutOfMemoryError: unable to create native thread");
    }

    @Test
    void a_status_that_nobody_explains_is_that_of_halt() {
        Ending ending = new Ending(1, null, null, "");
        assertThat(ending.isByTheTask()).isTrue();
        assertThat(ending.describe()).isEqualTo("exit status 1: something called Runtime.halt");
    }

    @Test
    void memory_and_signals_are_told_apart() {
        assertThat(new Ending(3, null, null, "Terminating due to java.lang.OutOfMemoryError: Java heap space")
                        .describe())
                .isEqualTo("memory ran out, exit status 3");
        assertThat(new Ending(137, null, null, "").describe()).startsWith("exit status 137 (SIGKILL");
        assertThat(new Ending(137, null, null, "").isByTheTask()).isFalse();
    }

    @Test
    void only_the_status_of_a_jvm_without_memory_makes_its_words_true() {
        Ending ending = new Ending(1, null, null, "Terminating due to java.lang.OutOfMemoryError: Java heap space");
        assertThat(ending.describe()).isEqualTo("exit status 1: something called Runtime.halt");
    }

    @Test
    void a_signal_is_named_even_if_the_jvm_ends_in_an_orderly_way() {
        assertThat(new Ending(129, "a signal told it to stop", null, "").describe())
                .isEqualTo("exit status 129 (SIGHUP): a signal told it to stop");
        assertThat(new Ending(128 + 40, null, null, "").describe()).isEqualTo("exit status 168 (signal 40)");
    }

    @Test
    void a_crash_is_told_by_its_cause() {
        Ending ending = new Ending(
                1,
                null,
                "A fatal error has been detected:\nSIGSEGV (0xb) at pc=0x7f, pid=1, tid=2\nProblematic frame:\nC  [libc.so.6+0x1]",
                "");
        assertThat(ending.describe()).isEqualTo("the JVM crashed: SIGSEGV (0xb) in C  [libc.so.6+0x1]");
        assertThat(ending.isByTheTask()).isFalse();
    }
}
