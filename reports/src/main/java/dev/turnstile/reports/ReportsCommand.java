package dev.turnstile.reports;

import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.evidence.Printable;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.gate.GateResult;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.input.EvidenceReader;
import dev.turnstile.reports.servers.ServerFigures;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final int PROGRAM_FAULT = 70; // EX_SOFTWARE of sysexits.h: not to be taken for a gate that failed

    private final PrintStream out;

    private ReportsCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs a subcommand and ends the JVM with its exit status. */
    public static void main(String[] args) {
        // UTF-8 on every platform, since the gate's line has a dash in it.
        System.exit(run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8), args));
    }

    /** Runs a subcommand; answers its exit status. */
    static int run(PrintStream out, String... args) {
        return new CommandLine(new ReportsCommand(out))
                .setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown, out))
                .execute(args);
    }

    @Command(
            description = "Writes the report's files (index.html, junit.xml and others), whatever the verdicts are.",
            exitCodeOnExecutionException = PROGRAM_FAULT)
    int report(
            @Mixin Input input,
            @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write.")
                    Path output)
            throws IOException {
        if (input.skipped()) {
            out.println("Turnstile report: none, since no campaign was run (tests are skipped).");
            return PASSED;
        }
        CampaignEvidence campaign = EvidenceReader.read(input.evidence());
        Path page = ReportFiles.write(campaign, ServerFigures.latest(input.evidence()), output);
        ReportFiles.mutants(campaign, page).ifPresent(out::println);
        out.println("Turnstile report: " + ReportFiles.uri(page));
        return PASSED;
    }

    @Command(
            description = {
                "Writes one report of evidence from several machines, and prints the gate's line; exit status 0 if it passed, 1 if not.",
                "Evidence that does not belong together is refused, and parts that are missing fail the gate."
            },
            exitCodeOnExecutionException = PROGRAM_FAULT)
    int merge(
            @Mixin Input input,
            @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where to write.")
                    Path output)
            throws IOException {
        int reported = report(input, output);
        return reported == PASSED ? gate(input, null, null) : reported;
    }

    @Command(
            description = "Decides whether a build may go on: prints one line; exit status 0 if it may, 1 if not.",
            exitCodeOnExecutionException = PROGRAM_FAULT)
    int gate(
            @Mixin Input input,
            @Option(
                            names = "--report",
                            paramLabel = "FILE",
                            description = "A report whose name is printed with the line, if it exists.")
                    @Nullable
                    Path report,
            @Option(
                            names = "--result",
                            paramLabel = "FILE",
                            description =
                                    "Write the decision to this properties file (line; passed, if it did), for a build tool "
                                            + "to act on, and always exit with 0.")
                    @Nullable
                    Path result)
            throws IOException {
        String line;
        int status;
        try {
            GateResult decision = input.skipped() ? null : Gate.decide(EvidenceReader.read(input.evidence()));
            line = decision == null ? "Turnstile gate: no campaign was run (tests are skipped)." : decision.line();
            status = decision == null || decision.passed() ? PASSED : FAILED;
        } catch (EvidenceException e) {
            line = Printable.sentence("Turnstile gate: FAILED — " + e.getMessage());
            status = BAD_INPUT;
        }
        boolean current =
                !input.skipped() && status != BAD_INPUT; // otherwise an existing report is an earlier campaign's
        if (current && report != null && Files.exists(report))
            out.println("Turnstile report: " + ReportFiles.uri(report));
        out.println(line);
        if (result == null) return status;
        write(result, status == PASSED, line);
        return PASSED;
    }

    private static void write(Path result, boolean passed, String line) throws IOException {
        Properties decision = new Properties();
        decision.setProperty("line", line);
        if (passed) decision.setProperty("passed", "true");
        Files.createDirectories(result.toAbsolutePath().getParent());
        try (OutputStream file = Files.newOutputStream(result)) {
            decision.store(file, null);
        }
    }

    /** Prints errors that the user can correct as a sentence; any other exception is a fault of this program and keeps its stack trace. */
    private static int explain(Exception thrown, PrintStream out) throws Exception {
        if (!(thrown instanceof EvidenceException)) throw thrown;
        out.println(Printable.sentence("Turnstile: " + thrown.getMessage()));
        return BAD_INPUT;
    }
}
