package dev.turnstile.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.junit.NodeOutcomes;
import dev.turnstile.junit.Turnstile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EndlessProgramsTest extends ProgramChecks {
    private static final String REMARK = "the program does not exit by itself";

    @Test
    void what_keeps_the_jvm_from_exiting_is_said_or_hangs() throws IOException {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(
                EndlessPrograms.NoShutdown.class,
                EndlessPrograms.Shutdown.class,
                EndlessPrograms.NoCancel.class,
                EndlessPrograms.StuckTask.class,
                EndlessPrograms.Server.class,
                EndlessPrograms.DaemonServer.class,
                EndlessPrograms.Working.class));
        for (String right : List.of("NoShutdown", "Shutdown", "NoCancel", "DaemonServer"))
            assertThat(outcomes).containsEntry(right + "Program verdict", "");
        assertThat(evidenceOf("NoShutdown")).contains(REMARK);
        assertThat(evidenceOf("NoCancel")).contains(REMARK);
        assertThat(evidenceOf("Shutdown")).doesNotContain(REMARK);
        assertThat(evidenceOf("DaemonServer")).doesNotContain(REMARK);
        assertThat(outcomes.get("StuckTaskProgram verdict")).contains("REFUTED", "stuck");
        assertThat(outcomes.get("ServerProgram verdict")).contains("REFUTED", "stuck");
        assertThat(outcomes.get("WorkingProgram verdict"))
                .contains("INCONCLUSIVE", "no execution of the program came to its end");
    }

    private static String evidenceOf(String program) throws IOException {
        try (Stream<Path> files = Files.walk(evidence)) {
            Path file = files.filter(f -> f.getFileName().toString().contains("." + program + "Program."))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
