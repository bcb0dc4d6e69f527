package dev.turnstile.reports.summary;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.reports.input.CampaignEvidence;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A subject whose verdict does not pass.
 *
 * @param subject all that was found of it
 * @param seen what an engine saw it do, if that is why it does not pass
 */
record Failure(SubjectEvidence subject, Optional<Counterexample> seen) {
    /**
     * A line of a source file.
     *
     * @param path relative to the project's root
     * @param line counted from 1
     */
    record Place(String path, int line) {}

    /** Returns those of a campaign, in its order. */
    static List<Failure> of(CampaignEvidence campaign) {
        return campaign.subjects().stream()
                .filter(subject -> !subject.verdict().passes())
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
                .min(Comparator.<Counterexample, Boolean>comparing(
                                seen -> seen.interleaving().isEmpty())
                        .thenComparing(seen -> seen.scenario().length()));
    }

    /** Returns the last step of the interleaving, or else the class's declaration, in the source that the evidence holds. */
    Optional<Place> place() {
        Stream<String> locations = seen.stream()
                .flatMap(counterexample -> counterexample.interleaving().stream())
                .map(TraceStep::location)
                .filter(Objects::nonNull);
        return locations
                .flatMap(location -> placed(location).stream())
                .reduce((earlier, later) -> later)
                .or(this::declaration);
    }

    private Optional<Place> placed(String location) {
        int colon = location.lastIndexOf(':');
        if (colon < 0) return Optional.empty();
        String file = location.substring(0, colon);
        String line = location.substring(colon + 1);
        return subject.sources().stream()
                .filter(source -> source.path().equals(file) || source.path().endsWith("/" + file))
                .filter(source -> line.chars().allMatch(Character::isDigit) && !line.isEmpty())
                .map(source -> new Place(source.path(), Integer.parseInt(line)))
                .findFirst();
    }

    private Optional<Place> declaration() {
        return subject.sources().stream().findFirst().map(source -> new Place(source.path(), lineOfClass(source)));
    }

    private int lineOfClass(Source source) {
        List<String> lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(".*\\b(class|record|enum|object)\\s+" + subject.simpleName() + "\\b.*"))
                return i + 1;
        }
        return 1;
    }
}
