package dev.turnstile.reports.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubTest {
    private static final Origin ORIGIN = new Origin("ci", 42, "25", 2);
    private static final CampaignEvidence CAMPAIGN = new CampaignEvidence(
            List.of(new CampaignManifest(
                    1, List.of("a.Racy"), List.of(EngineName.LINCHECK), ORIGIN, "2026-01-01T00:00:00Z", false)),
            List.of(new SubjectEvidence(
                    1, "a.Racy", "a.C", "a.M", null, null, Verdict.REFUTED, "it races", List.of(), ORIGIN, List.of())));

    @TempDir
    private Path directory;

    private final List<String> printed = new ArrayList<>();

    @Test
    void a_run_in_actions_gets_a_summary_after_that_of_other_steps_and_remarks() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary"), "earlier\n");
        GitHub.tell(
                CAMPAIGN, Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()), printed::add);
        assertThat(summary).content().startsWith("earlier\n### Turnstile").contains("Racy");
        assertThat(printed).containsExactly("::error title=Turnstile%3A Racy is REFUTED::it races");
    }

    @Test
    void any_other_run_gets_neither() throws IOException {
        Path summary = directory.resolve("summary");
        GitHub.tell(CAMPAIGN, Map.of("GITHUB_STEP_SUMMARY", summary.toString()), printed::add);
        assertThat(summary).doesNotExist();
        assertThat(printed).isEmpty();
    }
}
