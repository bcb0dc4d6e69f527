package dev.turnstile.engine.jcstress;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Finding.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One answer from those of several JVMs that compiled in different ways. */
final class MergedEvidence {
    private MergedEvidence() {}

    /** @param parts at least one */
    static EngineEvidence of(List<EngineEvidence> parts) {
        return new EngineEvidence(
                EngineName.JCSTRESS,
                finding(parts.stream().map(EngineEvidence::finding).toList()),
                parts.stream().mapToInt(EngineEvidence::scenarios).max().orElseThrow(),
                parts.stream().mapToLong(EngineEvidence::executions).sum(),
                parts.stream().mapToLong(EngineEvidence::millis).sum(),
                Stream.concat(parts.stream().flatMap(p -> p.notes().stream()), undecided(parts))
                        .distinct()
                        .toList());
    }

    /**
     * A sighting or a failure in one compilation counts, even if the others differ. Otherwise the parts that could look stand for those
     * that could not.
     */
    private static Finding finding(List<Finding> findings) {
        Optional<Finding> violated =
                findings.stream().filter(Finding.Violated.class::isInstance).findFirst();
        if (violated.isPresent()) return violated.get();
        for (Doubt doubt : List.of(Doubt.UNSETTLED, Doubt.FAILED)) {
            Optional<Finding> doubtful =
                    findings.stream().filter(f -> f.isInDoubt(doubt)).findFirst();
            if (doubtful.isPresent()) return doubtful.get();
        }
        List<String> survived = findings.stream()
                .filter(Finding.Survived.class::isInstance)
                .map(f -> ((Finding.Survived) f).coverage())
                .toList();
        if (!survived.isEmpty()) return new Finding.Survived(String.join("; ", survived));
        return findings.stream()
                .filter(Finding.Inconclusive.class::isInstance)
                .findFirst()
                .orElse(findings.get(0));
    }

    /** Undecided parts must not vanish beside decided ones. */
    private static Stream<String> undecided(List<EngineEvidence> parts) {
        List<String> reasons = parts.stream()
                .map(EngineEvidence::finding)
                .filter(Finding.Inconclusive.class::isInstance)
                .map(f -> ((Finding.Inconclusive) f).reason())
                .toList();
        if (reasons.isEmpty() || reasons.size() == parts.size()) return Stream.of();
        return Stream.of("undecided in " + reasons.size() + " of " + parts.size() + " compilations: "
                + reasons.stream().distinct().collect(Collectors.joining("; ")));
    }
}
