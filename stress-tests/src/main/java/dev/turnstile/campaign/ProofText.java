package dev.turnstile.campaign;

import dev.turnstile.evidence.Bound;
import java.util.Locale;

/** Says in words what an engine proved. */
final class ProofText {
    private ProofText() {}

    /** Returns the end of a sentence that begins with the engine: "proved it under the Java memory model: it ran …". */
    static String clause(Bound bound) {
        return level(bound) + ": it ran " + schedules(bound) + size(bound) + races(bound) + notMemoryModel(bound)
                + modelled(bound) + partly(bound);
    }

    private static String level(Bound bound) {
        return switch (bound.level()) {
            case MEMORY_MODEL -> "proved it under the Java memory model";
            case SEQUENTIAL -> "proved it under sequential consistency";
            case BOUNDED -> "proved it up to a bound on preemptions";
        };
    }

    private static String schedules(Bound bound) {
        Integer preemptions = bound.preemptions();
        String scenarios = counted(bound.scenarios(), "scenario");
        if (preemptions == null) return "every schedule of " + scenarios;
        return "every schedule with at most " + counted(preemptions, "preemption") + " of " + scenarios
                + (bound.exhausted() == 0 ? "" : ", and every schedule of " + bound.exhausted() + " of them");
    }

    private static String size(Bound bound) {
        return " (up to " + counted(bound.threads(), "thread") + " with "
                + counted(bound.actorsPerThread(), "operation") + " each, "
                + (bound.allSmallest() ? "including" : "not including") + " all of the smallest scenarios), "
                + counted(bound.executions(), "execution") + " in all";
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
        if (bound.partly() == 0) return "";
        Integer preemptions = bound.partlyPreemptions();
        String more = "; the proof does not cover " + counted(bound.partly(), "more scenario")
                + ", without a violation so far";
        return preemptions == null
                ? more
                : more + ": every schedule with at most " + counted(preemptions, "preemption") + " was run";
    }

    private static String counted(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}
