package dev.turnstile.campaign;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.WaitingThread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A counterexample in full, as text for a terminal. */
public final class CounterexampleText {
    private final StringBuilder text = new StringBuilder();

    private CounterexampleText() {}

    /** The text, of several lines. */
    public static String of(EngineEvidence evidence, Counterexample found) {
        CounterexampleText text = new CounterexampleText();
        text.line(
                "%s found a %s after %,d runs of %,d scenarios in %.1f s:",
                evidence.engine().id(),
                found.symptom().label(),
                evidence.executions(),
                evidence.scenarios(),
                evidence.millis() / 1000.0);
        text.line("  scenario  %s", found.scenario());
        text.line("  history   %s", found.history());
        text.explain(found);
        text.steps(found.interleaving());
        if (found.hang() != null) text.hang(found.hang());
        text.outcomes(found.outcomes());
        if (found.rate() != null) text.line("  rate      %.2f %% of the runs of this scenario", found.rate() * 100);
        text.line("  replay    mvn verify -Dturnstile.replay=%s", found.replay());
        return text.text.toString();
    }

    private void explain(Counterexample found) {
        line("  No order of the model explains it:");
        if (!found.explanation().longestOrder().isEmpty()) {
            line("    the longest that it agrees with is %s;", String.join(", ", found.explanation().longestOrder()));
        }
        found.explanation().deadEnds().forEach(end -> line("    - %s", end));
    }

    private void steps(List<TraceStep> steps) {
        if (steps.isEmpty()) return;
        line("  Interleaving:");
        int width = steps.stream().mapToInt(s -> s.operation().length()).max().orElse(0);
        for (TraceStep step : steps) {
            line(
                    "    T%d %-" + width + "s  %-6s %s%s",
                    step.thread(),
                    step.operation(),
                    step.kind(),
                    step.text(),
                    step.location() == null ? "" : "  (" + step.location() + ")");
        }
    }

    private void hang(Hang hang) {
        line("  Who waits for whom:");
        hang.waiting().forEach(this::waiting);
        if (hang.coffman() == null) return;
        line("    circular wait: %s", hang.coffman().circularWait());
        line("    mutual exclusion: %s", hang.coffman().mutualExclusion());
        line("    hold and wait: %s", hang.coffman().holdAndWait());
        line("    no preemption: %s", hang.coffman().noPreemption());
    }

    private void waiting(WaitingThread thread) {
        line(
                "    T%d in %s: %s%s%s%s",
                thread.thread(),
                thread.operation(),
                thread.state(),
                thread.waitsAt() == null ? "" : " at " + thread.waitsAt(),
                thread.waitsFor() == null ? "" : ", waits for " + thread.waitsFor().identity(),
                thread.heldBy() == null ? "" : " of T" + thread.heldBy());
        if (!thread.holds().isEmpty()) {
            line("       holds %s", thread.holds().stream().map(CounterexampleText::held).collect(Collectors.joining(", ")));
        }
        thread.stack().forEach(frame -> line("       at %s", frame));
    }

    private static String held(Held held) {
        return held.resource().identity() + (held.acquiredAt() == null ? "" : " (taken at " + held.acquiredAt() + ")");
    }

    private void outcomes(List<OutcomeCount> outcomes) {
        if (outcomes.isEmpty()) return;
        line("  Outcomes:");
        for (OutcomeCount o : outcomes) line("    %,12d  %s%s", o.count(), o.outcome(), o.legal() ? "" : "   illegal");
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
