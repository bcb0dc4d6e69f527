package dev.turnstile.engine.lincheck.exploring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The loops that threads are in, by the place of their heads. Lincheck numbers loops within their methods, and tells of an exit where the
 * code goes on, so that the head has to be found again. It does not tell of every exit: a loop is also left when its method comes to
 * its end, and when the thread comes to the head of a loop around it.
 */
final class ActiveLoops {
    private final IntFunction<StackTraceElement> places;
    private final Map<Integer, Stack> stacks = new HashMap<>();

    private record Active(int head, StackTraceElement place, int loop, int depth) {}

    /** The loops of one thread, the innermost last. */
    private static final class Stack {
        private final List<Active> active = new ArrayList<>();

        /** How many calls the thread is in. */
        private int depth;
    }

    /** @param places where in the code a number of a site is */
    ActiveLoops(IntFunction<StackTraceElement> places) {
        this.places = places;
    }

    private Stack of(int thread) {
        return stacks.computeIfAbsent(thread, t -> new Stack());
    }

    /** A thread comes to the head of a loop. Returns the heads of those loops in it that the thread has left. */
    List<Integer> enter(int thread, int head, int loop) {
        Stack stack = of(thread);
        for (int i = stack.active.size() - 1; i >= 0; i--) {
            Active a = stack.active.get(i);
            if (a.head == head && a.depth == stack.depth) return cut(stack, i + 1);
        }
        stack.active.add(new Active(head, places.apply(head), loop, stack.depth));
        return List.of();
    }

    /** A thread leaves a loop. Returns the heads of those that it may be. */
    List<Integer> exit(int thread, int site, int loop) {
        List<Integer> heads = new ArrayList<>();
        StackTraceElement place = places.apply(site);
        of(thread).active.removeIf(a -> {
            boolean isLeft = a.loop == loop && isInSameMethod(a.place, place);
            if (isLeft) heads.add(a.head);
            return isLeft;
        });
        return heads;
    }

    /** A thread makes a call. */
    void call(int thread) {
        of(thread).depth++;
    }

    /** A call of a thread ends, in whatever way. Returns the heads of the loops that the thread leaves. */
    List<Integer> comeBack(int thread) {
        Stack stack = of(thread);
        stack.depth--;
        int outer = stack.active.size();
        while (outer > 0 && stack.active.get(outer - 1).depth > stack.depth) outer--;
        return cut(stack, outer);
    }

    /** A thread leaves all loops. */
    void leaveAll(int thread) {
        stacks.remove(thread);
    }

    private static List<Integer> cut(Stack stack, int from) {
        if (from >= stack.active.size()) return List.of();
        List<Active> left = stack.active.subList(from, stack.active.size());
        List<Integer> heads = left.stream().map(Active::head).toList();
        left.clear();
        return heads;
    }

    private static boolean isInSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }
}
