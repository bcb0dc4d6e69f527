package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCallerTest {
    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "File.java", 7);
    }

    @Test
    void what_the_jdk_does_until_the_end_is_not_the_caller() {
        StackTraceElement caller = frame("demo.Program", "main");
        assertThat(ExitCaller.of(new StackTraceElement[] {
                    frame("jdk.internal.misc.Unsafe", "park"),
                    frame("demo.Hook", "awaits"),
                    frame("java.lang.Shutdown", "runHooks"),
                    frame("java.lang.Runtime", "exit"),
                    frame("java.lang.System", "exit"),
                    frame("jdk.internal.Anything", "calls"),
                    caller,
                    frame("demo.Main", "calls"),
                }))
                .contains(caller);
    }

    @Test
    void who_does_not_exit_has_no_caller() {
        assertThat(ExitCaller.of(new StackTraceElement[] {frame("demo.Program", "main")}))
                .isEmpty();
    }
}
