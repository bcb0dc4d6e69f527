package dev.turnstile.reports.page;

import dev.turnstile.evidence.Bound;

/** A proof's bound for people: what was run, and what the proof does not say. */
public final class BoundInWords {
    private BoundInWords() {}

    /** Returns what the engine ran, in two or three sentences. */
    public static String coverage(Bound bound) {
        return "It ran " + bound.schedulesInWords() + " (" + bound.sizeInWords() + "): " + bound.executionsInWords()
                + ", without a violation. "
                + (bound.allSmallest()
                        ? "All of the smallest scenarios are among them."
                        : "Not all of the smallest scenarios are among them.")
                + partly(bound);
    }

    private static String partly(Bound bound) {
        return bound.partly() == 0 ? "" : " The proof " + bound.omissionInWords() + ".";
    }

    /** Returns what the proof does not say, in a sentence. */
    public static String limits(Bound bound) {
        String larger = "It says nothing about larger scenarios or more threads";
        return switch (bound.level()) {
            case MEMORY_MODEL -> larger + ".";
            case SEQUENTIAL -> larger + ", or about reordering by compiler and processor.";
            case BOUNDED ->
                larger + ", about schedules with more preemptions, or about reordering by compiler and processor.";
        };
    }
}
