package dev.turnstile.worker;

import static dev.turnstile.worker.Tasks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.Meanwhile;
import dev.turnstile.engine.jqwik.JqwikEngine;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding.Doubt;
import dev.turnstile.hostile.HostileEnds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What came to no end, and how a JVM ended, is told as it was. */
@Tag("slow")
class HostileEndsTest {
    private static final WorkerKind REAL_THREADS =
            new WorkerKind(EngineName.JQWIK, JqwikEngine.class.getName(), List.of("-XX:TieredStopAtLevel=1"), false);

    private static final Map<Class<?>, FutureTask<EngineEvidence>> FOUND = new HashMap<>();

    @BeforeAll
    static void begin() {
        Stream.of(HostileEnds.HangsInConstructor.class, HostileEnds.HangsInClose.class)
                .forEach(subject -> FOUND.put(subject, Meanwhile.start(() -> check(REAL_THREADS, subject))));
    }

    private static EngineEvidence check(WorkerKind kind, Class<?> subject) {
        try (WorkerPool pool = new WorkerPool(1)) {
            return pool.submit(kind, 1, () -> Optional.of(Tasks.of(subject, Duration.ofSeconds(5))))
                    .join()
                    .orElseThrow();
        }
    }

    @Test
    void a_constructor_that_hangs_is_no_lack_of_overlap() throws Exception {
        assertThat(text(FOUND.get(HostileEnds.HangsInConstructor.class).get()))
                .startsWith("INCONCLUSIVE the constructor did not return within ")
                .contains("HostileEnds.java:");
    }

    @Test
    void a_close_that_hangs_is_no_lack_of_overlap() throws Exception {
        assertThat(text(FOUND.get(HostileEnds.HangsInClose.class).get()))
                .startsWith("INCONCLUSIVE close() did not return within ")
                .contains("HostileEnds.java:");
    }

    @Test
    void halt_is_no_lack_of_memory() {
        assertThat(text(check(Tasks.SEQUENTIAL, HostileEnds.HaltsWithThree.class)))
                .contains("exit status 3: something called Runtime.halt");
    }

    /** The JVM's file on a crash lists variables of the environment and the command line. */
    @Test
    void a_crash_is_told_by_its_cause_and_place_and_by_nothing_else() {
        EngineEvidence evidence = check(Tasks.SEQUENTIAL, HostileEnds.CrashesItsJvm.class);
        assertThat(evidence.finding().isInDoubt(Doubt.FAILED)).isTrue();
        assertThat(text(evidence)).contains("the JVM crashed: SIGSEGV");
        assertThat(evidence.notes()).anyMatch(note -> note.contains("HostileEnds$CrashesItsJvm.open"));
        assertThat(evidence.toString())
                .doesNotContain(WorkerMain.SECRET, "CLASSPATH", "TURNSTILE_PROPERTIES", "-Djava.io.tmpdir", "PATH=");
    }

    @Test
    void signals_are_named() {
        assertThat(text(check(Tasks.SEQUENTIAL, HostileEnds.KillsItself.class))).contains("137 (SIGKILL");
        assertThat(text(check(Tasks.SEQUENTIAL, HostileEnds.HangsUp.class))).contains("129 (SIGHUP)");
    }
}
