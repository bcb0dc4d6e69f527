package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.engine.lincheck.exploring.Turns;
import dev.turnstile.engine.lincheck.exploring.Turns.Announced;
import dev.turnstile.engine.lincheck.exploring.Turns.Event;
import dev.turnstile.engine.lincheck.exploring.Turns.Made;
import dev.turnstile.engine.lincheck.exploring.Turns.Took;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ParkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SectionDelimiterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SwitchEventTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a watched execution made its steps. Lincheck notes that a thread comes to a step before the thread is chosen to make
 * it: a thread that other threads' steps come before is shown to come to its step only then, unless it had to wait.
 */
final class Course {
    /** One thing in the course of an execution. */
    sealed interface Item {
        /** Index of the thread. */
        int thread();
    }

    /** A point of the trace. */
    record Noted(TracePoint point) implements Item {
        @Override
        public int thread() {
            return point.getIThread();
        }
    }

    /** A thread makes a step, which points of the trace may tell of or not. */
    record Stepped(int thread) implements Item {}

    /** A thread has got into a monitor. */
    record Entered(int thread, Took took) implements Item {}

    /** The thread that ran does not go on, although it has not ended; {@code waits} says where it waits, {@code null} if it does not. */
    record Switched(int thread, @Nullable Announced waits) implements Item {}

    private final List<TracePoint> points;
    private final List<Event> events;

    /** Which points come only when their thread makes the step that it announced; where it never does, at the end. */
    private final Map<Announced, List<Integer>> delayed = new LinkedHashMap<>();

    private final Set<Integer> allDelayed = new HashSet<>();
    private final Map<Integer, Announced> latest = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    private Course(List<TracePoint> points, List<Event> events) {
        this.points = points;
        this.events = events;
    }

    /** The course of an execution. */
    static List<Item> of(Turns turns) {
        Course course = new Course(turns.points(), turns.events());
        course.delay();
        course.arrange();
        return withSwitches(course.items);
    }

    private void delay() {
        Map<Integer, Integer> begins = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event instanceof Announced announced) {
                delay(announced, begins.getOrDefault(event.thread(), 0), i);
            } else if (event instanceof Made) {
                begins.put(event.thread(), event.at());
            }
        }
    }

    private void delay(Announced announced, int begin, int index) {
        boolean never = true;
        boolean othersFirst = false;
        for (Event later : events.subList(index + 1, events.size())) {
            if (later.thread() == announced.thread()) {
                never = false;
                break;
            }
            othersFirst |= later instanceof Made;
        }
        if (announced.blocked() && (never || !announced.isFirst()) || !othersFirst && !never) return;
        List<Integer> come = announced.isFirst()
                ? all(announced.thread(), Math.max(begin, announced.from()), announced.at())
                : attempts(announced.thread(), begin, announced.at());
        delayed.put(announced, come);
        allDelayed.addAll(come);
    }

    private List<Integer> all(int thread, int from, int to) {
        List<Integer> own = new ArrayList<>();
        for (int i = from; i < to; i++) if (points.get(i).getIThread() == thread) own.add(i);
        return own;
    }

    /** The last points of a thread that say no more than that it comes to something. */
    private List<Integer> attempts(int thread, int from, int to) {
        List<Integer> own = all(thread, from, to);
        int first = own.size();
        while (first > 0 && isAttempt(points.get(own.get(first - 1)))) first--;
        return own.subList(first, own.size());
    }

    private static boolean isAttempt(TracePoint point) {
        return point instanceof MethodCallTracePoint
                || point instanceof MonitorEnterTracePoint
                || point instanceof WaitTracePoint
                || point instanceof ParkTracePoint;
    }

    private void arrange() {
        int next = 0;
        for (Event event : events) {
            while (next < event.at()) note(next++);
            if (event instanceof Announced announced) {
                latest.put(event.thread(), announced);
            } else if (event instanceof Took took) {
                items.add(new Entered(event.thread(), took));
            } else {
                items.add(new Stepped(event.thread()));
                Announced announced = latest.get(event.thread());
                if (announced != null) come(announced);
            }
            if (event instanceof Announced announced && announced.blocked())
                items.add(new Switched(event.thread(), announced));
        }
        while (next < points.size()) note(next++);
        List.copyOf(delayed.keySet()).forEach(this::come);
    }

    private void note(int index) {
        TracePoint point = points.get(index);
        boolean isStep = !(point instanceof SwitchEventTracePoint) && !(point instanceof SectionDelimiterTracePoint);
        if (isStep && !allDelayed.contains(index)) items.add(new Noted(point));
    }

    private void come(Announced announced) {
        List<Integer> come = delayed.remove(announced);
        if (come != null) for (int index : come) items.add(new Noted(points.get(index)));
    }

    /** Adds where another thread goes on. Where a thread waits is known already, and counts if another goes on then. */
    private static List<Item> withSwitches(List<Item> items) {
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < items.size(); i++) last.put(items.get(i).thread(), i);
        List<Item> all = new ArrayList<>();
        Map<Integer, Switched> waiting = new HashMap<>();
        int current = -1;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item instanceof Switched waits) {
                waiting.put(item.thread(), waits);
                if (item.thread() == current && last.getOrDefault(current, -1) == i) all.add(waits);
                continue;
            }
            boolean isOther = current >= 0 && item.thread() != current;
            if (isOther && last.getOrDefault(current, -1) > i)
                all.add(waiting.getOrDefault(current, new Switched(current, null)));
            current = item.thread();
            waiting.remove(current);
            all.add(item);
        }
        return all;
    }
}
