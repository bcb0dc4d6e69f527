package dev.turnstile.campaign.wording;

import dev.turnstile.evidence.Bound;

/** Says in words what an engine proved. */
public final class ProofText {
    private ProofText() {}

    /** Returns the end of a sentence that begins with the engine: "proved it under the Java memory model: it ran …". */
    public static String clause(Bound bound) {
        return level(bound) + ": it ran " + bound.schedulesInWords() + size(bound) + races(bound)
                + notMemoryModel(bound) + modelled(bound) + partly(bound);
    }

    private static String level(Bound bound) {
        return switch (bound.level()) {
            case MEMORY_MODEL -> "proved it under the Java memory model";
            case SEQUENTIAL -> "proved it under sequential consistency";
            case BOUNDED -> "proved it up to a bound on preemptions";
        };
    }

    private static String size(Bound bound) {
        return " (" + bound.sizeInWords() + ", " + (bound.allSmallest() ? "including" : "not including")
                + " all of the smallest scenarios), " + bound.executionsInWords();
    }

    private static String races(Bound bound) {
        return switch (bound.level()) {
            case MEMORY_MODEL -> ", and found no data race";
            case SEQUENTIAL, BOUNDED -> "";
        };
    }

    private static String notMemoryModel(Bound bound) {
        if (bound.lowered().isEmpty()) return "";
        return "; it is not a proof under the Java memory model: " + String.join("; ", bound.lowered());
    }

    private static String modelled(Bound bound) {
        if (bound.modelled().isEmpty()) return "";
        return "; modelled instead of run: " + String.join(", ", bound.modelled());
    }

    private static String partly(Bound bound) {
        return bound.partly() == 0 ? "" : "; the proof " + bound.omissionInWords();
    }
}
