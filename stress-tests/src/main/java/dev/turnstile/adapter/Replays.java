package dev.turnstile.adapter;

import dev.turnstile.adapter.Callers.Result;
import dev.turnstile.machine.ValueEquality;
import dev.turnstile.scenario.Literal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the effects of calls after other calls, on new instances of a subject, each effect once. Everything is done twice: so chance shows, and
 * objects that instances share can be told from their own.
 */
final class Replays {
    /**
     * The effect of a call.
     *
     * @param result whether it returned, threw, or waits
     * @param state what the instance holds after it, by value; what equals nothing else where that cannot be told
     * @param dependsOnCaller whether it might do something else for another caller
     */
    record Effect(Result result, Object state, boolean dependsOnCaller) {}

    private static final Result MADE = new Result.Returned(null);

    /** If no two states can be told equal, there are many: everything is done twice for this many of them, as a check. */
    private static final int MOST_CHECKED = 500;

    private final Class<?> subject;
    private final Callers callers = new Callers();
    private final Map<List<Call>, Effect> known = new HashMap<>();
    private final IdentityHashMap<Object, Integer> shared = new IdentityHashMap<>();
    private boolean isNoisy;
    private boolean mayDependOnCaller;

    Replays(Class<?> subject) {
        this.subject = subject;
    }

    /**
     * The effect of the last one of some calls, after the others; of none, that of making an instance.
     *
     * @throws UnfitCall if it is not the same each time, or cannot be told
     */
    Effect of(List<Call> calls) {
        Effect effect = known.get(calls);
        if (effect == null) {
            effect = find(calls);
            known.put(calls, effect);
        }
        return effect;
    }

    /** A new instance on which calls have been made that return. */
    Replay after(List<Call> calls) {
        Replay replay = new Replay(subject, callers);
        try {
            replay.repeat(calls);
            return replay;
        } catch (RuntimeException | Error e) {
            replay.close();
            throw e;
        }
    }

    private Effect find(List<Call> calls) {
        try (Replay one = after(allButLast(calls))) {
            Result first = last(one, calls);
            if (!(first instanceof Result.Waits)) return ended(calls, one, first);
        }
        try (Replay again = after(allButLast(calls))) { // whose caller waited in the first one until that was closed
            Result second = last(again, calls);
            requireSame(calls, new Result.Waits(), second);
            return new Effect(second, new Object(), false);
        }
    }

    private Effect ended(List<Call> calls, Replay one, Result first) {
        if (isNoisy && known.size() >= MOST_CHECKED) return new Effect(first, new Object(), mayDependOnCaller);
        try (Replay other = after(allButLast(calls))) {
            requireSame(calls, first, last(other, calls));
            return effect(first, one.instance(), other.instance());
        }
    }

    private static List<Call> allButLast(List<Call> calls) {
        return calls.subList(0, Math.max(0, calls.size() - 1));
    }

    private static Result last(Replay replay, List<Call> calls) {
        if (calls.isEmpty()) return MADE;
        Call call = calls.get(calls.size() - 1);
        Result result = replay.make(call);
        if (result instanceof Result.Unclear unclear) throw new UnfitCall(call, unclear.how());
        return result;
    }

    private Effect effect(Result result, Object one, Object other) {
        Map<Thread, Integer> threads = callers.threads();
        ObjectGraph unshared = new ObjectGraph(one, threads, shared);
        ObjectGraph others = new ObjectGraph(other, threads, shared);
        unshared.objects().stream()
                .filter(others.objects()::contains)
                .forEach(object -> shared.put(object, shared.size()));
        ObjectGraph graph = new ObjectGraph(one, threads, shared);
        boolean isKnown = graph.isComplete() && graph.key().equals(new ObjectGraph(other, threads, shared).key());
        return new Effect(result, isKnown ? graph.key() : new Object(), graph.holdsCallers() || !graph.isComplete());
    }

    private static void requireSame(List<Call> calls, Result first, Result second) {
        if (areSame(first, second)) return;
        Call call = calls.get(calls.size() - 1);
        Class<?> incomparable =
                first instanceof Result.Returned returned ? ValueEquality.missing(returned.value()) : null;
        String fault = incomparable == null
                ? "answers " + text(first) + " once and " + text(second) + " another time, after the same calls"
                : "answers " + MethodChoice.withArticle(incomparable) + ", which equals nothing but itself";
        throw new UnfitCall(call, fault);
    }

    /** Whether two calls answered the same, or both wait. */
    static boolean areSame(Result first, Result second) {
        if (first instanceof Result.Threw one && second instanceof Result.Threw other)
            return one.thrown().getClass() == other.thrown().getClass();
        return Objects.equals(first, second);
    }

    private static String text(@Nullable Result result) {
        if (result instanceof Result.Returned returned) return Literal.format(returned.value());
        if (result instanceof Result.Threw threw)
            return threw.thrown().getClass().getSimpleName();
        return "nothing (it blocks)";
    }
}
