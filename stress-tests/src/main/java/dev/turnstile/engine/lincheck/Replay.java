package dev.turnstile.engine.lincheck;

import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;

/**
 * A schedule that was run once more, watched.
 *
 * @param points its steps
 * @param events who took, held and waited for what
 * @param subject the instance it worked on
 * @param objectNumbers the objects with the numbers that the steps name them by
 */
record Replay(List<TracePoint> points, LockEvents events, Object subject, Map<?, ?> objectNumbers) {}
