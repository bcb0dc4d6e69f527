package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.CampaignManifest.Shard;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    private static final Origin SEED_42 = new Origin("ci", 42, "25", 2, "amd64");
    private static final SubjectEvidence ONE = SampleEvidence.fixedTickets(Verdict.PROVED);
    private static final SubjectEvidence OTHER =
            SampleEvidence.verdict("CasTicketOffice", SampleEvidence.TICKETS, null, Verdict.CLEAN, "nothing found.");

    @TempDir
    private Path directory;

    private record Ended(int status, String output) {}

    @Test
    void parts_of_one_plan_become_one_report_and_one_gate() {
        Path first = part("first", SEED_42, new Shard(1, 2, "plan", "classes"), ONE);
        Path second = part("second", SEED_42, new Shard(2, 2, "plan", "classes"), OTHER);

        Ended merged = merge(first, second);
        assertThat(merged.status()).isEqualTo(ReportsCommand.PASSED);
        assertThat(merged.output()).contains("Turnstile gate: PASSED — 2 subjects: 1 proved");
        assertThat(directory.resolve("merged/index.html")).content().contains("MutexTicketOffice", "CasTicketOffice");
        assertThat(directory.resolve("merged/costs.properties")).content().contains("CasTicketOffice = 22153");
    }

    @Test
    void a_part_that_is_missing_fails_the_gate() {
        Ended merged = merge(part("first", SEED_42, new Shard(1, 3, "plan", "classes"), ONE));
        assertThat(merged.status()).isEqualTo(ReportsCommand.FAILED);
        assertThat(merged.output()).contains("FAILED — no evidence of part 2/3; no evidence of part 3/3");
    }

    @Test
    void a_part_without_subjects_is_not_missing() {
        Path first = part("first", SEED_42, new Shard(1, 2, "plan", "classes"), ONE);
        Path second = part("second", SEED_42, new Shard(2, 2, "plan", "classes"), null);
        assertThat(merge(first, second).status()).isEqualTo(ReportsCommand.PASSED);
    }

    @Test
    void parts_of_other_seeds_or_classes_are_refused() {
        Path first = part("first", SEED_42, new Shard(1, 2, "plan", "classes"), ONE);
        Path otherSeed = part("seed", new Origin("ci", 7, "25", 2), new Shard(2, 2, "plan", "classes"), OTHER);
        Path otherClasses = part("classes", SEED_42, new Shard(2, 2, "plan", "others"), OTHER);
        Path whole = part("whole", SEED_42, null, OTHER);

        assertThat(merge(first, otherSeed).status()).isEqualTo(ReportsCommand.BAD_INPUT);
        assertThat(merge(first, otherSeed).output())
                .contains("cannot be merged, since they have different seeds. Remedy: run all parts again");
        assertThat(merge(first, otherClasses).output()).contains("different versions of Turnstile or of the classes");
        assertThat(merge(first, whole).output()).contains("merge the parts of one run only");
    }

    @Test
    void what_one_architecture_shows_and_another_does_not_is_told() {
        Path amd64 = part("amd64", SEED_42, null, ONE);
        SubjectEvidence refuted = onArm(SampleEvidence.fixedTickets(Verdict.REFUTED));
        Path arm = part("arm", new Origin("ci", 42, "25", 2, "aarch64"), null, refuted);

        Ended merged = merge(amd64, arm);
        assertThat(merged.status()).isEqualTo(ReportsCommand.FAILED);
        assertThat(merged.output()).contains("MutexTicketOffice REFUTED", "the other verdict was PROVED");
    }

    private static SubjectEvidence onArm(SubjectEvidence e) {
        return new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                e.declaredFault(),
                e.remedy(),
                e.verdict(),
                e.reason(),
                e.engines(),
                new Origin("ci", 42, "25", 2, "aarch64"),
                e.sources());
    }

    private Path part(String name, Origin origin, @Nullable Shard shard, @Nullable SubjectEvidence evidence) {
        Path part = directory.resolve(name);
        List<String> subjects = evidence == null ? List.of() : List.of(evidence.subject());
        EvidenceFiles.begin(
                part,
                new CampaignManifest(
                        SubjectEvidence.SCHEMA,
                        subjects,
                        List.of(EngineName.values()),
                        origin,
                        "2026-11-21T10:15:30Z",
                        false,
                        shard));
        if (evidence != null) EvidenceFiles.write(part, evidence);
        return part;
    }

    private Ended merge(Path... parts) {
        List<String> arguments = new ArrayList<>(List.of("merge"));
        for (Path part : parts) arguments.addAll(List.of("--evidence", part.toString()));
        arguments.addAll(List.of("--output", directory.resolve("merged").toString()));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int status = ReportsCommand.run(
                new PrintStream(text, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
        return new Ended(status, text.toString(StandardCharsets.UTF_8));
    }
}
