package dev.turnstile.engine.lincheck.exploring.inputs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Limits of time as methods of the JDK take them. */
public final class WaitLimits {
    private WaitLimits() {}

    /** In nanoseconds, of arguments {@code (millis)}, {@code (millis, nanos)}, {@code (time, unit)} or {@code (duration)} at their end. */
    public static long nanosOf(Object[] arguments) {
        int n = arguments.length;
        if (n >= 1 && arguments[n - 1] instanceof Duration duration) return duration.toNanos();
        if (n >= 2 && arguments[n - 1] instanceof TimeUnit unit) return unit.toNanos((Long) arguments[n - 2]);
        if (n >= 2 && arguments[n - 1] instanceof Integer nanos) return (Long) arguments[n - 2] * 1_000_000 + nanos;
        return n >= 1 && arguments[n - 1] instanceof Long millis ? millis * 1_000_000 : 0;
    }
}
