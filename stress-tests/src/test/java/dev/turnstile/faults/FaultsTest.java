package dev.turnstile.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.engine.jqwik.ProcessSubjects;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.leak.LeakCheck;
import dev.turnstile.subjects.stock.AtomicStock;
import dev.turnstile.subjects.stock.ReadPauseWriteStock;
import dev.turnstile.subjects.stock.SynchronizedStock;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the machine does to a build: it ends with a verdict on every subject, accuses no right one, lets pass what the evidence lets
 * pass, and leaves nothing. A nightly workflow does more of it.
 */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class FaultsTest {
    /** How often something is done to a build. */
    private static final int FAULTS = Integer.getInteger("faults.count", 2);

    private static final int RUNS = Integer.getInteger("faults.runs", 300);

    /** Most builds are done long before. */
    private static final Duration GUARD = Duration.ofSeconds(20);

    /** For a build in which calls hardly ever overlap, so that each right subject is run until the guard ends it. */
    private static final Duration SHORT_GUARD = Duration.ofSeconds(4);

    private static final String WORKER = "dev.turnstile.worker.WorkerMain";
    private static final String ACTOR = "dev.turnstile.process.ActorMain";

    private static final Class<?>[] RIGHT_AND_WRONG = {
        SynchronizedStock.class, ReadPauseWriteStock.class, AtomicStock.class
    };

    @TempDir
    private Path directory;

    private Path temporary;
    private Path evidence;

    private final Random random = new Random();

    @BeforeEach
    void makeDirectories() throws IOException {
        temporary = Files.createDirectory(directory.resolve("tmp"));
        evidence = directory.resolve("evidence");
    }

    @Test
    void workers_are_killed() throws Exception {
        try (Build build = new Build(List.of(), temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            for (int i = 0; i < FAULTS && build.isAlive(); i++) {
                while (build.isAlive() && !build.signal("KILL", WORKER, random.nextInt()))
                    TimeUnit.MILLISECONDS.sleep(5);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
            }
            requireGood(build);
        }
    }

    @Test
    void workers_are_stopped_and_go_on() throws Exception {
        try (Build build = new Build(List.of(), temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            for (int i = 0; i < FAULTS && build.isAlive(); i++) {
                for (long worker : build.jvms(WORKER)) {
                    Build.signal("STOP", worker);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                    Build.signal("CONT", worker);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
            }
            requireGood(build);
            assertThat(build.found().get("SynchronizedStock").verdict()).isEqualTo(Verdict.CLEAN);
        }
    }

    @Test
    void processes_of_a_subject_are_killed() throws Exception {
        Class<?> right = ProcessSubjects.LockedFileCounter.class;
        try (Build build = new Build(List.of(), temporary, evidence, RUNS, GUARD, right)) {
            for (int i = 0; i < FAULTS && build.isAlive(); i++) {
                while (build.isAlive() && build.jvms(ACTOR).isEmpty()) TimeUnit.MILLISECONDS.sleep(5);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000)); // they start for a while, and then make runs
                build.signal("KILL", ACTOR, random.nextInt());
            }
            requireGood(build);
        }
    }

    @Test
    void there_is_one_processor() throws Exception {
        List<String> pinned = List.of("taskset", "-c", "0");
        try (Build build = new Build(pinned, temporary, evidence, RUNS, SHORT_GUARD, RIGHT_AND_WRONG)) {
            requireGood(build);
        }
    }

    /** A JVM keeps each file of its class path open. It has 64 for all else. */
    @Test
    void there_are_few_file_descriptors() throws Exception {
        int descriptors = 64 + Build.CLASS_PATH.split(File.pathSeparator).length;
        List<String> limited = List.of("sh", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "sh");
        try (Build build = new Build(limited, temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            requireGood(build);
        }
    }

    /** Each checks all subjects, and the later evidence stays: whole files, never parts of both. */
    @Test
    void two_builds_run_at_once_in_one_checkout() throws Exception {
        try (Build one = new Build(List.of(), temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG);
                Build other = new Build(List.of(), temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            one.await();
            other.await();
            requireGood(one);
            requireGood(other);
        }
    }

    @Test
    void nothing_can_be_written_to_the_temporary_folder() throws Exception {
        try (Build build = new Build(List.of(), Path.of("/proc"), evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            assertThat(build.await()).isEqualTo(1);
            assertThat(build.printed()).contains("The directory for temporary files, /proc, cannot be written to");
        }
    }

    @Test
    void the_disk_is_full() throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "turnstile", temporary.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "no small file system can be mounted here: " + said);
        try (Build build = new Build(List.of(), temporary, evidence, RUNS, GUARD, RIGHT_AND_WRONG)) {
            fill(temporary.resolve("full"));
            build.await();
            Files.delete(temporary.resolve("full"));
            requireGood(build);
        } finally {
            new ProcessBuilder("umount", "-l", temporary.toString()).start().waitFor();
        }
    }

    private static void fill(Path file) {
        try {
            Files.write(file, new byte[1 << 20]);
        } catch (IOException full) {
            // As it should be.
        }
    }

    /** Right subjects are not accused: they are clean, or undecided for a reason. */
    private static void requireGood(Build build) throws Exception {
        int status = build.await();
        assertThat(build.found().values())
                .as(build.printed())
                .extracting(SubjectEvidence::subject)
                .containsExactlyInAnyOrderElementsOf(build.announced());
        for (SubjectEvidence found : build.found().values()) {
            assertThat(found.reason()).isNotBlank();
            if (found.declaredFault() == null)
                assertThat(found.verdict()).as(found.toString()).isIn(Verdict.CLEAN, Verdict.INCONCLUSIVE);
            else
                assertThat(found.verdict())
                        .as(found.toString())
                        .isIn(Verdict.EXPOSED, Verdict.MISSED, Verdict.INCONCLUSIVE);
        }
        boolean passes = build.found().values().stream().allMatch(SubjectEvidence::passes);
        assertThat(status).as(build.printed()).isEqualTo(passes ? FaultCampaign.PASSED : FaultCampaign.FAILED);
        assertThat(new LeakCheck(Duration.ofSeconds(20)).of(() -> left(build)))
                .as(build.printed())
                .isEmpty();
    }

    private static List<String> left(Build build) {
        try {
            return build.left();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }
}
