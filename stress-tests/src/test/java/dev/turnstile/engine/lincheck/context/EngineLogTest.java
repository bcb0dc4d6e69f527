package dev.turnstile.engine.lincheck.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineLogTest {
    @Test
    void tells_which_classes_are_not_instrumented() {
        EngineLog.note("[WARN] Failed to retransform class org.example.Verified$Inner\n\tjava.lang.VerifyError\n");
        EngineLog.note("[WARN] Unable to transform org/example/Unread, proceeding without instrumentation\n");
        EngineLog.clear();
        assertThat(EngineLog.isNotInstrumented("org.example.Verified$Inner")).isTrue();
        assertThat(EngineLog.isNotInstrumented("org.example.Unread")).isTrue();
        assertThat(EngineLog.isNotInstrumented("org.example.Verified")).isFalse();
    }
}
