package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputTailTest {
    @Test
    void options_that_a_jvm_takes_from_its_environment_are_not_told() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dpassword=secret");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Dtoken=secret");
        OutputTail tail = new OutputTail();
        tail.drain(builder.redirectErrorStream(true).start().getInputStream());
        assertThat(tail.text()).contains(System.getProperty("java.version")).doesNotContain("secret");
    }
}
