package dev.turnstile.reports.page;

import dev.turnstile.evidence.Bound;

/** A proof's bound for people: what was run, and what the proof does not say. */
public final class BoundInWords {
    private BoundInWords() {}

    /** Returns what the engine ran, in two or three sentences. */
    public static String coverage(Bound bound) {
        return "It ran " + schedules(bound) + " (up to " + Quantities.count(bound.threads(), "thread") + " with "
                + Quantities.count(bound.actorsPerThread(), "operation") + " each): "
                + Quantities.count(bound.executions(), "execution") + " in all, without a violation. "
                + (bound.allSmallest()
                        ? "All of the smallest scenarios are among them."
                        : "Not all of the smallest scenarios are among them.")
                + partly(bound);
    }

    private static String schedules(Bound bound) {
        Integer preemptions = bound.preemptions();
        String scenarios = Quantities.count(bound.scenarios(), "scenario");
        if (preemptions == null) return "every schedule of " + scenarios;
        return "every schedule with at most " + Quantities.count(preemptions, "preemption") + " of " + scenarios
                + (bound.exhausted() == 0 ? "" : ", and every schedule of " + bound.exhausted() + " of them");
    }

    private static String partly(Bound bound) {
        if (bound.partly() == 0) return "";
        Integer preemptions = bound.partlyPreemptions();
        String more = " The proof does not cover " + Quantities.count(bound.partly(), "more scenario")
                + ", without a violation so far";
        return preemptions == null
                ? more + "."
                : more + ": every schedule with at most " + Quantities.count(preemptions, "preemption") + " was run.";
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
