package dev.turnstile.reports.session;

import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.summary.Markdown;
import dev.turnstile.reports.summary.WorkflowCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;

/** What a run in GitHub Actions gets on top: a summary of the job, and remarks on lines. */
final class GitHub {
    private GitHub() {}

    /**
     * Writes them if this is such a run.
     *
     * @param environment the variables of the process
     * @param out takes a line at a time; the runner reads it
     */
    static void tell(CampaignEvidence campaign, Map<String, String> environment, Consumer<String> out)
            throws IOException {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) return;
        WorkflowCommands.of(campaign).forEach(out);
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (summary.isEmpty()) return;
        Files.writeString(
                Path.of(summary), Markdown.write(campaign), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
