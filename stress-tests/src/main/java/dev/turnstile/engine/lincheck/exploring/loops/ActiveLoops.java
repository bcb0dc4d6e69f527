package dev.turnstile.engine.lincheck.exploring.loops;

import dev.turnstile.explore.collections.Sequence;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The loops that threads are in, by the place of their heads. Lincheck numbers loops within their methods, and tells of an exit where the
 * code goes on, so that the head has to be found again. It does not tell of every exit: a loop is also left when its method comes to
 * its end, and when the thread comes to the head of a loop around it.
 */
public final class ActiveLoops {
    /** Never changed. */
    private final Sequence<Integer> none = new Sequence<>();

    private final IntFunction<StackTraceElement> places;
    private final Sequence<@Nullable Stack> stacks = new Sequence<>();

    private record Active(int head, StackTraceElement place, int loop, int depth) {}

    /** The loops of one thread, the innermost last. */
    private static final class Stack {
        private final Sequence<Active> active = new Sequence<>();

        /** How many calls the thread is in. */
        private int depth;
    }

    /** @param places where in the code a number of a site is */
    public ActiveLoops(IntFunction<StackTraceElement> places) {
        this.places = places;
    }

    private Stack of(int thread) {
        while (stacks.size() <= thread) stacks.add(null);
        Stack known = stacks.get(thread);
        if (known != null) return known;
        Stack stack = new Stack();
        stacks.set(thread, stack);
        return stack;
    }

    /** A thread comes to the head of a loop. Returns the heads of those loops in it that the thread has left. */
    public Sequence<Integer> enter(int thread, int head, int loop) {
        Stack stack = of(thread);
        for (int i = stack.active.size() - 1; i >= 0; i--) {
            Active a = stack.active.get(i);
            if (a.head == head && a.depth == stack.depth) return cut(stack, i + 1);
        }
        stack.active.add(new Active(head, places.apply(head), loop, stack.depth));
        return none;
    }

    /** A thread leaves a loop. Returns the heads of those that it may be. */
    public Sequence<Integer> exit(int thread, int site, int loop) {
        Sequence<Active> active = of(thread).active;
        if (active.isEmpty()) return none;
        Sequence<Integer> heads = new Sequence<>();
        StackTraceElement place = places.apply(site);
        active.removeIf(a -> {
            boolean isLeft = a.loop == loop && isInSameMethod(a.place, place);
            if (isLeft) heads.add(a.head);
            return isLeft;
        });
        return heads;
    }

    /** A thread makes a call. */
    public void call(int thread) {
        of(thread).depth++;
    }

    /** A call of a thread ends, in whatever way. Returns the heads of the loops that the thread leaves. */
    public Sequence<Integer> comeBack(int thread) {
        Stack stack = of(thread);
        stack.depth--;
        int outer = stack.active.size();
        while (outer > 0 && stack.active.get(outer - 1).depth > stack.depth) outer--;
        return cut(stack, outer);
    }

    /** A thread leaves all loops. */
    public void leaveAll(int thread) {
        if (thread < stacks.size()) stacks.set(thread, null);
    }

    private Sequence<Integer> cut(Stack stack, int from) {
        if (from >= stack.active.size()) return none;
        Sequence<Integer> heads = new Sequence<>();
        for (int i = from; i < stack.active.size(); i++) heads.add(stack.active.get(i).head);
        stack.active.cut(from);
        return heads;
    }

    private static boolean isInSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }
}
