package dev.turnstile.reports.session;

import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.reports.ReportFiles;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.gate.GateResult;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.input.EvidenceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Ends a session of the JUnit Platform with the report and the gate's line, if its tests have checked anything. The platform finds this
 * class by {@link java.util.ServiceLoader}, whatever tool starts it. Failing nodes fail a build by themselves; this listener fails it
 * where no node could: it throws, and the tools that start sessions count that as a failure of the JVM.
 */
public final class ReportAtEnd implements LauncherSessionListener {
    /** Made by the JUnit Platform. */
    public ReportAtEnd() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        JqwikDatabase.turnOffIfUnused(
                Path.of(""), System.getProperties(), Thread.currentThread().getContextClassLoader());
        Checks.ofThisJvm().announcePage(() -> new BuildReport(evidence()).page());
    }

    /**
     * Waits for checks that are still running, and writes the report.
     *
     * @throws UncheckedSession if a subject did not pass and no test has said so, or if options chose no subject
     */
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Checks checks = Checks.ofThisJvm();
        List<Path> own = checks.await();
        if (!checks.complaint().isEmpty()) throw new UncheckedSession(checks.complaint());
        if (own.isEmpty()) return;
        CampaignEvidence campaign = EvidenceReader.readEach(own);
        GateResult decision = Gate.decide(campaign);
        write(campaign, own, evidence());
        System.out.println(decision.line());
        String dropped = checks.untold().stream()
                .filter(evidence -> !evidence.passes())
                .map(evidence -> evidence.simpleName() + " is " + evidence.verdict())
                .collect(Collectors.joining(", "));
        if (!dropped.isEmpty())
            throw new UncheckedSession(dropped + ", and no test has failed for it: a method has dropped what Turnstile"
                    + " returned. Remedy: return it from a method annotated with @TestFactory. " + decision.line());
    }

    private static Path evidence() {
        return OptionReader.read(System.getProperties()).evidence();
    }

    /** The page covers the whole build, while the gate's line is about this JVM: others may still be at work. */
    private static void write(CampaignEvidence campaign, List<Path> own, Path evidence) {
        try {
            GitHub.tell(campaign, System.getenv(), System.out::println);
            Path page = new BuildReport(evidence).write(own);
            ReportFiles.mutants(campaign, page).ifPresent(System.out::println);
            System.out.println("Turnstile report: " + ReportFiles.uri(page));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report of " + evidence, e);
        }
    }
}
