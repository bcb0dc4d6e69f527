package dev.turnstile.reports.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportAtEndTest {
    private static final int CRASHED = 1;

    /** Where {@link #ofMethods} ran. Tests leave it as it is. */
    @TempDir
    private static Path methods;

    /** Where {@link #ofAnnotation} ran. */
    @TempDir
    private static Path annotation;

    private static Ended ofMethods;
    private static Ended ofAnnotation;

    /** Of a test that needs another session. */
    @TempDir
    private Path project;

    /** Sessions that several tests look at: each takes seconds. */
    @BeforeAll
    static void runThoseThatPassAndFail() {
        ofMethods = run(methods, List.of(), SampleProject.OfLocked.class, SampleProject.OfRacy.class);
        ofAnnotation = run(annotation, List.of(), SampleProject.Shortest.class);
    }

    @Test
    void writes_the_page_of_all_checks_and_prints_the_gates_line() {
        Path project = methods;
        Ended run = ofMethods;

        assertThat(run.status()).isEqualTo(SessionMain.TESTS_FAILED);
        assertThat(run.output())
                .contains("Turnstile gate: FAILED", "2 subjects: 1 refuted, 1 proved (1 memory model)")
                .contains("Turnstile report: "
                        + project.resolve("target/turnstile/index.html").toUri())
                .doesNotContain("Exception in thread");
        assertThat(EvidenceFiles.evidence(project.resolve("target/turnstile/evidence")))
                .as("two classes inherit one method")
                .extracting(SubjectEvidence::simpleName)
                .containsExactlyInAnyOrder("Locked", "Racy");
        assertThat(project.resolve("target/turnstile/index.html")).content().contains("Locked", "Racy");
        for (String file : List.of("junit.xml", "summary.md", "turnstile.sarif"))
            assertThat(project.resolve("target/turnstile").resolve(file))
                    .content()
                    .contains("Racy");
    }

    /** Build tools print the message of a test twice. */
    @Test
    void a_failing_test_is_short_and_names_the_page_and_the_log_has_the_rest_once() {
        Ended run = ofAnnotation;

        List<String> failures = run.output()
                .lines()
                .filter(line -> line.startsWith("Failure of a test: "))
                .map(line -> line.replaceFirst("Failure of a test: ", ""))
                .toList();
        String page = "⏎  page      "
                + annotation.resolve("target/turnstile/index.html").toUri();
        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).endsWith(page));
        assertThat(failures)
                .anySatisfy(failure -> assertThat(failure.split("⏎"))
                        .hasSizeLessThan(12)
                        .anyMatch(line -> line.startsWith("  scenario  "))
                        .anyMatch(line -> line.startsWith("  replay    java -Dturnstile.replay=")
                                && line.endsWith(SampleProject.Shortest.class.getName()))
                        .noneMatch(line -> line.contains("Schedule:")));
        assertThat(run.output().split("Schedule:", -1))
                .as("one before, one after")
                .hasSize(2);
    }

    @Test
    void a_test_method_fails_by_itself() {
        Ended run = run(List.of(), SampleProject.Plain.class);

        assertThat(run.status()).isEqualTo(SessionMain.TESTS_FAILED);
        assertThat(run.output()).contains("Turnstile gate: FAILED").doesNotContain("Exception in thread");
    }

    @Test
    void an_annotated_class_is_a_test() {
        Ended run = ofAnnotation;

        assertThat(run.status()).isEqualTo(SessionMain.TESTS_FAILED);
        assertThat(run.output())
                .contains("Turnstile gate: FAILED", "2 subjects: 1 refuted, 1 proved (1 memory model)")
                .doesNotContain("Exception in thread");
    }

    @Test
    void results_that_nobody_asks_for_fail_the_session() {
        Ended run = run(List.of(), SampleProject.DroppingResults.class);

        assertThat(run.status()).isEqualTo(CRASHED);
        assertThat(run.output()).contains("UncheckedSession: Racy is REFUTED, and no test has failed for it");
    }

    @Test
    void nodes_that_are_dropped_fail_the_session() {
        Ended run = run(List.of(), SampleProject.Dropping.class);

        assertThat(run.status()).isEqualTo(CRASHED);
        assertThat(run.output())
                .contains("UncheckedSession: Racy is REFUTED, and no test has failed for it")
                .contains("Turnstile report: ");
    }

    @Test
    void a_name_that_chooses_nothing_fails_the_session() {
        Ended run = run(List.of("-Dturnstile.subjects=Loked"), SampleProject.OfLocked.class);

        assertThat(run.status()).isEqualTo(CRASHED);
        assertThat(run.output())
                .contains("turnstile.subjects=Loked chooses none of the subjects that these tests check: Locked.");
    }

    @Test
    void writes_nothing_where_nothing_is_checked() {
        Ended run = run(List.of(), SampleProject.WithoutTurnstile.class);

        assertThat(run.status()).isZero();
        assertThat(run.output()).doesNotContain("Turnstile");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void evidence_from_before_the_build_is_not_in_its_report() {
        BuildReport report = new BuildReport(methods.resolve("target/turnstile/evidence"));

        assertThat(report.current(Instant.EPOCH)).isNotEmpty();
        assertThat(report.current(Instant.now().plusSeconds(1))).isEmpty();
    }

    /** As after the clock was set back: it seems older than the build. */
    @Test
    void evidence_of_this_jvm_is_in_the_report_whatever_the_clock_says() throws IOException {
        Path evidence = project.resolve("target/turnstile/evidence");
        copy(methods.resolve("target/turnstile/evidence"), evidence);
        List<Path> own = EvidenceFiles.campaigns(evidence);
        for (Path campaign : own) {
            Path manifest = campaign.resolve(EvidenceFiles.MANIFEST);
            String old = Files.readString(manifest).replaceFirst("\"startedAt\" : \"\\d+", "\"startedAt\" : \"2001");
            Files.writeString(manifest, old);
        }
        assertThat(new BuildReport(evidence).current(Instant.now().minusSeconds(3_600)))
                .isEmpty();
        assertThat(new BuildReport(evidence).write(own)).content().contains("Locked");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copied = to.resolve(from.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }

    private Ended run(List<String> options, Class<?>... tests) {
        return run(project, options, tests);
    }

    private static Ended run(Path project, List<String> options, Class<?>... tests) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dturnstile.profile=quick",
                "-Dturnstile.engines=lincheck",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SessionMain.class.getName()));
        Arrays.stream(tests).map(Class::getName).forEach(command::add);
        try {
            Path output = Files.createTempFile("session", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = process.waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Ended(status, text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private record Ended(int status, String output) {}
}
