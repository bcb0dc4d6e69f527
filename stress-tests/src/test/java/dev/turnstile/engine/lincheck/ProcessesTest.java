package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.subjects.processes.OsFileLock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void a_subject_whose_threads_are_processes_is_not_for_it() {
        Declaration lock = DeclarationReader.read(OsFileLock.class);
        ScenarioSpace space = ScenarioSpace.of(lock, 1, 4);
        Budget budget = new Budget("test", 4, 1, 1, 1, 1, Duration.ofSeconds(1));
        LincheckEngine engine = new LincheckEngine();
        engine.prepare(lock, space, budget, activity -> {});
        EngineEvidence evidence = engine.check(lock, space, budget, activity -> {});
        assertThat(evidence.finding())
                .isEqualTo(new Finding.NotApplicable(
                        "each of its threads is a process, and this engine sees one process"));
        assertThat(evidence.executions()).isZero();
    }
}
