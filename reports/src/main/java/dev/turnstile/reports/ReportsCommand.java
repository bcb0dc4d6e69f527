package dev.turnstile.reports;

import dev.turnstile.evidence.EvidenceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "turnstile-reports",
        subcommands = {ReportCommand.class, GateCommand.class},
        synopsisSubcommandLabel = "(report | gate)",
        mixinStandardHelpOptions = true,
        description = "Turns the evidence of a campaign into reports, and into an exit status.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:the gate passed, or the report was written", "1:the gate failed", "2:the evidence or the arguments cannot be used"})
public final class ReportsCommand {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    /** Runs a subcommand and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a subcommand; answers its exit status. */
    static int run(String... args) {
        return new CommandLine(new ReportsCommand())
                .setExecutionExceptionHandler(ReportsCommand::explain)
                .execute(args);
    }

    /** What the user can mend is said in a sentence; anything else is a fault of this program and keeps its stack trace. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (!(thrown instanceof EvidenceException)) throw thrown;
        command.getErr().println("Turnstile: " + thrown.getMessage());
        return BAD_INPUT;
    }
}
