package dev.turnstile.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Happens-before and data races word for word (JLS 17.4.5): each event with the set of those that happen before it. */
final class HappensBeforeByDefinition {
    private final List<Event> events = new ArrayList<>();
    private final Set<String> races = new TreeSet<>();

    /** Returns the number of a location. Each thing that events can synchronise on has a number of its own, below 64. */
    static int location(int index) {
        return index;
    }

    static int monitor(int index) {
        return 10 + index;
    }

    static int start(int thread) {
        return 20 + thread;
    }

    static int end(int thread) {
        return 30 + thread;
    }

    static int interruption(int thread) {
        return 40 + thread;
    }

    static int semaphore(int index) {
        return 50 + index;
    }

    static final int OPAQUE = 60;

    static final int NONE = -1;

    /** An access, or -1 as the location of what is none; the set of events before it, as bits. */
    private record Event(
            int thread,
            int acquires,
            int releases,
            int breaks,
            int location,
            boolean writes,
            boolean plain,
            int site,
            long before) {}

    int mark() {
        return events.size();
    }

    void reset(int mark) {
        while (events.size() > mark) events.remove(events.size() - 1);
    }

    Set<String> races() {
        return races;
    }

    static String race(int site, int other) {
        return Math.min(site, other) + "-" + Math.max(site, other);
    }

    void synchronise(int thread, int acquires, int releases) {
        add(new Event(thread, acquires, releases, NONE, -1, false, false, 0, before(thread, acquires)));
    }

    void read(int thread, int location, AccessMode mode, int site) {
        boolean plain = mode == AccessMode.PLAIN;
        int acquires = plain ? NONE : location(location);
        add(new Event(thread, acquires, NONE, NONE, location, false, plain, site, before(thread, acquires)));
    }

    void write(int thread, int location, AccessMode mode, boolean update, int site) {
        boolean plain = mode == AccessMode.PLAIN;
        int key = location(location);
        int acquires = update ? key : NONE;
        add(new Event(
                thread,
                acquires,
                plain ? NONE : key,
                plain ? key : NONE,
                location,
                true,
                plain,
                site,
                before(thread, acquires)));
    }

    private long before(int thread, int acquires) {
        long before = 0;
        boolean broken = false;
        for (int i = events.size() - 1; i >= 0; i--) {
            Event event = events.get(i);
            // A volatile read does not synchronise with writes that a plain one has overwritten.
            broken |= acquires != NONE && event.breaks == acquires;
            boolean synchronises = acquires != NONE && event.releases == acquires && !broken;
            if (event.thread == thread || synchronises) before |= event.before | 1L << i;
        }
        return before;
    }

    private void add(Event event) {
        if (events.size() >= 63) throw new IllegalStateException("too many events");
        if (event.location >= 0) {
            for (int i = 0; i < events.size(); i++) {
                Event other = events.get(i);
                if (other.location == event.location
                        && other.thread != event.thread
                        && (other.writes || event.writes)
                        && (other.plain || event.plain)
                        && (event.before >> i & 1) == 0) races.add(race(other.site, event.site));
            }
        }
        events.add(event);
    }
}
