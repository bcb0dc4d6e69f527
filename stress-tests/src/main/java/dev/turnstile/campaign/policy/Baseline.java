package dev.turnstile.campaign.policy;

import dev.turnstile.evidence.ForeignFile;
import dev.turnstile.spec.Symptom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The findings that a project knows and has not mended yet. A line of the file names a subject and its symptoms, and {@code #} begins a
 * comment: {@code demo.ArrayStack = wrong answer, data race}.
 *
 * @param known the symptoms of each subject, by its binary name
 */
public record Baseline(Map<String, Set<Symptom>> known) {
    /** One in which nothing is known. */
    public static final Baseline EMPTY = new Baseline(Map.of());

    /** A line for each of some hundred thousand subjects. */
    private static final int MOST_BYTES = 10 << 20;

    public Baseline {
        known = Map.copyOf(known);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is none, or a line of it makes no sense: what, where, and what to do
     */
    public static Baseline read(Path file) {
        Properties lines;
        try {
            lines = ForeignFile.properties(file, MOST_BYTES);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The baseline " + file.toAbsolutePath() + " cannot be read (" + e.getMessage()
                            + "). Create it, empty or as a copy of baseline.properties in the report's directory.",
                    e);
        }
        Map<String, Set<Symptom>> known = new TreeMap<>();
        lines.stringPropertyNames().forEach(subject -> known.put(subject, symptoms(file, subject, lines)));
        return new Baseline(known);
    }

    private static Set<Symptom> symptoms(Path file, String subject, Properties lines) {
        Set<Symptom> symptoms = EnumSet.noneOf(Symptom.class);
        for (String label : lines.getProperty(subject).split(","))
            symptoms.add(labelled(label.strip())
                    .orElseThrow(() -> new IllegalArgumentException("The baseline " + file.toAbsolutePath()
                            + " says that " + subject + " shows \"" + label.strip() + "\", but a symptom is one of: "
                            + Arrays.stream(Symptom.values())
                                    .map(Symptom::label)
                                    .collect(Collectors.joining(", "))
                            + ".")));
        return symptoms;
    }

    private static Optional<Symptom> labelled(String label) {
        return Arrays.stream(Symptom.values())
                .filter(symptom -> symptom.label().equals(label))
                .findFirst();
    }

    /** Returns the symptoms that a subject is known to show; mostly none. */
    Set<Symptom> of(String subject) {
        return known.getOrDefault(subject, Set.of());
    }
}
