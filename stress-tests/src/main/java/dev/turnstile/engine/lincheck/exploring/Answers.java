package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.adapter.Sharing;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.CallLog;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.util.ObjectGraphKt;
import org.jspecify.annotations.Nullable;

/** The answers of the latest execution, copied when their operations returned: Lincheck keeps what was returned, which may change. */
public final class Answers {
    private final IdentityHashMap<ValueResult, Response> copies = new IdentityHashMap<>();
    private final Map<Integer, List<List<String>>> calls = new HashMap<>();
    private boolean needed;
    private @Nullable Boolean live;

    /** Answers of no execution yet. */
    public Answers() {}

    /** Says which scenario is going to run: most have answers that nothing can change. */
    public void expect(Scenario scenario) {
        needed = scenario.actors().anyMatch(actor -> !actor.operation().hasPlainAnswer());
    }

    /** Whether answers have to be copied. */
    boolean areNeeded() {
        return needed;
    }

    /** Forgets the execution. */
    synchronized void clear() {
        copies.clear();
        calls.clear();
        live = null;
    }

    /** A thread begins an operation: from now on the callbacks that it calls are noted. */
    synchronized void begin(int thread) {
        List<String> noted = new ArrayList<>();
        calls.computeIfAbsent(thread, t -> new ArrayList<>()).add(noted);
        CallLog.begin(noted);
    }

    /** Copies the answers of a thread that have come since the last call. */
    synchronized void add(int thread, ExecutionResult results) {
        values(thread, results).forEach(result -> copies.computeIfAbsent(result, r -> read(r.getValue())));
    }

    /** Whether any of the answers of a thread that have come since then is an object of a kind, and may change. */
    synchronized boolean anyNew(int thread, ExecutionResult results, Predicate<Object> kind) {
        return values(thread, results)
                .filter(result -> !copies.containsKey(result))
                .map(ValueResult::getValue)
                .anyMatch(value -> value != null && kind.test(value) && !ObjectGraphKt.isImmutable(value));
    }

    /** The answers of a thread; those of the first and of the last part are the first thread's. */
    private static Stream<ValueResult> values(int thread, ExecutionResult results) {
        Stream<@Nullable LincheckResult> parallel =
                results.getParallelResultsWithClock().get(thread).stream().map(ResultWithClock::getResult);
        Stream<@Nullable LincheckResult> others = thread > 0
                ? Stream.empty()
                : Stream.concat(results.getInitResults().stream(), results.getPostResults().stream());
        return Stream.concat(parallel, others)
                .filter(ValueResult.class::isInstance)
                .map(ValueResult.class::cast);
    }

    private static Response read(@Nullable Object value) {
        try {
            return Response.returned(value);
        } catch (RuntimeException e) {
            return Response.threw(e); // the caller of the operation would see the same
        }
    }

    /**
     * Returns the answer as it was when the operation returned.
     *
     * @param thread index of the thread that ran the operation
     * @param number how many operations that thread had begun before
     */
    public synchronized Response of(LincheckResult result, int thread, int number) {
        Response returned = result instanceof ValueResult value ? of(value) : Response.VOID;
        if (!(returned instanceof Response.Returned whole)) return returned;
        return Response.returned(CallLog.answer(whole.value(), calls(thread, number)));
    }

    private Response of(ValueResult result) {
        Response copy = copies.get(result);
        return copy != null ? copy : Response.returned(result.getValue());
    }

    private List<String> calls(int thread, int number) {
        List<List<String>> own = calls.getOrDefault(thread, List.of());
        return number < own.size() ? own.get(number) : List.of();
    }

    /**
     * Whether an answer changed after its operation returned, or may change with the subject as a view does: then what it holds depends
     * on steps that none of its operation's steps tells of.
     */
    public synchronized boolean anyLive(Object subject) {
        if (live == null) live = isAnyLive(subject); // asked more than once after each execution
        return live;
    }

    private boolean isAnyLive(Object subject) {
        for (Map.Entry<ValueResult, Response> copied : copies.entrySet()) {
            Object value = copied.getKey().getValue();
            if (value == null || ObjectGraphKt.isImmutable(value)) continue;
            if (!read(value).equals(copied.getValue()) || Sharing.between(value, subject)) return true;
        }
        return false;
    }
}
