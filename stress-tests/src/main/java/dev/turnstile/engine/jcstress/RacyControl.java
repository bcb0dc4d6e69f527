package dev.turnstile.engine.jcstress;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.canary.RacyCounter;
import dev.turnstile.engine.jcstress.run.Effort;
import dev.turnstile.engine.jcstress.run.SliceResult;
import dev.turnstile.engine.jcstress.run.SliceRunner;
import dev.turnstile.engine.jcstress.run.TestRun;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.engine.jcstress.source.StressTest;
import dev.turnstile.engine.jcstress.source.TestCompiler;
import dev.turnstile.engine.jcstress.source.TestWriter;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.scenario.ScenarioText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The positive control: a counter that loses updates, run by the same means in the same JVM. A subject that survives is believed only
 * beside a control that does not.
 */
final class RacyControl {
    /** Chosen; a guard only: a machine with time to spare exposes the control in the first slice. */
    private static final Duration CAP = Duration.ofSeconds(5);

    /** The heap size of an instance: at most a header of 16 bytes and one field, rounded up. */
    private static final int BYTES = 24;

    private final TestCompiler compiler;
    private @Nullable SliceRunner runner;

    RacyControl(TestCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Runs slices until the control is exposed.
     *
     * @param lifeSign told now and then that this goes on
     * @return how many it took: 1 on a machine with time to spare; 0 if it was not exposed, or did not even end in time
     */
    int slicesUntilExposed(Effort effort, Runnable lifeSign) throws InterruptedException {
        if (runner == null) runner = prepare();
        long end = System.nanoTime() + CAP.toNanos();
        TestRun run = new TestRun(runner, effort, BYTES, lifeSign);
        for (int slices = 1; System.nanoTime() < end; slices++) {
            lifeSign.run();
            SliceResult result = run.slice();
            if (result instanceof SliceResult.Late) return 0;
            if (!(result instanceof SliceResult.Counted))
                throw new IllegalStateException("the control ended in " + result);
            if (run.table().worst().isPresent()) return slices;
        }
        return 0;
    }

    private SliceRunner prepare() {
        Declaration declaration = DeclarationReader.read(RacyCounter.class);
        ScenarioSpace space = ScenarioSpace.of(declaration, 0, 1);
        SortedScenario sorted = space.sort(ScenarioText.parse("increment() | increment()", declaration.operations()));
        StressTest test = new TestWriter(declaration.subject())
                .write(1, sorted, Shape.EXTENDS)
                .orElseThrow();
        ClassLoader loader = compiler.compile(declaration.subject(), List.of(test));
        return new SliceRunner(test, loader);
    }
}
