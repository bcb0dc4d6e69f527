package dev.turnstile.reports.place;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds lines in the sources that a subject's evidence holds. */
public final class Places {
    private final SubjectEvidence subject;

    /** Creates one for what the evidence of a subject says. */
    public Places(SubjectEvidence subject) {
        this.subject = subject;
    }

    /**
     * Returns the line that an engine named; empty if its file is none of the subject's.
     *
     * @param location {@code File.java:17}, or {@code null} where the engine named none
     */
    public Optional<SourceLine> of(@Nullable String location) {
        if (location == null) return Optional.empty();
        int colon = location.lastIndexOf(':');
        if (colon < 0) return Optional.empty();
        String file = location.substring(0, colon);
        String line = location.substring(colon + 1);
        return subject.sources().stream()
                .filter(source -> source.path().equals(file) || source.path().endsWith("/" + file))
                .filter(source -> line.matches("\\d{1,9}"))
                .map(source -> new SourceLine(source.path(), Integer.parseInt(line)))
                .findFirst();
    }

    /** Returns the line at which to show a counterexample: that of its last step, or else the class's declaration. */
    public Optional<SourceLine> of(Counterexample seen) {
        Stream<String> steps = seen.interleaving().stream().map(TraceStep::location);
        Stream<String> race = seen.race() == null
                ? Stream.of()
                : Stream.of(seen.race().second().location());
        return Stream.concat(steps, race)
                .filter(Objects::nonNull)
                .flatMap(location -> of(location).stream())
                .reduce((earlier, later) -> later)
                .or(this::declaration);
    }

    /** Returns the line on which the subject's class is declared; empty if there is no source. */
    public Optional<SourceLine> declaration() {
        return subject.sources().stream().findFirst().map(source -> new SourceLine(source.path(), lineOfClass(source)));
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
