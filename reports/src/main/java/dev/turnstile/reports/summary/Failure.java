package dev.turnstile.reports.summary;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.place.Places;
import dev.turnstile.reports.place.SourceLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A subject whose verdict does not pass.
 *
 * @param subject all that was found of it
 * @param seen what an engine saw it do, if that is why it does not pass
 */
record Failure(SubjectEvidence subject, Optional<Counterexample> seen) {
    /** Returns those of a campaign, in its order. */
    static List<Failure> of(CampaignEvidence campaign) {
        return campaign.subjects().stream()
                .filter(subject -> !subject.passes())
                .map(subject -> new Failure(subject, counterexample(subject)))
                .toList();
    }

    /** One that has steps to show, if there is any, with the shortest scenario. */
    private static Optional<Counterexample> counterexample(SubjectEvidence subject) {
        return subject.engines().stream()
                .map(EngineEvidence::finding)
                .flatMap(finding -> finding instanceof Finding.Violated violated
                        ? Stream.of(violated.counterexample())
                        : Stream.empty())
                .min(Comparator.<Counterexample>comparingInt(
                                seen -> seen.interleaving().isEmpty() ? 1 : 0)
                        .thenComparingInt(seen -> seen.scenario().length()));
    }

    /** Returns the line at which to show it; empty if the evidence holds no source. */
    Optional<SourceLine> place() {
        Places places = new Places(subject);
        return seen.isPresent() ? places.of(seen.get()) : places.declaration();
    }
}
