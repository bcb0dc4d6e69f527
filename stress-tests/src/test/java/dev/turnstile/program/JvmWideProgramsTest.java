package dev.turnstile.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.junit.NodeOutcomes;
import dev.turnstile.junit.Turnstile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class JvmWideProgramsTest extends ProgramChecks {
    @Test
    void exceptions_that_a_handler_gets_are_handled() {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(
                JvmWidePrograms.DefaultHandler.class,
                JvmWidePrograms.OwnHandler.class,
                JvmWidePrograms.HastyHandler.class,
                JvmWidePrograms.LateHandler.class));
        assertThat(outcomes)
                .containsEntry("DefaultHandlerProgram lincheck", "")
                .containsEntry("DefaultHandlerProgram verdict", "")
                .containsEntry("OwnHandlerProgram lincheck", "")
                .containsEntry("OwnHandlerProgram verdict", "");
        assertThat(outcomes.get("HastyHandlerProgram lincheck")).contains("AssertionError");
        assertThat(outcomes.get("LateHandlerProgram lincheck")).contains("IllegalStateException");
    }

    @Test
    void what_is_set_for_the_whole_jvm_is_put_back_before_each_run() {
        Map<String, String> outcomes = NodeOutcomes.of(() -> Turnstile.programs(
                JvmWidePrograms.Settings.class,
                JvmWidePrograms.HastySettings.class,
                JvmWidePrograms.Hook.class,
                JvmWidePrograms.SecurityProperty.class));
        assertThat(outcomes)
                .containsEntry("SettingsProgram lincheck", "")
                .containsEntry("SettingsProgram verdict", "")
                .containsEntry("HookProgram lincheck", "")
                .containsEntry("HookProgram verdict", "");
        assertThat(outcomes.get("HastySettingsProgram lincheck")).contains("AssertionError");
        assertThat(outcomes.get("SecurityPropertyProgram verdict"))
                .contains("INCONCLUSIVE", "it changes what lasts in the JVM");
    }
}
