package dev.turnstile.reports.summary;

import dev.turnstile.evidence.Printable;
import dev.turnstile.reports.input.CampaignEvidence;
import java.util.List;

/** Counterexamples as GitHub's workflow commands, which become remarks on lines of a pull request. */
public final class WorkflowCommands {
    private WorkflowCommands() {}

    /** Returns a command for each subject that does not pass. */
    public static List<String> of(CampaignEvidence campaign) {
        return Failure.of(campaign).stream().map(WorkflowCommands::command).toList();
    }

    private static String command(Failure failure) {
        String where = failure.place()
                .map(place -> "file=" + property(place.path()) + ",line=" + place.line() + ",")
                .orElse("");
        String title = "Turnstile: " + failure.subject().simpleName() + " is "
                + failure.subject().verdict();
        String message = Printable.sentence(failure.subject().reason())
                + failure.seen()
                        .map(seen -> "\nscenario  " + Printable.line(seen.scenario()) + "\nhistory   "
                                + Printable.line(seen.history()))
                        .orElse("");
        return "::error " + where + "title=" + property(title) + "::" + data(message);
    }

    /** The escapes of the runner: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Printable.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
