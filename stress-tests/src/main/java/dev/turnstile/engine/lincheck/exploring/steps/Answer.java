package dev.turnstile.engine.lincheck.exploring.steps;

import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ResultInterceptor;

/** The result of a call that is not made. */
public interface Answer {
    void give(ResultInterceptor interceptor);

    /** It returns a value; for a method without one, anything. */
    static Answer returns(@Nullable Object value) {
        return interceptor -> {
            Object kept = interceptor.getEventTrackerData();
            interceptor.reset();
            interceptor.setEventTrackerData(kept);
            interceptor.interceptResult(value);
        };
    }

    /** It throws. */
    static Answer throwing(Throwable thrown) {
        return interceptor -> interceptor.interceptException(thrown);
    }
}
