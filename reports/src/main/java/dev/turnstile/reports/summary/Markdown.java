package dev.turnstile.reports.summary;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.MutationTotals;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.input.CampaignEvidence;
import java.util.List;

/** A campaign as Markdown: the gate's line, and what was seen of each subject that does not pass. */
public final class Markdown {
    /** People read a summary at a glance. The page has the rest. */
    private static final int MOST_FAILURES = 20;

    private Markdown() {}

    /** Returns the text, which ends with a line break. */
    public static String write(CampaignEvidence campaign) {
        StringBuilder text = new StringBuilder("### Turnstile\n\n");
        text.append(escaped(Gate.decide(campaign).line())).append("\n");
        MutationTotals.of(campaign.subjects())
                .ifPresent(totals -> text.append("\n")
                        .append(escaped(totals.line("the report")))
                        .append("\n"));
        List<Failure> failures = Failure.of(campaign);
        failures.stream().limit(MOST_FAILURES).forEach(failure -> append(text, failure));
        int left = failures.size() - MOST_FAILURES;
        if (left > 0) text.append("\n… and ").append(left).append(" more: see the report.\n");
        return text.toString();
    }

    private static void append(StringBuilder text, Failure failure) {
        SubjectEvidence subject = failure.subject();
        text.append("\n**")
                .append(escaped(subject.simpleName()))
                .append("** is ")
                .append(subject.verdict());
        text.append(": ").append(escaped(subject.reason())).append("\n");
        failure.seen().ifPresent(seen -> append(text, seen));
    }

    private static void append(StringBuilder text, Counterexample seen) {
        StringBuilder quoted = new StringBuilder();
        quoted.append("scenario  ").append(Printable.line(seen.scenario())).append("\n");
        quoted.append("history   ").append(Printable.line(seen.history())).append("\n");
        for (String deadEnd : seen.explanation().deadEnds())
            quoted.append("- ").append(Printable.line(deadEnd)).append("\n");
        String fence = fence(quoted.toString());
        text.append("\n")
                .append(fence)
                .append("\n")
                .append(quoted)
                .append(fence)
                .append("\n");
    }

    /** A fence that the text does not end: what a subject answers can hold anything. */
    private static String fence(String text) {
        String fence = "```";
        while (text.contains(fence)) fence += "`";
        return fence;
    }

    /** No markup, HTML, entities or mathematics, and no links: GitHub makes some of what looks like an address. */
    private static String escaped(String text) {
        return Printable.sentence(text)
                .replaceAll("([\\\\`*_\\[\\]<>#|&~$@])", "\\\\$1")
                .replace("://", ":\\//")
                .replaceAll("(?i)(www)\\.", "$1\\\\.");
    }
}
