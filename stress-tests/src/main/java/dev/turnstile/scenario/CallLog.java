package dev.turnstile.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of callbacks that the current thread makes while it runs an operation. Calls by other threads, or later calls, are no part
 * of that operation's answer.
 */
public final class CallLog {
    private static final ThreadLocal<@Nullable List<String>> CURRENT = new ThreadLocal<>();

    private CallLog() {}

    /** An operation begins on this thread. */
    public static void begin() {
        begin(new ArrayList<>(2));
    }

    /** An operation begins on this thread, whose calls are added to a list. */
    public static void begin(List<String> calls) {
        CURRENT.set(calls);
    }

    /** It returned. Returns its whole answer: a {@link Called} where it called anything, what it returned otherwise. */
    public static @Nullable Object end(@Nullable Object returned) {
        List<String> calls = CURRENT.get();
        CURRENT.remove();
        return calls == null ? returned : answer(returned, calls);
    }

    /** Returns the whole answer of an operation. */
    public static @Nullable Object answer(@Nullable Object returned, List<String> calls) {
        return calls.isEmpty() ? returned : new Called(returned, calls);
    }

    /** Notes calls that were made for this thread's operation on another thread. */
    public static void note(List<String> calls) {
        calls.forEach(CallLog::add);
    }

    static void add(String call) {
        List<String> calls = CURRENT.get();
        if (calls != null) calls.add(call);
    }
}
