package dev.turnstile.engine;

import dev.turnstile.hang.explain.RunningOperation;
import dev.turnstile.hang.quiescence.SoloRun;
import dev.turnstile.hang.quiescence.SoloRun.Call;
import dev.turnstile.hang.quiescence.SoloRun.Outcome;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.judge.Explanation;
import dev.turnstile.judge.Explanation.DeadEnd.PendingThoughEnabled;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Measures how long operations of one subject take alone. An operation that computes, polls or sleeps for long looks stuck. Before it
 * is accused, it is called once more on a fresh instance while nothing else runs. If it returns, it is slow, and engines wait for it
 * longer.
 */
public final class OwnTimes {
    /** An operation that takes this many times as long as by itself is not merely slow. Chosen: several threads share two processors. */
    private static final int TIMES = 4;

    /** An operation that takes longer is slow: engines run it less often, and say so. Chosen: a hundred runs of it take ten seconds. */
    public static final Duration SLOW = Duration.ofMillis(100);

    /** The patience with other operations of a subject that was stuck alone. Chosen: one verdict of that kind is enough. */
    private static final Duration LESS = Duration.ofSeconds(2);

    private final Callable<?> instances;
    private final Runnable lifeSign;
    private final Map<List<Call>, Outcome> outcomes = new HashMap<>();
    private final Map<Operation, Duration> longest = new LinkedHashMap<>();

    /**
     * @param instances makes instances of the subject
     * @param lifeSign called now and then while a long call is waited for
     */
    public OwnTimes(Callable<?> instances, Runnable lifeSign) {
        this.instances = instances;
        this.lifeSign = lifeSign;
    }

    /**
     * Calls each operation alone that did not return from a run although the model lets it, after those that returned, in the order
     * that explains most of them.
     *
     * @return how long they took in all, since one may have to wait for another
     */
    public Outcome of(History history, Explanation why) throws InterruptedException {
        List<Call> before = new ArrayList<>();
        for (Execution execution : why.longest()) before.add(call(execution, history));
        Duration together = Duration.ZERO;
        for (Call pending : pending(history, why)) {
            List<Call> calls = new ArrayList<>(before);
            calls.add(pending);
            Outcome outcome = outcome(calls);
            if (!(outcome instanceof Outcome.Returned returned)) return outcome;
            longest.merge(pending.actor().operation(), returned.time(), OwnTimes::longer);
            together = together.plus(returned.time());
        }
        return new Outcome.Returned(together, List.of());
    }

    private Outcome outcome(List<Call> calls) throws InterruptedException {
        Outcome known = outcomes.get(calls);
        if (known != null) return known;
        Outcome first = alone(calls);
        Outcome outcome = mayBeQuicker(first) ? quicker(first, alone(calls)) : first;
        outcomes.put(calls, outcome);
        return outcome;
    }

    /** A subject that was stuck alone is wrong, so its other operations get less time. */
    private Outcome alone(List<Call> calls) throws InterruptedException {
        boolean wrong = outcomes.values().stream().anyMatch(Outcome.Stuck.class::isInstance);
        return SoloRun.of(instances, calls, wrong ? LESS : SoloRun.LONGEST, lifeSign);
    }

    /** Whether calls returned, but took long. */
    public static boolean isSlow(Outcome outcome) {
        return outcome instanceof Outcome.Returned returned && returned.time().compareTo(SLOW) >= 0;
    }

    /** Loading classes and waiting for a busy machine take time, but less than the longest calls. */
    private static boolean mayBeQuicker(Outcome first) {
        return first instanceof Outcome.Returned returned
                && isSlow(first)
                && returned.time().compareTo(LESS) < 0;
    }

    /** The first call may take long because classes are loaded, or because the machine is busy. */
    private static Outcome quicker(Outcome first, Outcome second) {
        return first instanceof Outcome.Returned one
                        && second instanceof Outcome.Returned other
                        && other.time().compareTo(one.time()) < 0
                ? second
                : first;
    }

    private static List<Call> pending(History history, Explanation why) {
        List<Call> enabled = why.deadEnds().stream()
                .filter(PendingThoughEnabled.class::isInstance)
                .map(end -> new Call(end.thread(), end.execution().actor()))
                .toList();
        if (!enabled.isEmpty()) return enabled;
        return history.executions()
                .filter(Execution::isPending)
                .map(execution -> call(execution, history))
                .toList();
    }

    private static Call call(Execution execution, History history) {
        List<List<Execution>> threads = history.parallel();
        for (int t = 0; t < threads.size(); t++) {
            if (threads.get(t).stream().anyMatch(e -> e == execution)) return new Call(t, execution.actor());
        }
        return new Call(0, execution.actor()); // of the init or post part
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Returns the operations that are known to be slow alone, with their times. */
    public Map<Operation, Duration> slow() {
        Map<Operation, Duration> slow = new LinkedHashMap<>(longest);
        slow.values().removeIf(time -> time.compareTo(SLOW) < 0);
        return slow;
    }

    /** Returns how long these take alone in all, as far as that is known. */
    public Duration known(List<RunningOperation> operations) {
        return operations.stream()
                .map(RunningOperation::actor)
                .map(Actor::operation)
                .map(operation -> longest.getOrDefault(operation, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns how long an operation takes, as a clause: {@code "about 2.5 s for each call of get"}. */
    public static String inWords(Operation operation, Duration time) {
        return String.format(Locale.ROOT, "about %.1f s for each call of %s", time.toMillis() / 1e3, operation);
    }

    /** Returns the time to wait for operations that take {@code own} alone. */
    public static Duration patience(Duration own) {
        return own.multipliedBy(TIMES);
    }
}
