package dev.turnstile.engine.lincheck.exploring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The loops that threads are in, by the place of their heads. Lincheck numbers loops within their methods, and tells of an exit where the
 * code goes on, so that the head has to be found again.
 */
final class ActiveLoops {
    private final IntFunction<StackTraceElement> places;
    private final List<Active> active = new ArrayList<>();

    private record Active(int thread, int head, StackTraceElement place, int loop) {}

    /** @param places where in the code a number of a site is */
    ActiveLoops(IntFunction<StackTraceElement> places) {
        this.places = places;
    }

    /** A thread comes to the head of a loop. */
    void enter(int thread, int head, int loop) {
        for (Active a : active) if (a.thread == thread && a.head == head) return;
        active.add(new Active(thread, head, places.apply(head), loop));
    }

    /** A thread leaves a loop. Returns the heads of those that it may be. */
    List<Integer> exit(int thread, int site, int loop) {
        List<Integer> heads = new ArrayList<>();
        StackTraceElement place = places.apply(site);
        for (Iterator<Active> i = active.iterator(); i.hasNext(); ) {
            Active a = i.next();
            if (a.thread != thread || a.loop != loop || !isInSameMethod(a.place, place)) continue;
            heads.add(a.head);
            i.remove();
        }
        return heads;
    }

    private static boolean isInSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }
}
