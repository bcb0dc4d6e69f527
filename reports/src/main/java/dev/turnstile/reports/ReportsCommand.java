package dev.turnstile.reports;

import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.gate.GateResult;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.input.EvidenceReader;
import dev.turnstile.reports.junit.JUnitXml;
import dev.turnstile.reports.page.HtmlPage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "turnstile-reports",
        mixinStandardHelpOptions = true,
        description = "Turns the evidence of a campaign into reports, and into an exit status.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:the gate passed, or the report was written",
            "1:the gate failed",
            "2:the evidence or the arguments cannot be used"
        })
public final class ReportsCommand {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private final PrintStream out;

    private ReportsCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs a subcommand and ends the JVM with its exit status. */
    public static void main(String[] args) {
        // Whatever the platform's encoding is: the gate's line has a dash in it.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, args));
    }

    /** Runs a subcommand; answers its exit status. */
    static int run(PrintStream out, String... args) {
        return new CommandLine(new ReportsCommand(out))
                .setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown, out))
                .execute(args);
    }

    @Command(description = "Writes index.html and junit.xml, whatever the verdicts are.")
    int report(
            @Option(
                            names = "--evidence",
                            required = true,
                            paramLabel = "DIR",
                            description = "Evidence of a campaign; several directories are merged.")
                    List<Path> evidence,
            @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write.") Path output)
            throws IOException {
        CampaignEvidence campaign = EvidenceReader.read(evidence);
        Files.createDirectories(output);
        Path page = output.resolve("index.html");
        Files.writeString(page, HtmlPage.write(campaign));
        Files.writeString(output.resolve("junit.xml"), JUnitXml.write(campaign));
        out.println("Turnstile report: " + page.toAbsolutePath().normalize().toUri());
        return PASSED;
    }

    @Command(description = "Decides whether a build may go on: prints one line; exit status 0 if it may, 1 if not.")
    int gate(
            @Option(
                            names = "--evidence",
                            required = true,
                            paramLabel = "DIR",
                            description = "Evidence of a campaign; several directories are merged.")
                    List<Path> evidence) {
        GateResult result = Gate.decide(EvidenceReader.read(evidence));
        out.println(result.line());
        return result.passed() ? PASSED : FAILED;
    }

    /** What the user can mend is said in a sentence; anything else is a fault of this program and keeps its stack trace. */
    private static int explain(Exception thrown, PrintStream out) throws Exception {
        if (!(thrown instanceof EvidenceException)) throw thrown;
        out.println("Turnstile: " + thrown.getMessage());
        return BAD_INPUT;
    }
}
