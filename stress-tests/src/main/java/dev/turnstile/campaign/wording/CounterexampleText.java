package dev.turnstile.campaign.wording;

import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.OwnThread;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.ReplayCommand;
import dev.turnstile.spec.Symptom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a counterexample in full, as text for a terminal. */
public final class CounterexampleText {
    private static final int LONGEST_KIND = "RETURN".length();

    private final StringBuilder text = new StringBuilder();

    private CounterexampleText() {}

    /** Returns what was seen, in a few lines: without the steps. */
    public static String inShort(EngineEvidence evidence, Counterexample found, ReplayCommand command) {
        CounterexampleText text = new CounterexampleText();
        text.headline(evidence, found);
        if (found.symptom() == Symptom.LEAK) text.left(found.left());
        if (found.race() != null) text.race(found.race());
        if (found.contradictsModel()) text.explain(found);
        text.uncaught(found.uncaught());
        text.replay(found, command);
        return text.text.toString();
    }

    /** Returns the whole text, of many lines. */
    public static String of(EngineEvidence evidence, Counterexample found, ReplayCommand command) {
        CounterexampleText text = new CounterexampleText();
        text.headline(evidence, found);
        if (found.symptom() == Symptom.LEAK) text.left(found.left());
        if (found.race() != null) text.race(found.race());
        if (found.contradictsModel()) text.explain(found);
        text.uncaught(found.uncaught());
        text.steps(found.interleaving());
        if (found.hang() != null) text.hang(found.hang());
        text.outcomes(found.outcomes());
        if (found.rate() != null)
            text.line("  rate      " + fraction(found.rate() * 100) + " % of the runs of this scenario");
        text.replay(found, command);
        return text.text.toString();
    }

    private void headline(EngineEvidence evidence, Counterexample found) {
        line(evidence.engine().id() + " saw it " + FindingText.seen(found.symptom()) + " after "
                + Counted.of(evidence.executions(), "run") + " of " + Counted.of(evidence.scenarios(), "scenario")
                + " in "
                + fraction(evidence.millis() / 1000.0) + " s:");
        line("  scenario  " + found.scenario());
        line("  history   " + found.history());
    }

    private void replay(Counterexample found, ReplayCommand command) {
        line("  replay    " + command.with(found.replay()));
    }

    private void explain(Counterexample found) {
        line("  No order of the model explains it:");
        List<String> longest = found.explanation().longestOrder();
        if (!longest.isEmpty()) line("    the longest that it agrees with is " + String.join(", ", longest) + ";");
        found.explanation().deadEnds().forEach(end -> line("    - " + end));
    }

    private void race(DataRace race) {
        line("  Data race on " + race.field() + ":");
        line("    - " + race.first().inWords());
        line("    - " + race.second().inWords());
        line("    " + race.missing());
        // An element whose array no field holds is told by its type, such as int[][2].
        boolean isNameless = race.field().contains("[") && !race.field().contains(".");
        line(
                isNameless
                        ? "    If the race is intended: access the elements through a VarHandle (getOpaque, setOpaque), since no field was found to hold the array"
                                + " that @BenignRace could name"
                        : "    If the race is intended: @BenignRace(field = \""
                                + race.field().replaceAll("\\[\\d+]", "[]") + "\", because = …)");
    }

    private void left(List<String> left) {
        line("  All answers are right, but the subject left behind:");
        left.forEach(what -> line("    - " + what));
    }

    private void uncaught(List<String> uncaught) {
        if (uncaught.isEmpty()) return;
        line("  An uncaught exception ended a thread of the subject:");
        uncaught.forEach(exception -> line("    - " + exception));
    }

    private void steps(List<TraceStep> steps) {
        if (steps.isEmpty()) return;
        line("  Schedule:");
        int width = steps.stream().mapToInt(s -> s.operation().length()).max().orElse(0);
        for (TraceStep step : steps) {
            String location = step.location() == null ? "" : "  (" + step.location() + ")";
            line("    T" + step.thread() + " " + padded(step.operation(), width) + "  "
                    + padded(step.kind(), LONGEST_KIND) + " " + step.text() + location);
        }
    }

    private void hang(Hang hang) {
        line("  Waiting threads:");
        hang.waiting().forEach(this::waiting);
        own(hang.own());
        if (hang.coffman() == null) return;
        line("    circular wait: " + hang.coffman().circularWait());
        line("    mutual exclusion: " + hang.coffman().mutualExclusion());
        line("    hold and wait: " + hang.coffman().holdAndWait());
        line("    no preemption: " + hang.coffman().noPreemption());
    }

    private void waiting(WaitingThread thread) {
        line("    T" + thread.thread() + " in " + thread.operation() + ": " + thread.state()
                + (thread.waitsAt() == null ? "" : " at " + thread.waitsAt())
                + (thread.waitsFor() == null
                        ? ""
                        : ", waits for " + thread.waitsFor().identity())
                + (thread.heldBy() == null ? "" : " of T" + thread.heldBy()));
        if (!thread.holds().isEmpty()) {
            line("       holds "
                    + thread.holds().stream().map(CounterexampleText::held).collect(Collectors.joining(", ")));
        }
        thread.stack().forEach(frame -> line("       at " + frame));
    }

    private void own(List<OwnThread> threads) {
        if (threads.isEmpty()) return;
        line("  Meanwhile the subject's own threads:");
        for (OwnThread thread : threads) {
            line("    \"" + thread.name() + "\": " + thread.state()
                    + (thread.at() == null ? "" : " at " + thread.at()));
            thread.stack().forEach(frame -> line("       at " + frame));
        }
    }

    private static String held(Held held) {
        return held.resource().identity() + (held.acquiredAt() == null ? "" : " (taken at " + held.acquiredAt() + ")");
    }

    private void outcomes(List<OutcomeCount> outcomes) {
        if (outcomes.isEmpty()) return;
        line("  Outcomes:");
        int width = outcomes.stream()
                .mapToInt(o -> Counted.number(o.count()).length())
                .max()
                .orElse(0);
        for (OutcomeCount o : outcomes) {
            String count = Counted.number(o.count());
            line("    " + " ".repeat(width - count.length()) + count + "  " + o.outcome()
                    + (o.legal() ? "" : "   illegal"));
        }
    }

    private void line(String line) {
        text.append(Printable.line(line)).append('\n');
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String fraction(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
