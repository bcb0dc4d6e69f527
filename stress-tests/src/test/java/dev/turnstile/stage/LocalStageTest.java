package dev.turnstile.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.engine.Progress;
import dev.turnstile.engine.jqwik.ProcessSubjects.ReapingCounter;
import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.Quiescence.Rest;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.scenario.ScenarioText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LocalStageTest {
    private final AtomicInteger lifeSigns = new AtomicInteger();

    private final Progress progress = new Progress() {
        @Override
        public void at(String activity) {}

        @Override
        public void goesOn() {
            lifeSigns.incrementAndGet();
        }
    };

    /** It may be about to answer, however long it takes. */
    @Test
    void nobody_is_at_rest_while_a_process_of_the_subject_works() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes are read from Linux's /proc");
        Thread waits = new Thread(LockSupport::park, "waits-for-a-process");
        waits.setDaemon(true);
        waits.start();
        Process works = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            for (int i = 0; i < 10; i++) assertThat(settled(waits)).isEqualTo(Rest.RESTLESS);
        } finally {
            works.destroyForcibly().waitFor();
        }
        while (settled(waits) != Rest.AT_REST) Thread.onSpinWait(); // on a busy machine, later
        waits.interrupt();
    }

    @Test
    void who_waits_for_an_operation_gives_signs_of_life() throws Exception {
        Thread waits = new Thread(LockSupport::park, "waits");
        waits.setDaemon(true);
        waits.start();
        int before = lifeSigns.get();
        settled(waits);
        assertThat(lifeSigns).hasValueGreaterThan(before);
        waits.interrupt();
    }

    private Rest settled(Thread waiting) throws InterruptedException {
        Declaration counter = DeclarationReader.read(ReapingCounter.class);
        try (Stage stage = Stages.of(counter, List::of, new LeakCheck(), progress)) {
            RunningOperation pending = new RunningOperation(
                    0,
                    waiting,
                    ScenarioText.parse("get()", counter.operations())
                            .parallel()
                            .get(0)
                            .get(0));
            return stage.settle(null, List.of(pending), List::of, () -> 0, Duration.ZERO, Patience.GUESSING);
        }
    }
}
