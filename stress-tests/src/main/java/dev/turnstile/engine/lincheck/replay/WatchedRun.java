package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.engine.lincheck.exploring.Turns;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;

/**
 * A schedule that was run once more, watched.
 *
 * @param points its steps, as Lincheck notes them
 * @param turns when its threads made their steps
 * @param place where in the code a number of a site is
 * @param events who took, held and waited for what
 * @param subject the instance it worked on
 * @param objectNumbers the objects with the numbers that the steps name them by
 */
public record WatchedRun(
        List<TracePoint> points,
        Turns turns,
        IntFunction<StackTraceElement> place,
        LockEvents events,
        Object subject,
        Map<?, ?> objectNumbers) {}
