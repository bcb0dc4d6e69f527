package dev.turnstile.evidence;

import dev.turnstile.spec.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts how many subjects were proved at each level. */
public final class LevelCounts {
    private final Map<Level, Integer> counts = new EnumMap<>(Level.class);

    /** Counts those of several subjects that were proved. */
    public static LevelCounts of(List<SubjectEvidence> subjects) {
        LevelCounts counts = new LevelCounts();
        subjects.forEach(counts::add);
        return counts;
    }

    /** Counts a subject at its level if it was proved. */
    public void add(SubjectEvidence subject) {
        subject.level().ifPresent(level -> counts.merge(level, 1, Integer::sum));
    }

    /** Returns what to write after the number of proved subjects: " (52 memory model, 6 bounded)"; empty where nothing was proved. */
    public String suffix() {
        if (counts.isEmpty()) return "";
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().label())
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
