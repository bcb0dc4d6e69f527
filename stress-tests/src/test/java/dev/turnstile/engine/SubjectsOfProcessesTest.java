package dev.turnstile.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.jcstress.JcstressEngine;
import dev.turnstile.engine.lincheck.LincheckEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.subjects.processes.OsFileLock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Subjects whose threads are processes, before engines that run in one JVM. */
class SubjectsOfProcessesTest {
    static final List<Engine> OF_ONE_JVM = List.of(new LincheckEngine(), new JcstressEngine());

    @ParameterizedTest
    @FieldSource("OF_ONE_JVM")
    void they_are_not_for_it(Engine engine) {
        Declaration lock = DeclarationReader.read(OsFileLock.class);
        ScenarioSpace space = ScenarioSpace.of(lock, 1, 4);
        Budget budget = new Budget("test", 4, 1, 1, 1, 1, Duration.ofSeconds(1));
        engine.prepare(lock, space, budget, activity -> {});
        EngineEvidence evidence = engine.check(lock, space, budget, activity -> {});
        assertThat(evidence.finding())
                .isEqualTo(new Finding.NotApplicable(
                        "each of its threads is a process, and this engine sees one process"));
        assertThat(evidence.executions()).isZero();
    }
}
