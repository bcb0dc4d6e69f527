package dev.turnstile.reports.next;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.spec.Symptom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Properties files that options of the next campaign can name, each with a line for a subject. */
public final class NextCampaign {
    private NextCampaign() {}

    /** Returns all findings about subjects that claim to be right, for {@code turnstile.baseline}. */
    public static String baseline(CampaignEvidence campaign) {
        return lines(
                campaign,
                subject ->
                        subject.declaredFault() == null && !subject.symptoms().isEmpty(),
                subject -> subject.symptoms().stream().map(Symptom::label).collect(Collectors.joining(", ")));
    }

    /** Returns the milliseconds that all engines together have taken, for {@code turnstile.costs}. */
    public static String costs(CampaignEvidence campaign) {
        return lines(
                campaign,
                subject -> true,
                subject -> Long.toString(subject.engines().stream()
                        .mapToLong(EngineEvidence::millis)
                        .sum()));
    }

    private static String lines(
            CampaignEvidence campaign, Predicate<SubjectEvidence> counts, Function<SubjectEvidence, String> value) {
        return campaign.subjects().stream()
                .filter(counts)
                .map(subject -> subject.subject() + " = " + value.apply(subject) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
