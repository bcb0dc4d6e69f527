package dev.turnstile.reports.page;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subject as the page shows it.
 *
 * @param id its name on the page
 * @param evidence all that was found
 * @param engines each engine's answer, in the engines' order
 * @param difference what differs from its fixed twin; {@code null} where no twin is named or its source was not found
 * @param source its source; {@code null} where none was found
 * @param mutants what became of its mutants; {@code null} if none were asked for
 * @param waysOut finds the ways out of a deadlock in it
 */
public record SubjectView(
        String id,
        SubjectEvidence evidence,
        List<EngineView> engines,
        @Nullable TwinDifference difference,
        @Nullable SourceComparison source,
        @Nullable MutantsView mutants,
        WaysOut waysOut) {
    /** Returns the subject under that name. */
    public static SubjectView of(String id, SubjectEvidence evidence, WaysOut waysOut) {
        List<EngineView> engines = evidence.engines().stream()
                .sorted(Comparator.comparing(e -> e.engine()))
                .map(e -> EngineView.of(id + "-" + e.engine().id(), e, evidence.declaredFault()))
                .toList();
        SourceComparison source =
                evidence.sources().isEmpty() ? null : SourceComparison.of(evidence, id, visited(engines));
        return new SubjectView(
                id, evidence, engines, difference(evidence), source, MutantsView.of(id, evidence), waysOut);
    }

    private static @Nullable TwinDifference difference(SubjectEvidence evidence) {
        DeclaredFault declared = evidence.declaredFault();
        if (declared == null || declared.fixedBy() == null || evidence.sources().size() < 2) return null;
        // Nobody can say here which lines of a file belong to which of the classes in it.
        if (evidence.sources().stream().anyMatch(source -> source.type().contains("$"))) return null;
        TwinDifference difference =
                TwinDifference.of(evidence.sources().get(0), evidence.sources().get(1));
        return difference.rows().isEmpty() ? null : difference;
    }

    /** Returns the engine to show first: the one whose counterexample says most. */
    public @Nullable EngineView first() {
        return engines.stream()
                .filter(e -> e.weight() > 0)
                .max(Comparator.comparingInt(EngineView::weight))
                .orElse(null);
    }

    /** Returns the verdict's reason as a sentence of its own. */
    public String reason() {
        String reason = evidence.reason();
        if (reason.isEmpty()) return reason;
        return reason.substring(0, 1).toUpperCase(Locale.ROOT)
                + reason.substring(1)
                + (reason.endsWith(".") ? "" : ".");
    }

    /** Returns the level at which it was proved; {@code null} where it was not. */
    public @Nullable Level level() {
        return evidence.level().orElse(null);
    }

    /** Returns the verdict's CSS class. */
    public String tone() {
        return tone(evidence.verdict());
    }

    /** Returns a verdict's CSS class. */
    public static String tone(Verdict verdict) {
        return switch (verdict) {
            case EXPOSED -> "exposed";
            case PROVED -> "proved";
            case CLEAN -> "clean";
            case INCONCLUSIVE -> "unsure";
            case NOT_INSTALLED -> "none";
            case MISLABELLED -> "odd";
            case MISSED, REFUTED -> "refuted";
        };
    }

    /** Returns the engine's answer, where it was asked. */
    public @Nullable EngineView engine(EngineName name) {
        return engines.stream()
                .filter(e -> e.evidence().engine() == name)
                .findFirst()
                .orElse(null);
    }

    /** Returns the anchor on the page of a line of source; {@code null} if the page does not show it. */
    public @Nullable String anchor(@Nullable String location) {
        return source == null || location == null ? null : source.anchors().get(location);
    }

    /** Returns subjects that show this way out of a deadlock in this one. */
    public List<WaysOut.Named> waysOut(Remedy remedy) {
        return waysOut.by(remedy, evidence);
    }

    private static Set<String> visited(List<EngineView> engines) {
        Set<String> visited = new HashSet<>();
        for (EngineView engine : engines) {
            Counterexample found = engine.counterexample();
            if (found == null) continue;
            found.interleaving().stream()
                    .map(TraceStep::location)
                    .filter(Objects::nonNull)
                    .forEach(visited::add);
            DataRace race = found.race();
            if (race != null) {
                Stream.of(race.first(), race.second())
                        .map(RaceAccess::location)
                        .filter(Objects::nonNull)
                        .forEach(visited::add);
            }
            Hang hang = found.hang();
            if (hang == null) continue;
            hang.waiting().forEach(thread -> addLines(thread, visited));
            hang.own().stream().map(OwnThread::at).filter(Objects::nonNull).forEach(visited::add);
        }
        return visited;
    }

    private static void addLines(WaitingThread thread, Set<String> visited) {
        if (thread.waitsAt() != null) visited.add(thread.waitsAt());
        thread.holds().stream().map(Held::acquiredAt).filter(Objects::nonNull).forEach(visited::add);
    }
}
