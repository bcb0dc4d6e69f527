package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsCommandTest {
    @TempDir
    Path directory;

    private Path evidence;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheEvidence() {
        evidence = directory.resolve("evidence");
    }

    @Test
    void the_gate_passes_where_every_verdict_does() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct(), SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said())
                .isEqualTo(
                        "Turnstile gate: PASSED — 2 subjects: 1 exposed, 1 proved (1 memory model) (profile ci, seed 42)\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"MISSED", "MISLABELLED", "REFUTED", "INCONCLUSIVE"})
    void the_gate_fails_over_one_bad_verdict_and_names_the_subject(Verdict verdict) throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct(), bad("BadOffice", verdict));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said())
                .startsWith(
                        "Turnstile gate: FAILED — BadOffice " + verdict + " (for a reason) — 2 subjects: 1 exposed, 1 ")
                .doesNotContain("CheckThenActTicketOffice");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"EXPOSED", "PROVED", "CLEAN"})
    void the_gate_passes_every_good_verdict(Verdict verdict) throws IOException {
        campaign(evidence, bad("Office", verdict));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
    }

    @Test
    void the_gate_passes_over_one_that_is_not_installed_and_names_it() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct(), bad("MemcachedCache", Verdict.NOT_INSTALLED));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said())
                .contains("PASSED — 2 subjects: 1 exposed, 1 not installed and so not checked (MemcachedCache) (");
    }

    @Test
    void the_report_tells_in_a_line_what_became_of_mutants() throws IOException {
        campaign(evidence, SampleMutants.office());
        assertThat(run("report", "--evidence=" + evidence, "--output=" + directory))
                .isZero();
        String page = directory.resolve("index.html").toUri().toString();
        assertThat(said())
                .isEqualTo("Mutants: 10 of 12 exposed (83 %) in 1 subject; 1 survived, 1 undecided, see " + page
                        + "#mutants\nTurnstile report: " + page + "\n");
    }

    @Test
    void the_report_tells_nothing_of_mutants_where_none_were_asked_for() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct());
        assertThat(run("report", "--evidence=" + evidence, "--output=" + directory)).isZero();
        assertThat(said())
                .isEqualTo("Turnstile report: " + directory.resolve("index.html").toUri() + "\n");
    }

    @Test
    void the_gate_fails_where_nothing_that_was_to_be_checked_is_installed() throws IOException {
        campaign(evidence, bad("MemcachedCache", Verdict.NOT_INSTALLED));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("no subject was checked");
    }

    @Test
    void what_another_machine_found_counts_where_one_had_not_installed_it() throws IOException {
        campaign(evidence.resolve("one"), bad("MemcachedCache", Verdict.NOT_INSTALLED));
        campaign(evidence.resolve("other"), bad("MemcachedCache", Verdict.CLEAN));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said()).contains("1 clean").doesNotContain("not installed");
    }

    @Test
    void the_gate_fails_over_subjects_without_evidence() throws IOException {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        EvidenceFiles.begin(
                evidence, SampleEvidence.manifest(List.of(found.subject(), "a.b.Lost", "a.b.Outer$Gone"), false));
        EvidenceFiles.write(evidence, found);
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("FAILED — 2 subjects without evidence: Lost, Gone — 1 subject: 1 exposed");
    }

    @Test
    void the_gate_fails_over_evidence_that_the_campaign_did_not_announce() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct());
        EvidenceFiles.write(evidence, SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said())
                .contains("1 subject that the campaign did not announce")
                .contains(": MutexTicketOffice");
    }

    @Test
    void the_gate_fails_where_nothing_was_checked() {
        EvidenceFiles.begin(evidence, SampleEvidence.manifest(List.of(), false));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("no subject was checked");
    }

    @Test
    void a_narrowed_campaign_says_so() {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        EvidenceFiles.begin(evidence, SampleEvidence.manifest(List.of(found.subject()), true));
        EvidenceFiles.write(evidence, found);
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said()).contains("(profile ci, seed 42, narrowed to CheckThenActTicketOffice)");
    }

    @Test
    void without_a_directory_it_says_what_is_missing_and_what_to_do() {
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said())
                .contains(evidence.toString())
                .contains("Run the campaign first")
                .doesNotContain("\tat ");
    }

    @Test
    void without_a_manifest_it_says_what_is_missing_and_what_to_do() throws IOException {
        Files.createDirectories(evidence);
        EvidenceFiles.write(evidence, SampleEvidence.checkThenAct());
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said())
                .contains("campaign.json")
                .contains(evidence.toString())
                .contains("Run the campaign first");
    }

    @Test
    void evidence_of_another_version_is_refused() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct());
        Path file = evidence.resolve(SampleEvidence.checkThenAct().subject() + EvidenceFiles.SUFFIX);
        Files.writeString(file, Files.readString(file).replaceFirst("\"schema\" : 1", "\"schema\" : 99"));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said()).contains(file.toString()).contains("version 99").contains("Remedy");
        assertThat(run("report", "--evidence=" + evidence, "--output=" + directory))
                .isEqualTo(2);
    }

    @Test
    void parts_of_a_campaign_add_up() throws IOException {
        Path other = directory.resolve("other");
        campaign(evidence, SampleEvidence.checkThenAct());
        campaign(other, SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence, "--evidence=" + other)).isZero();
        assertThat(said()).contains("2 subjects: 1 exposed, 1 proved");
    }

    @Test
    void of_contradicting_parts_the_worse_counts() throws IOException {
        Path other = directory.resolve("other");
        campaign(evidence, SampleEvidence.fixedTickets(Verdict.REFUTED));
        campaign(other, SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence, "--evidence=" + other)).isEqualTo(1);
        assertThat(run("gate", "--evidence=" + other, "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("MutexTicketOffice REFUTED", "other verdict was PROVED", "1 subject: 1 refuted"));
    }

    @Test
    void the_gate_counts_what_was_proved_at_each_level() throws IOException {
        campaign(
                evidence,
                SampleEvidence.provedAt("A", Level.BOUNDED),
                SampleEvidence.provedAt("B", Level.MEMORY_MODEL),
                SampleEvidence.provedAt("C", Level.BOUNDED),
                SampleEvidence.provedAt("D", Level.SEQUENTIAL));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said()).contains("4 subjects: 4 proved (1 memory model, 1 sequential, 2 bounded) (profile ci");
    }

    @Test
    void of_two_proofs_the_stronger_counts() throws IOException {
        Path other = directory.resolve("other");
        campaign(evidence, SampleEvidence.provedAt("A", Level.BOUNDED));
        campaign(other, SampleEvidence.provedAt("A", Level.SEQUENTIAL));
        assertThat(run("gate", "--evidence=" + evidence, "--evidence=" + other)).isZero();
        assertThat(run("gate", "--evidence=" + other, "--evidence=" + evidence)).isZero();
        assertThat(said().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("1 subject: 1 proved (1 sequential) ("));
    }

    @Test
    void a_proof_without_a_level_is_refused() throws IOException {
        SubjectEvidence proved = SampleEvidence.provedAt("A", Level.SEQUENTIAL);
        campaign(evidence, proved);
        Path file = evidence.resolve(proved.subject() + EvidenceFiles.SUFFIX);
        Files.writeString(file, Files.readString(file).replaceFirst("\"level\" : \"SEQUENTIAL\",", ""));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said()).contains(file.toString(), "a proof states its level", "Remedy");
    }

    @Test
    void the_report_is_written_whatever_the_verdicts() throws IOException {
        campaign(evidence, SampleEvidence.all().toArray(SubjectEvidence[]::new));
        Path output = directory.resolve("reports");
        assertThat(run("report", "--evidence=" + evidence, "--output=" + output))
                .isZero();
        assertThat(said())
                .endsWith("Turnstile report: " + output.resolve("index.html").toUri() + "\n");
        assertThat(output.resolve("index.html")).content().contains("CheckThenActTicketOffice");
        assertThat(output.resolve("junit.xml")).content().contains("CheckThenActTicketOffice");
    }

    @Test
    void the_report_links_ways_out_of_deadlock_across_the_parts_of_a_campaign() throws IOException {
        Path other = directory.resolve("other");
        SubjectEvidence proved =
                SampleEvidence.wayOut("Ordered", SampleEvidence.LOCKS, Remedy.NO_CIRCULAR_WAIT, Verdict.PROVED);
        SubjectEvidence undecided =
                SampleEvidence.wayOut("Ordered", SampleEvidence.LOCKS, Remedy.NO_CIRCULAR_WAIT, Verdict.INCONCLUSIVE);
        campaign(evidence, SampleEvidence.deadlock(), proved);
        campaign(other, undecided);
        assertThat(run("report", "--evidence=" + evidence, "--evidence=" + other, "--output=" + directory))
                .isZero();
        assertThat(Jsoup.parse(directory.resolve("index.html"))
                        .select(".way-out")
                        .eachText())
                .containsExactly("Avoided in Ordered INCONCLUSIVE");
    }

    @Test
    void the_result_file_tells_a_build_tool_what_to_do() throws IOException {
        Path result = directory.resolve("reports/gate.properties");
        campaign(evidence, bad("BadOffice", Verdict.MISSED));
        assertThat(run("gate", "--evidence=" + evidence, "--result=" + result)).isZero();
        assertThat(result).content().contains("BadOffice MISSED").doesNotContain("passed");
        campaign(evidence, SampleEvidence.checkThenAct());
        assertThat(run("gate", "--evidence=" + evidence, "--result=" + result)).isZero();
        assertThat(result).content().contains("passed=true");
    }

    @Test
    void the_gate_names_the_report_unless_it_is_of_an_earlier_campaign() throws IOException {
        Path report = Files.createFile(directory.resolve("index.html"));
        campaign(evidence, SampleEvidence.checkThenAct());
        assertThat(run("gate", "--evidence=" + evidence, "--report=" + report)).isZero();
        assertThat(said().lines()).hasSize(2).first().isEqualTo("Turnstile report: " + report.toUri());
        said.reset();
        assertThat(run("gate", "--evidence=" + directory.resolve("none"), "--report=" + report))
                .isEqualTo(2);
        assertThat(run("gate", "--evidence=" + evidence, "--report=" + report, "--skipped"))
                .isZero();
        assertThat(said()).doesNotContain("Turnstile report");
    }

    @Test
    void a_skipped_campaign_is_said_to_be_skipped() {
        assertThat(run(
                        "report",
                        "--evidence=" + evidence,
                        "--output=" + directory,
                        "--skipped=false",
                        "--skipped=true"))
                .isZero();
        assertThat(run("gate", "--evidence=" + evidence, "--skipped=true", "--skipped=false"))
                .isZero();
        assertThat(said()).contains("no campaign was run").doesNotContain("PASSED");
        assertThat(run("gate", "--evidence=" + evidence, "--skipped=false")).isEqualTo(2);
    }

    @Test
    void wrong_arguments_are_refused() {
        assertThat(run("gate")).isEqualTo(2);
    }

    private static SubjectEvidence bad(String name, Verdict verdict) {
        return SampleEvidence.verdict(name, SampleEvidence.TICKETS, SampleFaults.OVERSELL, verdict, "for a reason.");
    }

    private static void campaign(Path evidence, SubjectEvidence... subjects) throws IOException {
        List<String> names = new ArrayList<>();
        for (SubjectEvidence subject : subjects) names.add(subject.subject());
        EvidenceFiles.begin(evidence, SampleEvidence.manifest(names, false));
        for (SubjectEvidence subject : subjects) EvidenceFiles.write(evidence, subject);
    }

    private int run(String... args) {
        return ReportsCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), args);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
