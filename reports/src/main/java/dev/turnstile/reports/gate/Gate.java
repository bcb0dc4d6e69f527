package dev.turnstile.reports.gate;

import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.LevelCounts;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides from a campaign's evidence alone whether a build may go on. */
public final class Gate {
    private Gate() {}

    /** Passes where every announced subject has evidence with a verdict that passes. */
    public static GateResult decide(CampaignEvidence campaign) {
        List<String> failures = new ArrayList<>();
        for (SubjectEvidence subject : campaign.subjects()) {
            if (!subject.passes()) failures.add(failure(subject));
        }
        campaign.missingShards().forEach(shard -> failures.add("no evidence of part " + shard));
        if (!campaign.missing().isEmpty()) {
            failures.add(subjects(campaign.missing().size()) + " without evidence: " + names(campaign.missing()));
        }
        if (!campaign.unannounced().isEmpty()) {
            failures.add(subjects(campaign.unannounced().size())
                    + " that the campaign did not announce: " + names(campaign.unannounced())
                    + " (the evidence may be another campaign's: delete its directory and run again)");
        }
        if (campaign.subjects().stream().allMatch(Gate::isUnchecked) && failures.isEmpty()) {
            failures.add("no subject was checked");
        }
        return new GateResult(failures.isEmpty(), List.copyOf(failures), counts(campaign.subjects()), scope(campaign));
    }

    private static String failure(SubjectEvidence subject) {
        PolicyRuling policy = subject.policy();
        String reason = (policy == null ? subject.reason() : policy.because()).strip();
        String clause = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return subject.simpleName() + " " + subject.verdict() + " (" + clause + ")";
    }

    private static String counts(List<SubjectEvidence> subjects) {
        String verdicts = Stream.of(Verdict.values())
                .map(verdict -> count(subjects, verdict))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String failed = subjects.stream()
                .flatMap(subject -> subject.engines().stream()
                        .filter(e -> e.finding().isInDoubt(Finding.Doubt.FAILED))
                        .map(e -> e.engine().id() + " on " + subject.simpleName()))
                .collect(Collectors.joining(", "));
        String tolerated = subjects.stream()
                .filter(subject -> subject.passes() && !subject.verdict().passes())
                .map(SubjectEvidence::simpleName)
                .collect(Collectors.joining(", "));
        long earlier = subjects.stream().filter(s -> s.earlier() != null).count();
        return subjects(subjects.size())
                + (verdicts.isEmpty() ? "" : ": " + verdicts)
                + (tolerated.isEmpty() ? "" : "; tolerated: " + tolerated)
                + (earlier == 0 ? "" : "; " + earlier + " of them unchanged since an earlier run")
                + (failed.isEmpty() ? "" : "; failed: " + failed);
    }

    private static String count(List<SubjectEvidence> subjects, Verdict verdict) {
        List<String> names = subjects.stream()
                .filter(s -> s.verdict() == verdict)
                .map(SubjectEvidence::subject)
                .toList();
        if (names.isEmpty()) return "";
        String count =
                names.size() + " " + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (verdict == Verdict.PROVED) return count + LevelCounts.of(subjects).suffix();
        return verdict == Verdict.NOT_INSTALLED ? count + " and so not checked (" + names(names) + ")" : count;
    }

    private static boolean isUnchecked(SubjectEvidence subject) {
        return subject.verdict() == Verdict.NOT_INSTALLED;
    }

    private static String scope(CampaignEvidence campaign) {
        String narrowing = campaign.narrowedTo();
        return "profile " + campaign.each(m -> m.origin().profile()) + ", seed "
                + campaign.each(m -> m.origin().seed())
                + (narrowing.isEmpty() ? "" : ", narrowed to " + narrowing);
    }

    private static String subjects(int count) {
        return Counted.of(count, "subject");
    }

    private static String names(Collection<String> binaryNames) {
        return binaryNames.stream().map(CampaignEvidence::simpleName).collect(Collectors.joining(", "));
    }
}
