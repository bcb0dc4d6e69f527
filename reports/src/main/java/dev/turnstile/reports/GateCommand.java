package dev.turnstile.reports;

import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.gate.GateResult;
import dev.turnstile.reports.input.EvidenceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides from the evidence whether a build may go on. */
@Command(name = "gate", mixinStandardHelpOptions = true, description = "Prints the gate's line; exit status 0 if it passed, 1 if not.")
final class GateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--evidence", required = true, paramLabel = "DIR", description = "Evidence of a campaign; several are merged.")
    private List<Path> evidence;

    @Override
    public Integer call() {
        GateResult result = Gate.decide(EvidenceReader.read(evidence));
        spec.commandLine().getOut().println(result.line());
        return result.passed() ? ReportsCommand.PASSED : ReportsCommand.FAILED;
    }
}
