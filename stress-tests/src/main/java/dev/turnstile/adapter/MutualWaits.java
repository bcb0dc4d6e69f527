package dev.turnstile.adapter;

import dev.turnstile.adapter.Callers.Result;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the operations that only end together, as those of a barrier or of a rendezvous: no order of whole calls explains what they answer. So
 * the class, run by one thread at a time, does not say what is right. The same holds for operations that answer how many others wait.
 */
final class MutualWaits {
    /** As many threads as a scenario has at most, the one that comes last included. */
    private static final int MOST_WAITING = 2;

    private static final int MOST_STATES = 4;

    private final Replays replays;
    private final List<Actor> actors;
    private final List<Actor> eachOnce;

    /** Operations that end by themselves in some state. */
    private final Set<String> enabledSomewhere = new HashSet<>();

    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, String> unfit = new LinkedHashMap<>();

    /** An unexplained answer: {@code other} answered otherwise because some waited. */
    private record Sighting(List<Call> waiting, String other) {}

    /** An unexplained end: {@code waiting} waited, and ended when {@code other} came. */
    private record Conflict(String waiting, String other) {
        boolean has(String operation) {
            return waiting.equals(operation) || other.equals(operation);
        }
    }

    /** @param actors the operations, with each choice of arguments */
    MutualWaits(Replays replays, List<Actor> actors) {
        this.replays = replays;
        this.actors = actors;
        Map<String, Actor> first = new LinkedHashMap<>();
        actors.forEach(actor -> first.putIfAbsent(actor.operation().name(), actor));
        this.eachOnce = List.copyOf(first.values());
    }

    /**
     * The operations that no order of whole calls explains in some states, each with the reason as a predicate.
     *
     * @param states calls that lead to them
     */
    Map<String, String> in(List<List<Call>> states) {
        for (List<Call> state : states) {
            actors.stream()
                    .filter(actor -> !waits(state, Call.of(0, actor)))
                    .forEach(actor -> enabledSomewhere.add(actor.operation().name()));
        }
        states.stream().limit(MOST_STATES).forEach(state -> meet(state, List.of()));
        resolve();
        sightings.stream()
                .filter(s -> s.waiting().stream()
                        .noneMatch(call -> unfit.containsKey(call.operation().getName())))
                .forEach(s -> unfit.putIfAbsent(
                        s.other(),
                        "answers otherwise while " + s.waiting().get(0)
                                + " waits, which no order of whole calls shows"));
        return unfit;
    }

    private boolean waits(List<Call> state, Call call) {
        return replays.of(plus(state, call)).result() instanceof Result.Waits;
    }

    private static List<Call> plus(List<Call> calls, Call call) {
        List<Call> more = new ArrayList<>(calls);
        more.add(call);
        return more;
    }

    /** Lets another call come while some wait. */
    private void meet(List<Call> state, List<Call> waiting) {
        List<Actor> coming = waiting.size() < MOST_WAITING ? actors : eachOnce;
        if (!waiting.isEmpty()) coming.forEach(actor -> come(state, waiting, Call.of(0, actor)));
        if (waiting.size() == MOST_WAITING) return;
        for (Actor actor : eachOnce) {
            Call call = Call.of(waiting.size() + 1, actor);
            if (waits(state, call)) meet(state, plus(waiting, call));
        }
    }

    private void come(List<Call> state, List<Call> waiting, Call last) {
        Map<Call, Result> results = new LinkedHashMap<>();
        try (Replay replay = replays.after(state)) {
            for (Call call : waiting) {
                if (!(replay.make(call) instanceof Result.Waits)) return; // those that wait have met before
            }
            results.put(last, replay.make(last));
            for (Call call : waiting) results.put(call, replay.look(call.caller()));
        }
        Map<Call, Result> ended = new LinkedHashMap<>(results);
        ended.values().removeIf(result -> !isEnd(result));
        if (ended.isEmpty() || isExplained(state, ended)) return;
        Optional<Call> released = waiting.stream().filter(ended::containsKey).findFirst();
        String other = last.operation().getName();
        if (released.isEmpty()) {
            sightings.add(new Sighting(waiting, other));
        } else if (!isOwnFault(state, last, released.get())) {
            conflicts.add(new Conflict(released.get().operation().getName(), other));
        }
    }

    private static boolean isEnd(Result result) {
        return result instanceof Result.Returned || result instanceof Result.Threw;
    }

    /** Whether some order of whole calls answers the same. */
    private boolean isExplained(List<Call> before, Map<Call, Result> ended) {
        if (ended.isEmpty()) return true;
        for (Map.Entry<Call, Result> next : ended.entrySet()) {
            List<Call> with = plus(before, next.getKey());
            Map<Call, Result> others = new LinkedHashMap<>(ended);
            others.remove(next.getKey());
            if (Replays.areSame(replays.of(with).result(), next.getValue()) && isExplained(with, others)) return true;
        }
        return false;
    }

    /** Whether one after the other would end too, though with other answers: then engines have to find that. */
    private boolean isOwnFault(List<Call> state, Call last, Call waiting) {
        return !waits(state, last) && !waits(plus(state, last), waiting);
    }

    /** First those go that never end by themselves, then those with most conflicts. */
    private void resolve() {
        for (Conflict conflict : List.copyOf(conflicts)) {
            if (!enabledSomewhere.contains(conflict.waiting())) leaveOut(conflict.waiting(), conflict.other());
        }
        while (!conflicts.isEmpty()) {
            Conflict first = conflicts.get(0);
            boolean isWaitingWorse = count(first.waiting()) > count(first.other());
            if (isWaitingWorse) leaveOut(first.waiting(), first.other());
            else leaveOut(first.other(), first.waiting());
        }
    }

    private long count(String operation) {
        return conflicts.stream().distinct().filter(c -> c.has(operation)).count();
    }

    private void leaveOut(String operation, String partner) {
        String with = operation.equals(partner) ? "another call of it" : partner;
        unfit.putIfAbsent(
                operation, "ends only together with " + with + ", so that no order of whole calls shows what is right");
        conflicts.removeIf(conflict -> conflict.has(operation));
    }
}
