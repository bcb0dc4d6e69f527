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
    void theGatePassesWhereEveryVerdictDoes() throws IOException {
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
    void theGateFailsOverOneBadVerdictAndNamesTheSubject(Verdict verdict) throws IOException {
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
    void theGatePassesEveryGoodVerdict(Verdict verdict) throws IOException {
        campaign(evidence, bad("Office", verdict));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
    }

    @Test
    void theGatePassesOverOneThatIsNotInstalledAndNamesIt() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct(), bad("MemcachedCache", Verdict.NOT_INSTALLED));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said())
                .contains("PASSED — 2 subjects: 1 exposed, 1 not installed and so not checked (MemcachedCache) (");
    }

    @Test
    void theGateFailsWhereNothingThatWasToBeCheckedIsInstalled() throws IOException {
        campaign(evidence, bad("MemcachedCache", Verdict.NOT_INSTALLED));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("no subject was checked");
    }

    @Test
    void whatAnotherMachineFoundCountsWhereOneHadNotInstalledIt() throws IOException {
        campaign(evidence.resolve("one"), bad("MemcachedCache", Verdict.NOT_INSTALLED));
        campaign(evidence.resolve("other"), bad("MemcachedCache", Verdict.CLEAN));
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said()).contains("1 clean").doesNotContain("not installed");
    }

    @Test
    void theGateFailsOverSubjectsWithoutEvidence() throws IOException {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        EvidenceFiles.begin(
                evidence, SampleEvidence.manifest(List.of(found.subject(), "a.b.Lost", "a.b.Outer$Gone"), false));
        EvidenceFiles.write(evidence, found);
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("FAILED — 2 subjects without evidence: Lost, Gone — 1 subject: 1 exposed");
    }

    @Test
    void theGateFailsOverEvidenceThatTheCampaignDidNotAnnounce() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct());
        EvidenceFiles.write(evidence, SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said())
                .contains("1 subject that the campaign did not announce")
                .contains(": MutexTicketOffice");
    }

    @Test
    void theGateFailsWhereNothingWasChecked() {
        EvidenceFiles.begin(evidence, SampleEvidence.manifest(List.of(), false));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(1);
        assertThat(said()).contains("no subject was checked");
    }

    @Test
    void aNarrowedCampaignSaysSo() {
        SubjectEvidence found = SampleEvidence.checkThenAct();
        EvidenceFiles.begin(evidence, SampleEvidence.manifest(List.of(found.subject()), true));
        EvidenceFiles.write(evidence, found);
        assertThat(run("gate", "--evidence=" + evidence)).isZero();
        assertThat(said()).contains("(profile ci, seed 42, narrowed to CheckThenActTicketOffice)");
    }

    @Test
    void withoutADirectoryItSaysWhatIsMissingAndWhatToDo() {
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said())
                .contains(evidence.toString())
                .contains("Run the campaign first")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutAManifestItSaysWhatIsMissingAndWhatToDo() throws IOException {
        Files.createDirectories(evidence);
        EvidenceFiles.write(evidence, SampleEvidence.checkThenAct());
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said())
                .contains("campaign.json")
                .contains(evidence.toString())
                .contains("Run the campaign first");
    }

    @Test
    void evidenceOfAnotherVersionIsRefused() throws IOException {
        campaign(evidence, SampleEvidence.checkThenAct());
        Path file = evidence.resolve(SampleEvidence.checkThenAct().subject() + EvidenceFiles.SUFFIX);
        Files.writeString(file, Files.readString(file).replaceFirst("\"schema\" : 1", "\"schema\" : 99"));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said()).contains(file.toString()).contains("version 99").contains("Remedy");
        assertThat(run("report", "--evidence=" + evidence, "--output=" + directory))
                .isEqualTo(2);
    }

    @Test
    void partsOfACampaignAddUp() throws IOException {
        Path other = directory.resolve("other");
        campaign(evidence, SampleEvidence.checkThenAct());
        campaign(other, SampleEvidence.fixedTickets(Verdict.PROVED));
        assertThat(run("gate", "--evidence=" + evidence, "--evidence=" + other)).isZero();
        assertThat(said()).contains("2 subjects: 1 exposed, 1 proved");
    }

    @Test
    void ofContradictingPartsTheWorseCounts() throws IOException {
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
    void theGateCountsWhatWasProvedAtEachLevel() throws IOException {
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
    void ofTwoProofsTheStrongerCounts() throws IOException {
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
    void aProofWithoutALevelIsRefused() throws IOException {
        SubjectEvidence proved = SampleEvidence.provedAt("A", Level.SEQUENTIAL);
        campaign(evidence, proved);
        Path file = evidence.resolve(proved.subject() + EvidenceFiles.SUFFIX);
        Files.writeString(file, Files.readString(file).replaceFirst("\"level\" : \"SEQUENTIAL\",", ""));
        assertThat(run("gate", "--evidence=" + evidence)).isEqualTo(2);
        assertThat(said()).contains(file.toString(), "a proof states its level", "Remedy");
    }

    @Test
    void theReportIsWrittenWhateverTheVerdicts() throws IOException {
        campaign(evidence, SampleEvidence.all().toArray(SubjectEvidence[]::new));
        Path output = directory.resolve("reports");
        assertThat(run("report", "--evidence=" + evidence, "--output=" + output))
                .isZero();
        assertThat(said())
                .isEqualTo("Turnstile report: " + output.resolve("index.html").toUri() + "\n");
        assertThat(output.resolve("index.html")).content().contains("CheckThenActTicketOffice");
        assertThat(output.resolve("junit.xml")).content().contains("CheckThenActTicketOffice");
    }

    @Test
    void theReportLinksWaysOutOfDeadlockAcrossThePartsOfACampaign() throws IOException {
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
    void theResultFileTellsABuildToolWhatToDo() throws IOException {
        Path result = directory.resolve("reports/gate.properties");
        campaign(evidence, bad("BadOffice", Verdict.MISSED));
        assertThat(run("gate", "--evidence=" + evidence, "--result=" + result)).isZero();
        assertThat(result).content().contains("BadOffice MISSED").doesNotContain("passed");
        campaign(evidence, SampleEvidence.checkThenAct());
        assertThat(run("gate", "--evidence=" + evidence, "--result=" + result)).isZero();
        assertThat(result).content().contains("passed=true");
    }

    @Test
    void theGateNamesTheReportUnlessItIsOfAnEarlierCampaign() throws IOException {
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
    void aSkippedCampaignIsSaidToBeSkipped() {
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
    void wrongArgumentsAreRefused() {
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
