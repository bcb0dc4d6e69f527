package dev.turnstile.engine.lincheck.exploring.inputs;

import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Answers the calls of java.time that ask the system for the time, by another clock. */
final class Dates {
    private static final Class<?> SYSTEM_CLOCK = Clock.systemUTC().getClass();

    private final LongSupplier nanoTime;

    /** @param nanoTime the time in nanoseconds since 1970; asked only where a call asks for it */
    Dates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The answer to a call; {@code null} if it does not ask the system. */
    @Nullable
    Object answer(String type, String method, @Nullable Object receiver, Object[] arguments) {
        if (receiver == null) {
            boolean asks = type.startsWith("java.time.") && method.equals("now");
            ZoneId zone = asks ? zone(arguments) : null;
            return zone == null ? null : now(type, zone);
        }
        if (receiver.getClass() != SYSTEM_CLOCK) return null;
        return switch (method) {
            case "instant" -> instant();
            case "millis" -> instant().toEpochMilli();
            default -> null;
        };
    }

    /** The zone whose time the arguments of {@code now} ask for; {@code null} if they name a clock that is not the system's. */
    private static @Nullable ZoneId zone(Object[] arguments) {
        if (arguments.length == 0) return ZoneId.systemDefault();
        if (arguments[0] instanceof Clock clock) return clock.getClass() == SYSTEM_CLOCK ? clock.getZone() : null;
        return arguments[0] instanceof ZoneId zone ? zone : null;
    }

    private @Nullable Object now(String type, ZoneId zone) {
        try {
            return Class.forName(type).getMethod("now", Clock.class).invoke(null, Clock.fixed(instant(), zone));
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            return null;
        }
    }

    private Instant instant() {
        return Instant.ofEpochSecond(0, nanoTime.getAsLong());
    }
}
