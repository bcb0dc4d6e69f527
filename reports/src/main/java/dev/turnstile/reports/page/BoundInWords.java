package dev.turnstile.reports.page;

import dev.turnstile.evidence.Bound;

/** A proof's bound for people: what was run, what it rests on, and what it does not say. */
public final class BoundInWords {
    private BoundInWords() {}

    /** What was run, in a sentence. */
    public static String coverage(Bound bound) {
        Integer switches = bound.maxSwitches();
        String schedules = switches == null
                ? "every interleaving, with any number of switches between threads"
                : "every interleaving with at most " + switches + (switches == 1 ? " switch" : " switches")
                        + " between threads";
        return "Of "
                + (bound.scenarios() == 1
                        ? "the one scenario"
                        : "each of " + Quantities.count(bound.scenarios(), "scenario"))
                + " (up to "
                + Quantities.count(bound.threads(), "thread") + " with "
                + Quantities.count(bound.actorsPerThread(), "call")
                + " each) " + schedules + " was run"
                + (switches == null || bound.exhausted() == 0
                        ? ""
                        : ", and of " + bound.exhausted() + " of them every interleaving there is")
                + ": " + Quantities.count(bound.interleavings(), "run") + " in all."
                + (bound.partly() == 0
                        ? ""
                        : " " + Quantities.count(bound.partly(), "larger scenario")
                                + " were run in part at most, and showed nothing.");
    }

    /** What the proof does not say, in a sentence. */
    public static String limits(Bound bound) {
        return "The proof holds under " + bound.memoryModel() + ", where threads take turns step by step; "
                + "it says nothing of longer scenarios, of more threads, or of reorderings by compiler and processor.";
    }
}
