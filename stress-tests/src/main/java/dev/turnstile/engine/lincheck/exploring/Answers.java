package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.adapter.Sharing;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Scenario;
import java.util.IdentityHashMap;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jspecify.annotations.Nullable;

/** The answers of the latest execution, copied when their operations returned: Lincheck keeps what was returned, which may change. */
public final class Answers {
    private final IdentityHashMap<ValueResult, Response> copies = new IdentityHashMap<>();
    private boolean needed;

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
    }

    /** Copies the answers that have come since the last call. */
    synchronized void add(ExecutionResult results) {
        Stream<@Nullable LincheckResult> parallel = results.getParallelResultsWithClock().stream()
                .flatMap(thread -> thread.stream().map(ResultWithClock::getResult));
        Stream.of(results.getInitResults().stream(), parallel, results.getPostResults().stream())
                .flatMap(part -> part)
                .filter(ValueResult.class::isInstance)
                .forEach(result -> copies.computeIfAbsent((ValueResult) result, r -> read(r.getValue())));
    }

    private static Response read(@Nullable Object value) {
        try {
            return Response.returned(value);
        } catch (RuntimeException e) {
            return Response.threw(e); // so it is for whoever called the operation and reads what it returned
        }
    }

    /** Returns the answer as it was when the operation returned. */
    public synchronized Response of(ValueResult result) {
        Response copy = copies.get(result);
        return copy != null ? copy : Response.returned(result.getValue());
    }

    /**
     * Whether an answer changed after its operation returned, or may change with the subject as a view does: then what it holds depends on steps
     * that none of its operation's steps tells of.
     */
    public synchronized boolean anyLive(Object subject) {
        return copies.entrySet().stream().anyMatch(e -> {
            Object value = e.getKey().getValue();
            return !read(value).equals(e.getValue()) || value != null && Sharing.between(value, subject);
        });
    }
}
