package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.Meanwhile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the build ends, no worker outlives it, and nothing of one. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
@Tag("slow")
class ParentDeathTest {
    @TempDir
    static Path directory;

    private static final Map<Death, FutureTask<Path>> deaths = new EnumMap<>(Death.class);

    /** Also while workers are at work whose own threads would keep their JVM alive. */
    enum Death {
        INT_WHILE_THEY_ARE_WORKING,
        TERM_WHILE_THEY_ARE_WORKING,
        KILL_WHILE_THEY_ARE_STARTING,
        KILL_WHILE_THEY_ARE_WORKING;

        String signal() {
            return name().substring(0, name().indexOf('_'));
        }

        String state() {
            return name().substring(name().lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        }
    }

    /** All at once, since each has JVMs to wait for. */
    @BeforeAll
    static void die() {
        for (Death death : Death.values()) {
            deaths.put(death, Meanwhile.start(() -> directoryAfter(death)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_worker_outlives_its_parent(Death death) throws Exception {
        assertThat(deaths.get(death).get()).isEmptyDirectory();
    }

    private static Path directoryAfter(Death death) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(directory.resolve(death.name()));
        // A build in the background may have been started with SIGINT ignored, which is inherited.
        Process parent = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PoolHolder.class.getName(),
                        death.state())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = parent.inputReader()) {
            assertThat(out.readLine()).isEqualTo("two workers");
            List<ProcessHandle> workers = parent.children().toList();
            assertThat(workers).hasSize(2).allMatch(ProcessHandle::isAlive);
            assertThat(temporary).as("has something for each").isNotEmptyDirectory();

            new ProcessBuilder("kill", "-" + death.signal(), Long.toString(parent.pid()))
                    .start()
                    .waitFor();

            assertThat(parent.waitFor(60, TimeUnit.SECONDS))
                    .as("the parent ends")
                    .isTrue();
            for (ProcessHandle worker : workers) {
                assertThat(endsSoon(worker)).as("worker %s ends", worker).isTrue();
            }
            return temporary;
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    private static boolean endsSoon(ProcessHandle worker) throws InterruptedException {
        for (int i = 0; i < 3_000 && worker.isAlive(); i++) Thread.sleep(10);
        return !worker.isAlive();
    }
}
