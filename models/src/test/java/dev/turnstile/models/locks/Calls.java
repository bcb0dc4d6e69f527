package dev.turnstile.models.locks;

import dev.turnstile.spec.attempt.ModelCall;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls operations of a model as the judge does. */
public final class Calls {
    private Calls() {}

    /** Returns whether {@code operation}, called by thread {@code caller}, is enabled; then it has run. */
    public static boolean enabled(int caller, Runnable operation) {
        try {
            return new ModelCall(caller, List.of()).run(() -> {
                operation.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What {@code operation} answers to thread {@code caller}. */
    public static <T> T answer(int caller, Callable<T> operation) {
        Object[] answer = new Object[1];
        boolean enabled = enabled(caller, () -> {
            try {
                answer[0] = operation.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        if (!enabled) throw new AssertionError("not enabled");
        @SuppressWarnings("unchecked") // just put there
        T typed = (T) answer[0];
        return typed;
    }
}
