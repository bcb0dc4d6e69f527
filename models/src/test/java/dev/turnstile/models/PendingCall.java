package dev.turnstile.models;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One call of a model's operation, attempted as the judge does it until it is enabled; its first point is passed once only. */
public final class PendingCall {
    private final int caller;
    private final Callable<?> operation;
    private List<Object> requested = List.of();
    private @Nullable Object answer;

    private PendingCall(int caller, Callable<?> operation) {
        this.caller = caller;
        this.operation = operation;
    }

    /** Returns a call whose first attempt has been made. */
    public static PendingCall begun(Callable<?> operation) {
        return begunBy(0, operation);
    }

    /** Returns a call by that thread, whose first attempt has been made. */
    public static PendingCall begunBy(int caller, Callable<?> operation) {
        PendingCall call = new PendingCall(caller, operation);
        call.returns();
        return call;
    }

    /** Returns a call whose first attempt has been made. */
    public static PendingCall begun(Runnable operation) {
        return begun(Executors.callable(operation));
    }

    /** Returns whether the operation is enabled now; then it has run. */
    public boolean returns() {
        ModelCall call = new ModelCall(caller, requested);
        try {
            return call.run(() -> answer = operation.call());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            requested = call.requested();
        }
    }

    /** Returns its answer; {@code null} before it has one. */
    public @Nullable Object answer() {
        return answer;
    }
}
