package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Counterexample.TraceStep;
import java.util.ArrayList;
import java.util.List;

/** Sums up steps that repeat, as those of spinning threads do by the thousand. */
final class Repetitions {
    /** Loops whose rounds take more steps than this are shown in full. */
    private static final int MAX_PERIOD = 40;

    /** Fewer rounds than this are shown in full. */
    private static final int MIN_ROUNDS = 4;

    private static final int MAX_STEPS = 400;

    private Repetitions() {}

    static List<TraceStep> summedUp(List<TraceStep> steps) {
        List<TraceStep> shorter = steps;
        // Rounds of rounds: two threads that take turns at spinning.
        for (int before = -1; before != shorter.size(); ) {
            before = shorter.size();
            shorter = once(shorter);
        }
        return shorter.size() <= MAX_STEPS ? shorter : cut(shorter);
    }

    private static List<TraceStep> once(List<TraceStep> steps) {
        List<TraceStep> kept = new ArrayList<>();
        int at = 0;
        while (at < steps.size()) {
            int period = periodAt(steps, at);
            if (period == 0) {
                kept.add(steps.get(at++));
                continue;
            }
            int rounds = rounds(steps, at, period);
            TraceStep last = steps.get(at + period - 1);
            kept.addAll(steps.subList(at, at + period));
            kept.add(new TraceStep(
                    last.thread(),
                    last.operation(),
                    "OTHER",
                    period == 1
                            ? "again, " + Counted.of(rounds - 1, "time")
                            : "the last " + period + " steps again, " + Counted.of(rounds - 1, "time"),
                    last.location()));
            at += period * rounds;
        }
        return kept;
    }

    private static int periodAt(List<TraceStep> steps, int at) {
        for (int period = 1; period <= MAX_PERIOD && at + period * MIN_ROUNDS <= steps.size(); period++) {
            if (rounds(steps, at, period) >= MIN_ROUNDS) return period;
        }
        return 0;
    }

    private static int rounds(List<TraceStep> steps, int at, int period) {
        List<TraceStep> round = steps.subList(at, at + period);
        int rounds = 1;
        for (int next = at + period; next + period <= steps.size(); next += period) {
            if (!steps.subList(next, next + period).equals(round)) break;
            rounds++;
        }
        return rounds;
    }

    private static List<TraceStep> cut(List<TraceStep> steps) {
        List<TraceStep> kept = new ArrayList<>(steps.subList(0, MAX_STEPS - 50));
        TraceStep last = kept.get(kept.size() - 1);
        kept.add(new TraceStep(last.thread(), "", "OTHER", "… " + (steps.size() - MAX_STEPS) + " steps …", null));
        kept.addAll(steps.subList(steps.size() - 50, steps.size()));
        return kept;
    }
}
