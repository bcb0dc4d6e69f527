package dev.turnstile.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.junit.NodeOutcomes;
import dev.turnstile.junit.Turnstile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class VirtualProgramsTest extends ProgramChecks {
    @Test
    void virtual_threads_are_explored_as_platform_threads() {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(
                VirtualPrograms.Adding.class,
                VirtualPrograms.UnlockedAdding.class,
                VirtualPrograms.Selling.class,
                VirtualPrograms.Overselling.class,
                VirtualPrograms.Waiting.class));
        assertThat(outcomes)
                .containsEntry("AddingProgram lincheck", "")
                .containsEntry("AddingProgram verdict", "")
                .containsEntry("SellingProgram lincheck", "")
                .containsEntry("SellingProgram verdict", "")
                .containsEntry("WaitingProgram lincheck", "")
                .containsEntry("WaitingProgram verdict", "");
        assertThat(outcomes.get("UnlockedAddingProgram lincheck")).contains("AssertionError");
        assertThat(outcomes.get("OversellingProgram lincheck")).contains("AssertionError");
    }
}
