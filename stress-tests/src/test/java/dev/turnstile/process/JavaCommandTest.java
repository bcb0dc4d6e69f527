package dev.turnstile.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
    @Test
    void childrenInheritAccessAndNothingElse() {
        List<String> parent = List.of(
                "-javaagent:coverage.jar",
                "-Xmx64m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-preview",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsecret=1");
        assertThat(JavaCommand.inherited(parent))
                .containsExactly(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-preview",
                        "--enable-native-access=ALL-UNNAMED");
    }
}
