package dev.turnstile.reports;

import dev.turnstile.evidence.MutationTotals;
import dev.turnstile.evidence.WholeFile;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.junit.JUnitXml;
import dev.turnstile.reports.mutation.MutantsFile;
import dev.turnstile.reports.next.NextCampaign;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.reports.sarif.Sarif;
import dev.turnstile.reports.servers.ServerFigures;
import dev.turnstile.reports.summary.Markdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a report, in one directory. */
public final class ReportFiles {
    /** The name of the page. */
    public static final String PAGE = "index.html";

    private ReportFiles() {}

    /**
     * Writes all of them, and returns the page. Each is replaced as a whole, so that no reader sees half of one.
     *
     * @param servers what servers were measured to do, if that was
     */
    public static Path write(CampaignEvidence campaign, Optional<ServerFigures> servers, Path directory)
            throws IOException {
        Files.createDirectories(directory);
        WholeFile.sweep(directory);
        replace(directory.resolve(PAGE), HtmlPage.write(campaign, servers));
        replace(directory.resolve("junit.xml"), JUnitXml.write(campaign));
        replace(directory.resolve("summary.md"), Markdown.write(campaign));
        MutantsFile.write(campaign, directory);
        replace(directory.resolve("turnstile.sarif"), Sarif.write(campaign));
        replace(directory.resolve("baseline.properties"), NextCampaign.baseline(campaign));
        replace(directory.resolve("costs.properties"), NextCampaign.costs(campaign));
        return directory.resolve(PAGE);
    }

    /** Returns what became of the mutants of a campaign, in one line; empty if none were asked for. */
    public static Optional<String> mutants(CampaignEvidence campaign, Path page) {
        return MutationTotals.of(campaign.subjects()).map(totals -> totals.line(uri(page) + "#mutants"));
    }

    /** Returns what people can open in a browser. */
    public static String uri(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }

    private static void replace(Path file, String text) throws IOException {
        WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
