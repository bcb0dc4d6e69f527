package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.explore.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jspecify.annotations.Nullable;

/**
 * Where in the trace of an execution each thread announced its steps, made them, and took monitors. The trace alone does not say so: Lincheck
 * notes some things before the step that they are and some after it.
 */
public final class Turns {
    private final @Nullable Supplier<List<TracePoint>> trace;
    private final List<Event> events = new ArrayList<>();
    private final IdentityHashMap<TracePoint, Object> monitors = new IdentityHashMap<>();
    private final Set<Integer> arrived = new HashSet<>();
    private int part;
    private int end = -1;

    /** Something that the trace does not show. */
    public sealed interface Event {
        /** Index of the thread. */
        int thread();

        /** How many points the trace had before it. */
        int at();
    }

    /**
     * A thread is about to make a step.
     *
     * @param from how many points the trace had when the thread began, if this is the first step that it announces in its part of the scenario;
     *     else negative
     * @param blocked whether it cannot make the step yet
     * @param site where in the code
     */
    public record Announced(int thread, int at, int from, boolean blocked, int site) implements Event {
        /** Whether it is the thread's first step in its part of the scenario. */
        public boolean isFirst() {
            return from >= 0;
        }
    }

    /** A thread makes the step that it announced. */
    public record Made(int thread, int at) implements Event {}

    /**
     * A thread has got into a monitor.
     *
     * @param attempt where the trace says that it came to it
     */
    public record Took(
            int thread, int at, Object monitor, @Nullable TracePoint attempt) implements Event {}

    /** @param trace returns the points so far; {@code null} if no trace is collected: then nothing is kept */
    Turns(@Nullable Supplier<List<TracePoint>> trace) {
        this.trace = trace;
    }

    /** A part of the scenario begins. */
    void begin() {
        if (trace == null) return;
        part = trace.get().size();
        arrived.clear();
    }

    /** The execution hangs or is given up: what its threads do from now on is to unwind. */
    void end() {
        if (trace != null && end < 0) end = trace.get().size();
    }

    /** A thread announces a step. */
    void announced(int thread, Transition step) {
        if (trace == null || end >= 0) return;
        int from = arrived.add(thread) ? part : -1;
        events.add(new Announced(thread, trace.get().size(), from, !step.isPossible(), step.site()));
    }

    /** A thread makes the step that it announced. */
    void made(int thread) {
        if (trace == null || end >= 0) return;
        events.add(new Made(thread, trace.get().size()));
    }

    /** A thread has got into a monitor, whether it had to wait or not. */
    void took(int thread, Object monitor) {
        if (trace == null || end >= 0) return;
        TracePoint attempt = latest(thread);
        boolean isAttempt = attempt != null && monitors.get(attempt) == monitor;
        events.add(new Took(thread, trace.get().size(), monitor, isAttempt ? attempt : null));
    }

    /** The latest point of a thread is about a monitor. */
    void about(int thread, Object monitor) {
        TracePoint latest = latest(thread);
        if (latest != null) monitors.put(latest, monitor);
    }

    private @Nullable TracePoint latest(int thread) {
        if (trace == null) return null;
        List<TracePoint> points = trace.get();
        for (int i = points.size() - 1; i >= 0; i--) if (points.get(i).getIThread() == thread) return points.get(i);
        return null;
    }

    /** Returns the events, in order. */
    public List<Event> events() {
        return events;
    }

    /** Returns the points of the trace that belong to the execution. */
    public List<TracePoint> points() {
        if (trace == null) return List.of();
        return end < 0 ? trace.get() : trace.get().subList(0, end);
    }

    /** The monitor that a point of the trace is about; {@code null} if none. */
    public @Nullable Object monitor(TracePoint point) {
        return monitors.get(point);
    }
}
