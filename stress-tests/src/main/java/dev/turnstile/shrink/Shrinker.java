package dev.turnstile.shrink;

import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.hunt.Rate;
import dev.turnstile.hunt.Trials;
import dev.turnstile.realthreads.batch.Limits;
import dev.turnstile.realthreads.batch.Violation;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.spec.Symptom;
import dev.turnstile.stage.Patience;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the scenario of a violation smaller as long as it still shows a violation of the same kind. A race shows itself now and then only, so each
 * candidate is run often enough to be missed in one of twenty cases at most: three times the mean number of runs to a violation.
 */
public final class Shrinker {
    private static final Duration TIME = Duration.ofMillis(1_500);

    /** A violation that shows itself in one of thousands of runs takes thousands for each candidate. */
    private static final Duration TIME_FOR_RARE = Duration.ofSeconds(6);

    /** The rate, from 0 to 1, below which a violation is rare. */
    private static final double RARE = 0.005;

    /** One of twenty candidates is missed in the first look. The second look makes twice the runs. */
    private static final int LOOKS = 2;

    /** A hang costs a wait and two threads each time. */
    private static final Duration TIME_FOR_HANGS = Duration.ofSeconds(4);

    /**
     * A candidate that violates once in n runs on average shows none in 3 n runs in e⁻³ of the cases, which is one of twenty. Measured with
     * a rate of 0.05: with one run for each candidate, 1 of 30 shrinks came to the minimum, with 50 runs 29 of 30.
     */
    private static final double RUNS_PER_MEAN = 3;

    private final Trials trials;
    private final ScenarioSpace space;
    private final Violation first;
    private final long latestNanos;
    private long deadlineNanos;
    private final Patience patience;
    private final SimplerArguments arguments;
    private final Set<String> tried = new HashSet<>();

    /** @param deadlineNanos when to stop in any case, an instant of {@link System#nanoTime()} */
    public Shrinker(Trials trials, ScenarioSpace space, Violation first, long deadlineNanos) {
        this.trials = trials;
        this.space = space;
        this.first = first;
        this.latestNanos = deadlineNanos;
        this.patience = first.hang() == null ? Patience.ACCUSING : Patience.GUESSING;
        this.arguments = new SimplerArguments(space.seed(), knownActors());
    }

    /**
     * The smallest scenario's violation that was found in the time; the one to begin with if it cannot be made smaller.
     *
     * @param rate how often the one to begin with shows, from 0 to 1
     */
    public Violation shrink(double rate) throws InterruptedException {
        Duration time = first.hang() != null ? TIME_FOR_HANGS : rate < RARE ? TIME_FOR_RARE : TIME;
        deadlineNanos = Math.min(latestNanos, System.nanoTime() + time.toNanos());
        long runs = (long) Math.ceil(RUNS_PER_MEAN / rate);
        Deque<Violation> smaller = new ArrayDeque<>(List.of(first));
        tried.add(first.witness().scenario().toString());
        for (int look = 1; look <= LOOKS; look++) {
            for (Violation next = smaller.peek(); next != null; ) {
                next = smallerThan(next.witness().scenario(), look * runs);
                if (next != null) smaller.push(next);
            }
            tried.clear();
        }
        return first.hang() == null ? smaller.peek() : confirmed(smaller, runs);
    }

    private @Nullable Violation smallerThan(Scenario scenario, long runs) throws InterruptedException {
        for (Scenario candidate : new Reductions(scenario, arguments).stream().toList()) {
            if (System.nanoTime() - deadlineNanos > 0 || trials.isCrowded()) return null;
            if (!tried.add(candidate.toString()) || !isWorthwhile(candidate)) continue;
            Violation violation = trials.run(
                            candidate, first.kind(), runs, patience, new Limits(deadlineNanos, Rate.MAX_GIVEN_UP))
                    .violation();
            if (violation != null && violation.isLike(first)) return violation;
        }
        return null;
    }

    /** A smaller scenario was only guessed to hang; the smallest that really does is taken. */
    private Violation confirmed(Deque<Violation> smaller, long runs) throws InterruptedException {
        while (smaller.size() > 1) {
            Limits limits = new Limits(System.nanoTime() + TIME.toNanos(), Rate.MAX_GIVEN_UP);
            Scenario scenario = smaller.pop().witness().scenario();
            Violation sure = trials.run(scenario, first.kind(), 2 * runs, Patience.ACCUSING, limits)
                    .violation();
            if (sure != null && sure.isLike(first)) return sure;
        }
        return first;
    }

    private boolean isWorthwhile(Scenario candidate) {
        try {
            SortedScenario sorted = space.sort(candidate);
            return first.symptom() != Symptom.WRONG_ANSWER
                    || first.witness().isOfUncaughtAlone()
                    || sorted.wrongAnswerVisible();
        } catch (IllegalArgumentException tooLarge) {
            return false;
        }
    }

    private List<Actor> knownActors() {
        return space.scenarios().stream()
                .flatMap(s -> s.scenario().actors())
                .distinct()
                .sorted(Comparator.comparing(Actor::toString))
                .toList();
    }
}
