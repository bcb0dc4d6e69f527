package dev.turnstile.campaign.shard;

import dev.turnstile.evidence.ForeignFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The cost of subjects, from an earlier campaign's {@code costs.properties}.
 *
 * @param millis the time that all engines took for a subject, by its binary name
 */
public record Costs(Map<String, Long> millis) {
    /** None is known. */
    public static final Costs UNKNOWN = new Costs(Map.of());

    /** A line for each of some hundred thousand subjects. */
    private static final int MOST_BYTES = 10 << 20;

    public Costs {
        millis = Map.copyOf(millis);
    }

    /**
     * Reads a file with lines such as {@code demo.ArrayStack = 4100}.
     *
     * @throws IllegalArgumentException if it cannot be read, or a line of it has no number: what, where, and what to do
     */
    public static Costs read(Path file) {
        Properties lines;
        try {
            lines = ForeignFile.properties(file, MOST_BYTES);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The costs in " + file.toAbsolutePath() + " cannot be read (" + e.getMessage()
                            + "). Name the costs.properties of an earlier report, or leave the option out.",
                    e);
        }
        Map<String, Long> millis = new HashMap<>();
        lines.stringPropertyNames().forEach(subject -> {
            String cost = lines.getProperty(subject).strip();
            if (!cost.matches("\\d{1,12}"))
                throw new IllegalArgumentException("The costs in " + file.toAbsolutePath() + " say \"" + cost + "\" of "
                        + subject + ", which is no number of milliseconds.");
            millis.put(subject, Long.parseLong(cost));
        });
        return new Costs(millis);
    }

    /** Returns what a subject costs in milliseconds; the mean of the others where that is unknown. */
    long of(String subject) {
        return millis.getOrDefault(subject, mean());
    }

    private long mean() {
        return (long)
                millis.values().stream().mapToLong(Long::longValue).average().orElse(1);
    }
}
