package dev.turnstile.reports;

import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.input.EvidenceReader;
import dev.turnstile.reports.junit.JUnitXml;
import dev.turnstile.reports.page.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the reports, whatever the verdicts are. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Writes index.html and junit.xml.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--evidence", required = true, paramLabel = "DIR", description = "Evidence of a campaign; several are merged.")
    private List<Path> evidence;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write the reports.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        CampaignEvidence campaign = EvidenceReader.read(evidence);
        Files.createDirectories(output);
        Path page = output.resolve("index.html");
        Files.writeString(page, HtmlPage.write(campaign));
        Files.writeString(output.resolve("junit.xml"), JUnitXml.write(campaign));
        spec.commandLine().getOut().println("Turnstile report: " + page.toAbsolutePath().normalize().toUri());
        return ReportsCommand.PASSED;
    }
}
