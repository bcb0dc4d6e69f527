package dev.turnstile.reports.page;

import dev.turnstile.evidence.Counted;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS_PER_MINUTE = 60_000;

    private Quantities() {}

    /** {@code 1,234,567}. */
    public static String count(long count) {
        return Counted.number(count);
    }

    /** {@code 1 run}, {@code 1,234 runs}. */
    public static String count(long count, String noun) {
        return Counted.of(count, noun);
    }

    /** {@code 0.25 s}, {@code 12.3 s}, {@code 2 min 5 s}. */
    public static String duration(long millis) {
        if (millis >= MILLIS_PER_MINUTE)
            return millis / MILLIS_PER_MINUTE + "\u00a0min " + millis % MILLIS_PER_MINUTE / 1000 + "\u00a0s";
        return String.format(Locale.ROOT, millis < 1_000 ? "%.2f\u00a0s" : "%.1f\u00a0s", millis / 1000.0);
    }

    /** {@code 850 ns}, {@code 1.2 µs}, {@code 250 ms}. */
    public static String instant(long nanos) {
        if (nanos < NANOS_PER_MICRO) return nanos + "\u00a0ns";
        if (nanos < NANOS_PER_MILLI) return scaled(nanos, NANOS_PER_MICRO) + "\u00a0µs";
        return scaled(nanos, NANOS_PER_MILLI) + "\u00a0ms";
    }

    /** {@code 12 %}, {@code 0.3 %}, {@code less than 0.01 %}. */
    public static String percentage(double part) {
        double percent = part * 100;
        if (percent >= 10 || percent == 0) return String.format(Locale.ROOT, "%.0f\u00a0%%", percent);
        return percent < 0.01
                ? "less than 0.01\u00a0%"
                : String.format(Locale.ROOT, percent < 0.1 ? "%.2f\u00a0%%" : "%.1f\u00a0%%", percent);
    }

    private static String scaled(long nanos, long unit) {
        double value = (double) nanos / unit;
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
